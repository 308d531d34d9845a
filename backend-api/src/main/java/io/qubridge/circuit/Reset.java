package io.qubridge.circuit;

import java.util.List;

/**
 * Puts one qubit into |0>, whatever it was.
 *
 * @param qubit the qubit
 */
public record Reset(int qubit) implements Operation {
  @Override
  public List<Integer> qubits() {
    return List.of(qubit);
  }
}
