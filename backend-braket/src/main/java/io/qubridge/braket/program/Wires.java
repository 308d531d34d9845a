package io.qubridge.braket.program;

import io.qubridge.circuit.Barrier;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Operation;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A program's qubits: physical ones by their own numbers, others renumbered without gaps, because
 * some devices want every qubit of the register to be used. Order is kept.
 */
final class Wires {
  private final boolean physical;
  private final int[] number;
  private final int count;

  private Wires(boolean physical, int[] number, int count) {
    this.physical = physical;
    this.number = number;
    this.count = count;
  }

  /**
   * The wires of a circuit.
   *
   * @param physical whether to keep the numbers as those of a device's qubits
   * @param further qubits that are needed besides those with operations
   */
  static Wires of(Circuit circuit, boolean physical, Collection<Integer> further) {
    SortedSet<Integer> used = new TreeSet<>(further);
    for (Operation operation : circuit.operations()) {
      if (!(operation instanceof Barrier)) {
        used.addAll(operation.qubits());
      }
    }
    int[] number = new int[circuit.qubits()];
    int next = 0;
    for (int qubit : used) {
      number[qubit] = physical ? qubit : next;
      next++;
    }
    return new Wires(physical, number, next);
  }

  boolean physical() {
    return physical;
  }

  int count() {
    return count;
  }

  /** The number of a qubit within the program. */
  int number(int qubit) {
    return number[qubit];
  }

  /** How the program writes a qubit of the circuit. */
  String text(int qubit) {
    return numbered(number[qubit]);
  }

  /** How the program writes its own qubit of a number. */
  String numbered(int wire) {
    return physical ? "$" + wire : "q[" + wire + "]";
  }
}
