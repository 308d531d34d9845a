package io.qubridge.local.state;

import io.qubridge.observable.Observable;
import io.qubridge.observable.Pauli;
import io.qubridge.observable.PauliString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Observables on the qubits of a program: their distinct Pauli strings, sorted into groups that
 * flip the same qubits, and the weights with which each observable takes them. Immutable.
 */
final class PauliSums {
  /**
   * A string of one observable.
   *
   * @param observable the index of the observable
   * @param weight its factor, the sign of {@code i^|x & z|} included
   */
  record Use(int observable, double weight) {}

  /**
   * Strings with the same X part, all with an even or all with an odd number of Y.
   *
   * <p>The value of a string is its weight times {@code sum over a of (-1)^|a & z| part(conj(psi[a
   * ^ x]) psi[a])}, the part being the real one where the number of Y is even, else the imaginary.
   *
   * @param x the qubits that have X or Y
   * @param odd whether the number of Y is odd
   * @param z for each string the qubits that have Z or Y
   * @param uses for each string the observables that have it
   */
  record Group(int x, boolean odd, int[] z, List<List<Use>> uses) {}

  private final double[] constants;
  private final List<Group> groups;

  private record Key(int x, boolean odd) {}

  /**
   * Sorts the strings.
   *
   * @param position the program's qubit for each qubit of the circuit, -1 where the circuit leaves
   *     the qubit in |0>; no string has X or Y there
   */
  PauliSums(List<Observable> observables, int[] position) {
    constants = new double[observables.size()];
    Map<Key, Map<Integer, List<Use>>> sorted = new LinkedHashMap<>();
    for (int o = 0; o < observables.size(); o++) {
      for (Observable.Term term : observables.get(o).terms()) {
        int x = xMask(term.string(), position);
        int z = zMask(term.string(), position);
        if ((x | z) == 0) {
          constants[o] += term.coefficient();
          continue;
        }
        int ys = Integer.bitCount(x & z);
        boolean negative = (ys & 3) == 1 || (ys & 3) == 2; // Re(i^ys w) = -Im w, -Re w
        sorted
            .computeIfAbsent(new Key(x, (ys & 1) == 1), key -> new LinkedHashMap<>())
            .computeIfAbsent(z, key -> new ArrayList<>())
            .add(new Use(o, negative ? -term.coefficient() : term.coefficient()));
      }
    }
    groups =
        sorted.entrySet().stream()
            .map(
                group ->
                    new Group(
                        group.getKey().x,
                        group.getKey().odd,
                        group.getValue().keySet().stream().mapToInt(z -> z).toArray(),
                        List.copyOf(group.getValue().values())))
            .toList();
  }

  /** The number of observables. */
  int size() {
    return constants.length;
  }

  /** The part of an observable that is the same in all states of the program. */
  double constant(int observable) {
    return constants[observable];
  }

  List<Group> groups() {
    return groups;
  }

  /** The program's qubits on which a string has X or Y. */
  static int xMask(PauliString string, int[] position) {
    return mask(string, position, Pauli.Z);
  }

  /** The program's qubits on which a string has Z or Y. */
  static int zMask(PauliString string, int[] position) {
    return mask(string, position, Pauli.X);
  }

  private static int mask(PauliString string, int[] position, Pauli without) {
    int mask = 0;
    for (PauliString.Factor factor : string.factors()) {
      int qubit = position[factor.qubit()];
      if (qubit >= 0 && factor.pauli() != without) {
        mask |= 1 << qubit;
      }
    }
    return mask;
  }
}
