package io.qubridge.braket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.braket.stub.BraketStub;
import io.qubridge.braket.stub.StubDevice;
import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Usage;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendConfig;
import io.qubridge.spi.QuotaExceededException;
import io.qubridge.support.SplitJob;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AwsCredentials.class)
class ProgramSetTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final List<Observable> Z = List.of(Observable.z(0));
  private static final List<Observable> ZX = List.of(Observable.z(0), Observable.parse("X0"));

  static Backend open(BraketStub stub, Map<String, String> more) {
    BraketBackendProvider provider = new BraketBackendProvider();
    Map<String, String> settings = stub.settings();
    settings.putAll(more);
    return provider.open(BackendConfig.of(provider, settings));
  }

  static ExecutionRequest request(int rows, List<Observable> observables, long shots) {
    Parameter t = new Parameter("theta");
    Circuit circuit =
        Circuit.builder(2).gate(GateType.RX, Angle.of(t), 0).gate(GateType.CX, 0, 1).build();
    double[] values = IntStream.range(0, rows).mapToDouble(k -> 0.01 * k).toArray();
    Bindings bindings = new Bindings(List.of(t), Matrix.wrap(rows, 1, values));
    return ExecutionRequest.of(
        new EstimatorPub(circuit, bindings, observables), Accuracy.shots(shots), 1);
  }

  private static void assertSizes(StubDevice device, ExecutionRequest request, String... sizes) {
    try (BraketStub stub = new BraketStub(device);
        Backend backend = open(stub, Map.of())) {
      ExecutionResult result = SplitJob.submit(backend, request).await(LONG);
      assertEquals(List.of(), result.failures());
      assertEquals(List.of(sizes), stub.sizes());
      Usage estimate = backend.estimate(request);
      assertEquals(sizes.length, estimate.tasks());
      assertEquals(result.usage().usd(), estimate.usd(), "estimated and billed");
    }
  }

  @Test
  void aSetIsFilledToItsLimitAndNoFurther() {
    StubDevice ten = StubDevice.garnet().withSets(10, 200_000, 0);
    assertSizes(ten, request(9, Z, 50), "9x50");
    assertSizes(ten, request(10, Z, 50), "10x50");
    assertSizes(ten, request(11, Z, 50), "10x50", "1x50");
    assertSizes(ten, request(6, ZX, 50), "10x50", "2x50");
  }

  @Test
  void theShotsOfASetAreWithinItsLimitToo() {
    StubDevice few = StubDevice.garnet().withSets(10, 400, 0);
    assertSizes(few, request(3, Z, 100), "3x100");
    assertSizes(few, request(4, Z, 100), "4x100");
    assertSizes(few, request(5, Z, 100), "4x100", "1x100");
  }

  @Test
  void shotsAreRaisedWhereASetWouldHaveTooFew() {
    StubDevice many = StubDevice.garnet().withSets(10, 400, 250);
    assertSizes(many, request(3, Z, 50), "3x84");
    assertSizes(many, request(3, Z, 100), "3x100");
  }

  @Test
  void aTrainingStepOfTheLayerIsNineteenTasks() {
    try (BraketStub stub = new BraketStub(StubDevice.garnet());
        Backend backend = open(stub, Map.of())) {
      Usage usage = backend.estimate(request(1824, Z, 1000));
      assertEquals(19, usage.tasks());
      assertEquals(1_824_000, usage.shots());
      assertEquals(0, new BigDecimal("2650.50").compareTo(usage.usd()));
      SplitJob.submit(backend, request(1824, Z, 10)).await(LONG);
      assertEquals(19, stub.tasks());
    }
  }

  @Test
  void moreOrFewerShotsThanTheDeviceTakesAreRefused() {
    StubDevice picky =
        new StubDevice(
            StubDevice.garnet().arn(),
            6,
            StubDevice.garnet().operations(),
            List.of("cz", "prx"),
            StubDevice.garnet().pairs(),
            100,
            5000,
            0,
            0,
            0,
            false);
    try (BraketStub stub = new BraketStub(picky);
        Backend backend = open(stub, Map.of())) {
      for (long shots : new long[] {99, 5001}) {
        QuotaExceededException refusal =
            assertThrows(QuotaExceededException.class, () -> backend.submit(request(1, Z, shots)));
        assertTrue(refusal.getMessage().matches(".*(at least 100|at most 5000).*"));
      }
      assertEquals(0, stub.tasks());
    }
  }

  @Test
  void onlyFailedCircuitsAreRunAgain() {
    try (BraketStub stub = new BraketStub(StubDevice.garnet());
        Backend backend = open(stub, Map.of())) {
      List<Integer> failures = new ArrayList<>(List.of(1, 3, 5));
      stub.failing(circuit -> failures.remove((Integer) circuit));
      ExecutionResult result = SplitJob.submit(backend, request(4, ZX, 100)).await(LONG);
      assertEquals(List.of(), result.failures());
      // Circuits 1 and 3 are rows of the first group, 5 is a row of the second.
      assertEquals(List.of("8x100", "3x100"), stub.sizes());
      assertTrue(Arrays.stream(result.expectations(0).values().array()).noneMatch(Double::isNaN));
      BigDecimal paid =
          new BigDecimal("0.60").add(new BigDecimal("0.00145").multiply(BigDecimal.valueOf(800)));
      assertEquals(0, paid.compareTo(result.usage().usd()));
    }
  }

  @Test
  void whatFailedIsNamedAndTheRestIsKept() {
    try (BraketStub stub = new BraketStub(StubDevice.garnet());
        Backend backend = open(stub, Map.of())) {
      stub.failing(circuit -> circuit == 2);
      ExecutionResult result = backend.submit(request(4, ZX, 100)).await(LONG);
      assertEquals(1, result.failures().size());
      assertEquals(2, result.failures().get(0).row());
      assertEquals(0, result.failures().get(0).observable());
      assertEquals("DEVICE the cryostat was too warm", result.failures().get(0).reason());
      assertTrue(Double.isNaN(result.expectations(0).values().get(2, 0)));
      assertTrue(Double.isFinite(result.expectations(0).values().get(2, 1)));
    }
  }
}
