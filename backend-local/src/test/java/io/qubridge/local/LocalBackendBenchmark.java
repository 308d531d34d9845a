package io.qubridge.local;

import io.qubridge.circuit.Circuit;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.ValueAndGradient;
import io.qubridge.spi.Backend;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Whole requests of the quantum layer's circuit: angle embedding and basic entangler layers. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(1)
public class LocalBackendBenchmark {
  /** One row, exact, two observables, one thread. */
  @State(Scope.Benchmark)
  public static class OneRow {
    @Param({"2", "4", "8"})
    private int qubits;

    private final Backend backend = Run.open(1);
    private ExecutionRequest request;

    @Setup
    public void prepare() {
      Circuit circuit = ReferenceCircuits.entangler(qubits, 6, true);
      EstimatorPub pub =
          new EstimatorPub(circuit, ReferenceCircuits.batch(circuit, 1), ReferenceCircuits.z(2));
      request = ExecutionRequest.of(pub, Accuracy.exact(), 1);
    }

    @TearDown
    public void close() {
      backend.close();
    }
  }

  @Benchmark
  public ExecutionResult oneRow(OneRow state) {
    return state.backend.submit(state.request).await(Duration.ZERO);
  }

  /** A batch of 32, as many observables as qubits. */
  @State(Scope.Benchmark)
  public static class Batch {
    @Param({"2", "4", "8", "10"})
    private int qubits;

    @Param({"1", "2"})
    private int threads;

    private Backend backend;
    private EstimatorPub pub;
    private ExecutionRequest request;
    private Matrix cotangents;

    @Setup
    public void prepare() {
      backend = Run.open(threads);
      Circuit circuit = ReferenceCircuits.entangler(qubits, qubits == 10 ? 4 : 6, true);
      pub =
          new EstimatorPub(
              circuit, ReferenceCircuits.batch(circuit, 32), ReferenceCircuits.z(qubits));
      request = ExecutionRequest.of(pub, Accuracy.exact(), 1);
      cotangents = new Matrix(32, qubits);
      Arrays.fill(cotangents.array(), 0.7);
    }

    @TearDown
    public void close() {
      backend.close();
    }
  }

  @Benchmark
  public ExecutionResult batchForward(Batch state) {
    return state.backend.submit(state.request).await(Duration.ZERO);
  }

  @Benchmark
  public ValueAndGradient batchForwardAndBackward(Batch state) {
    state.backend.submit(state.request).await(Duration.ZERO);
    return state.backend.differentiator().orElseThrow().vjp(state.pub, state.cotangents);
  }

  /** The rows of a batch of 32 with two shifts of each of 28 angles, every row its own weights. */
  @State(Scope.Benchmark)
  public static class Shifted {
    @Param({"1", "2"})
    private int threads;

    private Backend backend;
    private ExecutionRequest request;

    @Setup
    public void prepare() {
      backend = Run.open(threads);
      Circuit circuit = ReferenceCircuits.entangler(4, 6, true);
      EstimatorPub pub =
          new EstimatorPub(
              circuit, ReferenceCircuits.batch(circuit, 32 * 57), ReferenceCircuits.z(4));
      double[] values = pub.bindings().values().array();
      for (int row = 0; row < 32 * 57; row++) {
        int angle = row % 57 / 2;
        values[28 * row + angle % 28] += row % 57 == 56 ? 0 : (row % 2 - 0.5) * Math.PI;
      }
      request = ExecutionRequest.of(pub, Accuracy.shots(1024), 1);
    }

    @TearDown
    public void close() {
      backend.close();
    }
  }

  @Benchmark
  public ExecutionResult shotsOfShiftedRows(Shifted state) {
    return state.backend.submit(state.request).await(Duration.ZERO);
  }

  /** Twenty qubits, ten layers without embedding. */
  @State(Scope.Benchmark)
  public static class Large {
    @Param({"1", "2"})
    private int threads;

    private Backend backend;
    private ExecutionRequest request;

    @Setup
    public void prepare() {
      backend = Run.open(threads);
      request = ExecutionRequest.of(ReferenceCircuits.pub(20, 10, false), Accuracy.exact(), 1);
    }

    @TearDown
    public void close() {
      backend.close();
    }
  }

  @Benchmark
  public ExecutionResult twentyQubits(Large state) {
    return state.backend.submit(state.request).await(Duration.ZERO);
  }
}
