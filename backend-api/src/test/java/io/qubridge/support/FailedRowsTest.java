package io.qubridge.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Failure;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.PubResult;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.Usage;
import io.qubridge.kit.NaiveBackendProvider;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendConfig;
import io.qubridge.spi.Capabilities;
import io.qubridge.spi.Job;
import io.qubridge.spi.QuotaExceededException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailedRowsTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void onlyFailedRowsAndObservablesAreAskedForAgain() {
    List<Failure> all =
        IntStream.range(0, 10).mapToObj(k -> new Failure(0, k / 2, k % 2, "lost", true)).toList();
    FlakyBackend backend = new FlakyBackend(all, List.of());
    SplitJob.submit(backend, request()).await(LONG);
    assertNotEquals(RequestDigest.of(backend.seen.get(0)), RequestDigest.of(backend.seen.get(1)));
  }

  @Test
  void aRefusedRepetitionStopsTheCommandAndIsNotTriedInSilence() {
    FlakyBackend backend = new FlakyBackend(List.of(new Failure(0, 2, 0, "lost", true)), null);
    Job job = SplitJob.submit(backend, request());
    assertThrows(QuotaExceededException.class, () -> job.await(LONG));
  }

  @Test
  void aRepetitionThatIsWaitedForTwiceIsSubmittedOnce() {
    FlakyBackend backend = new FlakyBackend(List.of(new Failure(0, 2, 0, "lost", true)), List.of());
    Job job = SplitJob.submit(backend, request());
    assertEquals(job.await(LONG), job.await(LONG));
    assertEquals(2, backend.seen.size());
    assertTrue(backend.seen.get(1).rows() == 1);
  }

  private static ExecutionRequest request() {
    Parameter t = new Parameter("t");
    Circuit circuit = Circuit.builder(1).gate(GateType.RX, Angle.of(t), 0).build();
    Matrix values = Matrix.wrap(5, 1, new double[] {0.1, 0.2, 0.3, 0.4, 0.5});
    return new ExecutionRequest(
        new RequestId("whole"),
        List.of(
            new EstimatorPub(
                circuit,
                new Bindings(List.of(t), values),
                List.of(Observable.z(0), Observable.parse("Y0")))),
        Accuracy.exact(),
        0);
  }

  private static Matrix exact() {
    Matrix values = new Matrix(5, 2);
    for (int row = 0; row < 5; row++) {
      values.array()[2 * row] = Math.cos(0.1 * (row + 1));
      values.array()[2 * row + 1] = -Math.sin(0.1 * (row + 1));
    }
    double[] rounded = Arrays.stream(values.array()).map(v -> Math.rint(v * 1e9) / 1e9).toArray();
    return Matrix.wrap(5, 2, rounded);
  }

  /** Loses values of the first and the second request; refuses the second where told so. */
  private static final class FlakyBackend implements Backend {
    private final Backend inner;
    private final List<Failure> first;
    private final List<Failure> second;
    private final List<ExecutionRequest> seen = new ArrayList<>();

    FlakyBackend(List<Failure> first, List<Failure> second) {
      NaiveBackendProvider provider = new NaiveBackendProvider();
      this.inner = provider.open(BackendConfig.of(provider, Map.of()));
      this.first = first;
      this.second = second;
    }

    @Override
    public Capabilities capabilities() {
      return inner.capabilities();
    }

    @Override
    public Job submit(ExecutionRequest request) {
      seen.add(request);
      List<Failure> failures = seen.size() == 1 ? first : second;
      if (failures == null) {
        throw new QuotaExceededException("over the budget");
      }
      ExecutionResult whole = inner.submit(request).await(LONG);
      List<PubResult> pubs = new ArrayList<>();
      for (int pub = 0; pub < whole.pubs().size(); pub++) {
        pubs.add(damaged(whole.expectations(pub), pub, failures));
      }
      return new CompletedJob(new ExecutionResult(whole.job(), pubs, failures, Usage.free(0)));
    }

    private static Expectations damaged(Expectations all, int pub, List<Failure> failures) {
      Matrix values =
          Matrix.wrap(
              all.values().rows(),
              all.values().columns(),
              Arrays.stream(all.values().array()).map(v -> Math.rint(v * 1e9) / 1e9).toArray());
      for (Failure failure : failures) {
        for (int o = 0; o < values.columns(); o++) {
          if (failure.pub() == pub
              && (failure.observable() == Failure.ALL || failure.observable() == o)) {
            values.array()[failure.row() * values.columns() + o] = Double.NaN;
          }
        }
      }
      return new Expectations(values, all.standardErrors());
    }

    @Override
    public void close() {
      inner.close();
    }
  }
}
