package io.qubridge.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.circuit.Circuit;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Usage;
import io.qubridge.execution.ValueAndGradient;
import io.qubridge.kit.NaiveBackendProvider;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendConfig;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.BackendProvider;
import io.qubridge.spi.Differentiator;
import io.qubridge.spi.Job;
import io.qubridge.spi.Setting;
import io.qubridge.support.ForwardingBackend;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaidBackendTest {
  private static final NaiveBackendProvider NAIVE = new NaiveBackendProvider();
  private final ExecutionRequest request =
      ExecutionRequest.of(
          new EstimatorPub(Circuit.builder(1).build(), Bindings.none(), List.of(Observable.z(0))),
          Accuracy.exact(),
          1);

  /** The naive backend for money. */
  private static final class Paid implements BackendProvider {
    @Override
    public String id() {
      return "naive";
    }

    @Override
    public int apiVersion() {
      return NAIVE.apiVersion();
    }

    @Override
    public List<Setting<?>> settings() {
      return NAIVE.settings();
    }

    @Override
    public boolean paid() {
      return true;
    }

    @Override
    public Backend open(BackendConfig config) {
      return new ForwardingBackend(NAIVE.open(config)) {
        @Override
        public Optional<Differentiator> differentiator() {
          return super.differentiator().map(PaidBackendTest::forMoney);
        }
      };
    }
  }

  private static Differentiator forMoney(Differentiator naive) {
    return new Differentiator() {
      @Override
      public ValueAndGradient vjp(EstimatorPub pub, Matrix cotangents) {
        return naive.vjp(pub, cotangents);
      }

      @Override
      public Usage estimate(EstimatorPub pub) {
        return new Usage(1, 0, Duration.ZERO, new BigDecimal(pub.observables().size() - 1));
      }
    };
  }

  @Test
  void gradientsAreComputedWithoutABudgetOnlyWhereTheyCostNothing() {
    BackendProvider provider = ProviderCheck.check(new Paid(), Optional.empty()).provider();
    EstimatorPub free = (EstimatorPub) request.pubs().get(0);
    List<Observable> two = List.of(Observable.z(0), Observable.z(0));
    EstimatorPub costly = new EstimatorPub(free.circuit(), free.bindings(), two);
    try (Backend backend = provider.open(BackendConfig.of(provider, Map.of("qubits", "3")))) {
      Differentiator gradients = backend.differentiator().orElseThrow();
      assertEquals(BigDecimal.ONE, gradients.estimate(costly).usd());
      assertThrows(BackendException.class, () -> gradients.vjp(costly, new Matrix(1, 2)));
      assertEquals(1, gradients.vjp(free, new Matrix(1, 1)).gradient().rows());
    }
  }

  @Test
  void aPluginThatCostsOpensBackendsThatDoNotSubmit() {
    BackendProvider provider = ProviderCheck.check(new Paid(), Optional.empty()).provider();
    assertTrue(provider.paid());
    try (Backend backend = provider.open(BackendConfig.of(provider, Map.of("qubits", "3")))) {
      BackendException refusal =
          assertThrows(BackendException.class, () -> backend.submit(request));
      assertEquals(Category.USER, refusal.category());
      assertTrue(refusal.getMessage().contains("--max-cost USD"), refusal.getMessage());
      assertTrue(refusal.getMessage().contains("BackendRegistry.open(id, settings, spending)"));
    }
  }

  @Test
  void allElseWorksWithoutABudget() {
    BackendProvider provider = ProviderCheck.check(new Paid(), Optional.empty()).provider();
    BackendConfig config = BackendConfig.of(provider, Map.of("qubits", "3"));
    try (Backend raw = NAIVE.open(config);
        Backend guarded = provider.open(config)) {
      Job job = raw.submit(request);
      assertEquals(3, guarded.capabilities().qubits());
      assertEquals(raw.estimate(request), guarded.estimate(request));
      assertEquals(job.handle(), guarded.find(request.id()).orElseThrow());
      Job resumed = guarded.resume(job.handle(), request);
      assertEquals(
          job.await(Duration.ofMinutes(1)),
          guarded.decode(
              job.handle(), request, resumed.answer(Duration.ofMinutes(1)).orElseThrow()));
      assertTrue(guarded.differentiator().isPresent());
      guarded.prepare(Circuit.builder(1).build(), List.of());
    }
  }

  @Test
  void aPluginThatCostsNothingIsLeftAsItIs() {
    assertInstanceOf(
        NaiveBackendProvider.class, ProviderCheck.check(NAIVE, Optional.empty()).provider());
  }
}
