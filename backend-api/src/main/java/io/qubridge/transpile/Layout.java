package io.qubridge.transpile;

import io.qubridge.observable.Observable;
import io.qubridge.observable.PauliString;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;

/**
 * Where the qubits of a logical circuit are on a device at some moment.
 *
 * @param physical for each logical qubit its physical qubit
 */
public record Layout(List<Integer> physical) implements Serializable {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if two logical qubits share a physical one, or a number is
   *     negative
   */
  public Layout {
    physical = List.copyOf(physical);
    if (new HashSet<>(physical).size() != physical.size()
        || physical.stream().anyMatch(qubit -> qubit < 0)) {
      throw new IllegalArgumentException("layout " + physical + " is not one to one");
    }
  }

  /** The physical qubit of a logical one. */
  public int physical(int logical) {
    return physical.get(logical);
  }

  /**
   * An observable of the logical circuit as one on the device's qubits. With the final layout it is
   * what to measure after the ISA circuit.
   *
   * @throws IllegalArgumentException if it names a qubit that the layout lacks
   */
  public Observable map(Observable logical) {
    if (logical.width() > physical.size()) {
      throw new IllegalArgumentException(
          "observable '" + logical + "' needs more than " + physical.size() + " qubits");
    }
    return new Observable(
        logical.terms().stream()
            .map(term -> new Observable.Term(term.coefficient(), map(term.string())))
            .toList());
  }

  private PauliString map(PauliString string) {
    return new PauliString(
        string.factors().stream()
            .map(factor -> new PauliString.Factor(physical(factor.qubit()), factor.pauli()))
            .toList());
  }
}
