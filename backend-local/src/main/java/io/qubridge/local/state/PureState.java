package io.qubridge.local.state;

/**
 * A state vector that circuits with measurements in the middle run on. A {@link StateBlock} is one
 * where it has a single lane.
 */
public sealed interface PureState permits StateBlock, Statevector {
  /** The number of qubits. */
  int qubits();

  /** Puts all qubits into |0>. */
  void zero();

  /** The probability that measuring a qubit gives 1. */
  double probabilityOfOne(int qubit);

  /**
   * Puts a qubit into the state of an outcome and scales the state to length 1.
   *
   * @param probability of that outcome, positive
   */
  void collapse(int qubit, int outcome, double probability);

  /** Applies X to a qubit. */
  void flip(int qubit);

  /** A new state equal to this one. */
  PureState copy();
}
