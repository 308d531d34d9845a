package io.qubridge.circuit;

import java.util.List;

/**
 * Measures one qubit in the Z basis.
 *
 * @param qubit the qubit
 * @param bit the classical bit that takes the outcome, or {@link #DISCARDED}
 */
public record Measurement(int qubit, int bit) implements Operation {
  /** The {@link #bit} of a measurement whose outcome nobody keeps. */
  public static final int DISCARDED = -1;

  @Override
  public List<Integer> qubits() {
    return List.of(qubit);
  }
}
