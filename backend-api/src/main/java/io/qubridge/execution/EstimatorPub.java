package io.qubridge.execution;

import io.qubridge.circuit.Circuit;
import io.qubridge.observable.CommutingGroups;
import io.qubridge.observable.Observable;
import java.util.List;

/**
 * Asks for expectation values of observables in the state that a circuit prepares.
 *
 * @param circuit the circuit, without measurements
 * @param bindings its parameters' values, one row an execution
 * @param observables the columns of the result, at least one
 */
public record EstimatorPub(Circuit circuit, Bindings bindings, List<Observable> observables)
    implements Pub {
  /**
   * Checks that circuit, bindings and observables fit.
   *
   * @throws IllegalArgumentException if parameters differ, an observable names a qubit that the
   *     circuit lacks, or the circuit measures
   */
  public EstimatorPub {
    observables = List.copyOf(observables);
    Pub.requireBound(circuit, bindings);
    if (observables.isEmpty()) {
      throw new IllegalArgumentException("an estimator PUB has at least one observable");
    }
    if (circuit.measures()) {
      throw new IllegalArgumentException(
          "an estimator PUB takes a circuit without measurements; the observables say what is measured");
    }
    for (Observable observable : observables) {
      if (observable.width() > circuit.qubits()) {
        throw new IllegalArgumentException(
            "observable '"
                + observable
                + "' needs more than the circuit's "
                + circuit.qubits()
                + " qubits");
      }
    }
  }

  /** The number of groups that {@link CommutingGroups} forms of the observables. */
  @Override
  public long executablesPerRow() {
    return CommutingGroups.of(observables).size();
  }

  @Override
  public EstimatorPub slice(int from, int count) {
    return new EstimatorPub(circuit, bindings.slice(from, count), observables);
  }
}
