package io.qubridge.mitigation;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.RequestId;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Backend;
import io.qubridge.spi.JobFailedException;
import io.qubridge.spi.UnsupportedCircuitException;
import io.qubridge.support.SplitJob;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The two circuits that tell how readouts err: all qubits in |0>, and all in |1>. */
final class PrepareAndMeasure {
  private static final Duration PATIENCE = Duration.ofDays(365);

  /** Separates the calibration's randomness from that of a request of the same seed. */
  private static final long STREAM = 0x63616C6962726174L;

  /** What flips a qubit, on devices of different makers. */
  private static final List<List<GateType.Factor>> FLIPS =
      List.of(
          List.of(factor(GateType.X)),
          List.of(factor(GateType.SX), factor(GateType.SX)),
          List.of(factor(GateType.RX, Math.PI)),
          List.of(factor(GateType.PRX, Math.PI, 0)),
          List.of(factor(GateType.GPI, 0)));

  private final Backend backend;
  private final List<Integer> qubits;
  private final boolean physical;
  private final List<Observable> observables;

  PrepareAndMeasure(Backend backend, Collection<Integer> qubits, boolean physical) {
    this.backend = backend;
    this.qubits = List.copyOf(new TreeSet<>(qubits));
    this.physical = physical;
    this.observables = this.qubits.stream().map(Observable::z).toList();
  }

  private static GateType.Factor factor(GateType type, double... angles) {
    return new GateType.Factor(type, Arrays.stream(angles).mapToObj(Angle::of).toList());
  }

  ReadoutCalibration run(Accuracy accuracy, long seed) {
    ExecutionRequest request = request(accuracy, seed);
    ExecutionResult result = SplitJob.submit(backend, request).await(PATIENCE);
    if (!result.failures().isEmpty()) {
      throw new JobFailedException(
          "the readout calibration gave no value: " + result.failures().get(0).reason());
    }
    SortedMap<Integer, QubitReadout> found = new TreeMap<>();
    for (int k = 0; k < qubits.size(); k++) {
      found.put(qubits.get(k), readout(result.expectations(0), result.expectations(1), k));
    }
    return new ReadoutCalibration(found);
  }

  /** The request that {@link #run} makes. */
  ExecutionRequest request(Accuracy accuracy, long seed) {
    Circuit zeros = builder().build();
    return new ExecutionRequest(
        RequestId.random(),
        List.of(
            new EstimatorPub(zeros, Bindings.none(), observables),
            new EstimatorPub(ones(), Bindings.none(), observables)),
        accuracy,
        seed ^ STREAM);
  }

  private static QubitReadout readout(Expectations zeros, Expectations ones, int column) {
    return new QubitReadout(
        probability((1 - zeros.values().get(0, column)) / 2),
        probability((1 + ones.values().get(0, column)) / 2),
        zeros.standardErrors().get(0, column) / 2,
        ones.standardErrors().get(0, column) / 2);
  }

  private static double probability(double value) {
    return Math.min(1, Math.max(0, value));
  }

  private Circuit.Builder builder() {
    int width = qubits.get(qubits.size() - 1) + 1;
    return physical ? Circuit.physicalBuilder(width) : Circuit.builder(width);
  }

  /** The circuit with the first flip that the backend takes. */
  private Circuit ones() {
    UnsupportedCircuitException refusal = null;
    for (List<GateType.Factor> flip : FLIPS) {
      Circuit.Builder circuit = builder();
      for (int qubit : qubits) {
        flip.forEach(f -> circuit.add(Gate.of(f.type(), f.angles(), List.of(qubit))));
      }
      Circuit ones = circuit.build();
      try {
        backend.prepare(ones, observables);
        return ones;
      } catch (UnsupportedCircuitException next) {
        refusal = refusal == null ? next : refusal;
      }
    }
    throw refusal;
  }
}
