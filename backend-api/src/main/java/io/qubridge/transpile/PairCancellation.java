package io.qubridge.transpile;

import io.qubridge.circuit.Gate;
import io.qubridge.circuit.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Drops gates of three and more qubits that meet their own inverse. Smaller gates are left to the
 * simplification of steps, which sees more; once lowered, a wide gate is hard to recognise.
 */
final class PairCancellation {
  private static final int WIDE = 3;

  private PairCancellation() {}

  static List<Operation> of(List<Operation> operations) {
    if (operations.stream().noneMatch(operation -> operation.qubits().size() >= WIDE)) {
      return operations;
    }
    List<Operation> kept = new ArrayList<>();
    Map<Integer, Deque<Integer>> history = new HashMap<>();
    for (Operation operation : operations) {
      int previous = undone(operation, kept, history);
      if (previous >= 0) {
        kept.set(previous, null);
        operation.qubits().forEach(qubit -> history.get(qubit).pop());
      } else {
        for (int qubit : operation.qubits()) {
          history.computeIfAbsent(qubit, q -> new ArrayDeque<>()).push(kept.size());
        }
        kept.add(operation);
      }
    }
    kept.removeIf(Objects::isNull);
    return kept;
  }

  /** The gate right before on all qubits that this one undoes, or -1. */
  private static int undone(
      Operation operation, List<Operation> kept, Map<Integer, Deque<Integer>> history) {
    if (!(operation instanceof Gate gate) || gate.qubits().size() < WIDE) {
      return -1;
    }
    int previous = -1;
    for (int qubit : gate.qubits()) {
      Deque<Integer> own = history.getOrDefault(qubit, new ArrayDeque<>());
      int top = own.isEmpty() ? -1 : own.peek();
      if (top < 0 || previous >= 0 && top != previous) {
        return -1;
      }
      previous = top;
    }
    return kept.get(previous) instanceof Gate before && before.inverse().equals(List.of(gate))
        ? previous
        : -1;
  }
}
