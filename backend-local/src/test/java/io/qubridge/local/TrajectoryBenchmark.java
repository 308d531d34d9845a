package io.qubridge.local;

import io.qubridge.circuit.Circuit;
import io.qubridge.device.Devices;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.local.noise.DeviceNoise.ReadoutModel;
import io.qubridge.local.noise.Method;
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
 * One value of each qubit of the entangler with six layers, from 1,000 trajectories under channels
 * of strengths as present devices have.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class TrajectoryBenchmark {
  private static final String CHANNELS =
      "depolarizing=0.0005,two-qubit-depolarizing=0.01,amplitude-damping=0.001,readout=0.02";

  private static final int TRAJECTORIES = 1000;

  @Param({"4", "12", "16"})
  private int qubits;

  private Backend backend;
  private ExecutionRequest request;

  /** Opens the backend on two threads. */
  @Setup
  public void prepare() {
    Noise noise = Noise.parse(CHANNELS, 1, ReadoutModel.ASYMMETRIC, new Devices(List.of()));
    backend = new LocalBackend(2, Optional.of(noise), Method.TRAJECTORIES, TRAJECTORIES);
    Circuit circuit = ReferenceCircuits.entangler(qubits, 6, true);
    Bindings row = ReferenceCircuits.angles(circuit, 1);
    EstimatorPub pub = new EstimatorPub(circuit, row, ReferenceCircuits.z(qubits));
    request = ExecutionRequest.of(pub, Accuracy.exact(), 1);
  }

  @TearDown
  public void close() {
    backend.close();
  }

  @Benchmark
  public ExecutionResult values() {
    return backend.submit(request).await(Duration.ZERO);
  }
}
