package io.qubridge.ibm.program;

import io.qubridge.observable.Observable;
import io.qubridge.observable.PauliString;
import java.util.LinkedHashMap;
import java.util.Map;

/** Pauli strings as the service writes them: a letter for each qubit, that of qubit 0 rightmost. */
final class Letters {
  private Letters() {}

  /** The weights of an observable's strings, equal strings put together. */
  static Map<String, Double> weights(Observable observable, int qubits) {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (Observable.Term term : observable.terms()) {
      weights.merge(string(term.string(), qubits), term.coefficient(), Double::sum);
    }
    return weights;
  }

  private static String string(PauliString string, int qubits) {
    StringBuilder letters = new StringBuilder("I".repeat(qubits));
    for (PauliString.Factor factor : string.factors()) {
      letters.setCharAt(qubits - 1 - factor.qubit(), factor.pauli().name().charAt(0));
    }
    return letters.toString();
  }
}
