package io.qubridge.spi;

import io.qubridge.circuit.Circuit;
import io.qubridge.observable.Observable;
import java.util.List;

/**
 * What a backend will run for a circuit.
 *
 * @param circuit the circuit as it will run
 * @param observables the observables on its qubits
 */
public record Preparation(Circuit circuit, List<Observable> observables) {
  /** Copies the list. */
  public Preparation {
    observables = List.copyOf(observables);
  }
}
