package io.qubridge.app.inspection;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How large a circuit is.
 *
 * @param depth the most gates that follow one another on some path through the qubits
 * @param gates how often each gate stands in it, by its OpenQASM name
 * @param entangling the gates on several qubits
 */
public record CircuitSize(int depth, SortedMap<String, Integer> gates, int entangling) {
  /** Counts a circuit's gates. */
  public static CircuitSize of(Circuit circuit) {
    int[] depths = new int[circuit.qubits()];
    SortedMap<String, Integer> gates = new TreeMap<>();
    int entangling = 0;
    int most = 0;
    for (Gate gate : circuit.gates()) {
      gates.merge("c".repeat(gate.controls()) + gate.type().qasmName(), 1, Integer::sum);
      entangling += gate.qubits().size() > 1 ? 1 : 0;
      int depth = 1 + gate.qubits().stream().mapToInt(qubit -> depths[qubit]).max().orElse(0);
      gate.qubits().forEach(qubit -> depths[qubit] = depth);
      most = Math.max(most, depth);
    }
    return new CircuitSize(most, gates, entangling);
  }

  /** The number of all gates. */
  public int total() {
    return gates.values().stream().mapToInt(Integer::intValue).sum();
  }
}
