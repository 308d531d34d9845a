package io.qubridge.circuit;

import java.util.List;

/**
 * A line that compilers do not move gates across.
 *
 * @param qubits the qubits that it spans, each once; not empty
 */
public record Barrier(List<Integer> qubits) implements Operation {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if it is empty or names a qubit twice
   */
  public Barrier {
    qubits = List.copyOf(qubits);
    if (qubits.isEmpty()) {
      throw new IllegalArgumentException("a barrier spans at least one qubit");
    }
    Gate.requireDistinct("barrier", qubits);
  }
}
