package io.qubridge.local.noise;

import io.qubridge.device.ReadoutConfusion;
import java.util.Optional;

/**
 * What happens to a {@link TrajectoryState} at one point. Each random step has a site: the place of
 * its random number among those of a trajectory.
 */
sealed interface TrajectoryStep {
  /**
   * A gate.
   *
   * @param qubits in operand order
   * @param gate its unitary, by the row's bindings
   */
  record Turn(int[] qubits, NoisyStep.BoundGate gate) implements TrajectoryStep {}

  /**
   * A Pauli string on all operands, or none.
   *
   * @param qubits in operand order
   * @param strength as {@link Channel.Depolarizing} counts it
   */
  record Depolarize(int[] qubits, double strength, int site) implements TrajectoryStep {}

  /**
   * X or Z with a probability.
   *
   * @param phase whether it is Z
   */
  record Flip(int qubit, boolean phase, double probability, int site) implements TrajectoryStep {}

  /**
   * A fall to |0> with a probability of so much of that of |1>.
   *
   * @param strength 0 to 1
   */
  record Damp(int qubit, double strength, int site) implements TrajectoryStep {}

  /**
   * A measurement in the middle; its reading errs by the random number behind its own.
   *
   * @param bit classical bit, or {@link io.qubridge.circuit.Measurement#DISCARDED}
   */
  record Measure(int qubit, int bit, Optional<ReadoutConfusion> readout, int site)
      implements TrajectoryStep {}

  /** Puts a qubit into |0>. */
  record Clear(int qubit, int site) implements TrajectoryStep {}
}
