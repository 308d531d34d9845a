package io.qubridge.ibm.program;

import io.qubridge.circuit.Circuit;
import io.qubridge.execution.Bindings;
import io.qubridge.observable.Observable;
import io.qubridge.transpile.TranspileResult;
import java.util.Optional;

/**
 * A circuit of native gates and how it stands for the user's.
 *
 * @param circuit on physical qubits
 * @param transpiled where it comes from; empty where the user's circuit is on physical qubits
 *     itself
 */
record IsaCircuit(Circuit circuit, Optional<TranspileResult> transpiled) {
  /** The physical qubit that holds a qubit of the user's circuit at the end. */
  int physical(int qubit) {
    return transpiled.map(t -> t.finalLayout().physical(qubit)).orElse(qubit);
  }

  /** An observable of the user's circuit on the physical qubits. */
  Observable map(Observable observable) {
    return transpiled.map(t -> t.map(observable)).orElse(observable);
  }

  /** The values of this circuit's parameters for rows of the user's. */
  Bindings bind(Bindings rows) {
    return transpiled.map(t -> t.bind(rows)).orElse(rows);
  }
}
