package io.qubridge.local;

import io.qubridge.circuit.Circuit;
import io.qubridge.device.Devices;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.local.noise.DeviceNoise.ReadoutModel;
import io.qubridge.local.noise.Noise;
import io.qubridge.spi.Backend;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

/**
 * Requests of the quantum layer's circuit, six layers on a line of five qubits with device noise:
 * exact values, every row a circuit of its own.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class NoiseBenchmark {
  @Param({"2", "4"})
  private int qubits;

  /** The circuits of a training step of two qubits and 32 images by parameter shift. */
  private static final int STEP = 928;

  /** A batch with weights in common, and a step, whose weights differ from row to row. */
  @Param({"1000", "928"})
  private int rows;

  private Backend backend;
  private ExecutionRequest request;

  /** Opens the backend on two threads. */
  @Setup
  public void prepare() {
    Devices devices = new Devices(List.of());
    Noise noise = Noise.parse("line5", 1, ReadoutModel.ASYMMETRIC, devices);
    backend = new LocalBackend(2, Optional.of(noise));
    Circuit circuit = ReferenceCircuits.entangler(qubits, 6, true);
    Bindings bindings =
        rows == STEP
            ? ReferenceCircuits.angles(circuit, rows)
            : ReferenceCircuits.batch(circuit, rows);
    EstimatorPub pub = new EstimatorPub(circuit, bindings, ReferenceCircuits.z(qubits));
    request = ExecutionRequest.of(pub, Accuracy.exact(), 1);
  }

  @TearDown
  public void close() {
    backend.close();
  }

  @Benchmark
  public ExecutionResult batch() {
    return backend.submit(request).await(Duration.ZERO);
  }
}
