package io.qubridge.local.noise;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.Measurement;
import io.qubridge.circuit.Operation;
import io.qubridge.circuit.Reset;
import io.qubridge.spi.UnsupportedCircuitException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * A circuit with its noise, compiled for {@link TrajectoryState}. Qubits that nothing touches do
 * not exist in it. Immutable and safe for several threads.
 */
final class TrajectoryCircuit {
  private final int[] position;
  private final int qubits;
  private final List<TrajectoryStep> steps = new ArrayList<>();
  private final List<Double> thresholds = new ArrayList<>();
  private final TreeMap<Integer, NoisyCircuit.Readout> readouts = new TreeMap<>();

  /**
   * Compiles.
   *
   * @throws UnsupportedCircuitException if there are too many qubits or the noise model does not
   *     know a gate
   */
  TrajectoryCircuit(Circuit circuit, NoiseModel noise) {
    position = NoisyCircuit.blockQubits(circuit);
    qubits = (int) Arrays.stream(position).filter(q -> q >= 0).count();
    if (qubits > TrajectorySimulator.MAX_QUBITS) {
      throw new UnsupportedCircuitException(
          "the circuit uses %d qubits; trajectories with noise take at most %d, so use fewer"
              .formatted(qubits, TrajectorySimulator.MAX_QUBITS));
    }
    int[] last = NoisyCircuit.lastUse(circuit);
    for (int i = 0; i < circuit.operations().size(); i++) {
      Operation operation = circuit.operations().get(i);
      if (operation instanceof Gate gate) {
        add(gate, circuit, noise);
      } else if (operation instanceof Reset reset) {
        steps.add(new TrajectoryStep.Clear(position[reset.qubit()], site(1)));
      } else if (operation instanceof Measurement measurement) {
        measure(measurement, last[measurement.qubit()] == i, noise);
      }
    }
  }

  private int site(double threshold) {
    thresholds.add(threshold);
    return thresholds.size() - 1;
  }

  private void add(Gate gate, Circuit circuit, NoiseModel noise) {
    if (gate.qubits().isEmpty()) {
      return;
    }
    int[] on = gate.qubits().stream().mapToInt(qubit -> position[qubit]).toArray();
    steps.add(new TrajectoryStep.Turn(on, NoisyStep.BoundGate.of(gate, circuit.parameters())));
    for (Channel channel : noise.after(gate)) {
      steps.add(step(channel, on));
    }
  }

  private TrajectoryStep step(Channel channel, int[] on) {
    if (channel instanceof Channel.Depolarizing all) {
      double any = all.strength() * (1 - Math.scalb(1, -2 * on.length));
      return new TrajectoryStep.Depolarize(on, all.strength(), site(any));
    }
    if (channel instanceof Channel.AmplitudeDamping fall) {
      int qubit = on[fall.operand()];
      return new TrajectoryStep.Damp(qubit, fall.strength(), site(fall.strength()));
    }
    if (channel instanceof Channel.BitFlip flip) {
      double p = flip.probability();
      return new TrajectoryStep.Flip(on[flip.operand()], false, p, site(p));
    }
    Channel.PhaseFlip flip = (Channel.PhaseFlip) channel;
    double p = flip.probability();
    return new TrajectoryStep.Flip(on[flip.operand()], true, p, site(p));
  }

  private void measure(Measurement measurement, boolean isLast, NoiseModel noise) {
    int qubit = position[measurement.qubit()];
    int bit = measurement.bit();
    if (isLast && bit != Measurement.DISCARDED) {
      readouts.put(bit, new NoisyCircuit.Readout(qubit, bit, noise.readout(measurement.qubit())));
      return;
    }
    readouts.remove(bit);
    int site = site(1);
    site(1); // of the reading
    steps.add(new TrajectoryStep.Measure(qubit, bit, noise.readout(measurement.qubit()), site));
  }

  int qubits() {
    return qubits;
  }

  List<TrajectoryStep> steps() {
    return steps;
  }

  /** What is read at the end, in the order of the classical bits. */
  List<NoisyCircuit.Readout> readouts() {
    return List.copyOf(readouts.values());
  }

  /** The position of a circuit's qubit in the state, or -1 if nothing touches it. */
  int position(int qubit) {
    return position[qubit];
  }

  /** Classical bits with those that are read at the end from an outcome. */
  long bits(long middle, int outcome) {
    long bits = middle;
    int place = 0;
    for (int bit : readouts.keySet()) {
      bits = bits & ~(1L << bit) | (long) (outcome >> place++ & 1) << bit;
    }
    return bits;
  }

  /** Whether trajectories differ. */
  boolean random() {
    return !thresholds.isEmpty();
  }

  /** For each site the random number below which something may happen there. */
  double[] thresholds() {
    return thresholds.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
