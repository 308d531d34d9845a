package io.qubridge.ibm.device;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import io.qubridge.device.DeviceModel;
import io.qubridge.transpile.TranspileOptions;
import io.qubridge.transpile.TranspileResult;
import io.qubridge.transpile.Transpiler;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Transpiling for the 133 qubits of ibm_torino: the layer on four qubits with six rounds, with
 * numbers and with parameters, and 500 gates on 20 qubits, with pairs from anywhere and from
 * neighbours on a ring.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 4, time = 3)
@Fork(1)
public class TranspilerBenchmark {
  private static final int QUBITS = 20;
  private static final int GATES = 500;

  private final DeviceModel torino = new SnapshotReader().read(SnapshotReaderTest.shared("torino"));
  private final Circuit layer = CircuitSet.layer(4, 6);
  private final Circuit symbolicLayer = symbolicLayer();
  private final Circuit anyPairs = random(QUBITS - 1);
  private final Circuit ringPairs = random(1);

  @Benchmark
  public TranspileResult layer() {
    return transpile(layer);
  }

  @Benchmark
  public TranspileResult layerWithParameters() {
    return transpile(symbolicLayer);
  }

  @Benchmark
  public TranspileResult anyPairs() {
    return transpile(anyPairs);
  }

  @Benchmark
  public TranspileResult ringPairs() {
    return transpile(ringPairs);
  }

  private TranspileResult transpile(Circuit circuit) {
    return Transpiler.transpile(circuit, torino, TranspileOptions.DEFAULT);
  }

  private static Circuit symbolicLayer() {
    int n = 4;
    Circuit.Builder circuit = Circuit.builder(n);
    for (int k = 0; k < 6; k++) {
      for (int q = 0; q < n; q++) {
        circuit.gate(GateType.RX, Angle.of(new Parameter("w_" + k + "_" + q)), q);
      }
      for (int q = 0; q < n; q++) {
        circuit.gate(GateType.CX, q, (q + 1) % n);
      }
    }
    return circuit.measureAll("c").build();
  }

  /** One quarter each of {@code h}, {@code rz}, {@code cx} and {@code cp}. */
  private static Circuit random(int farthest) {
    Random random = new Random(1);
    Circuit.Builder circuit = Circuit.builder(QUBITS);
    for (int k = 0; k < GATES; k++) {
      int q = random.nextInt(QUBITS);
      int other = (q + 1 + random.nextInt(farthest)) % QUBITS;
      switch (random.nextInt(4)) {
        case 0 -> circuit.gate(GateType.H, q);
        case 1 -> circuit.gate(GateType.RZ, random.nextDouble(), q);
        case 2 -> circuit.gate(GateType.CX, q, other);
        default -> circuit.gate(GateType.CP, random.nextDouble(), q, other);
      }
    }
    return circuit.measureAll("c").build();
  }
}
