package io.qubridge.support;

import io.qubridge.circuit.Gate;
import io.qubridge.circuit.Operation;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Pub;
import io.qubridge.observable.Observable;

/**
 * Estimates from above how many bytes a PUB takes as OpenQASM 3 text and JSON numbers, which is
 * what services are sent.
 */
final class WireSize {
  private static final int NUMBER = 25;
  private static final int OPERAND = 12;
  private static final int STATEMENT = 24;
  private static final int PROGRAM = 512;

  private WireSize() {}

  /** The part that does not grow with the rows: circuit and observables. */
  static long ofCircuit(Pub pub) {
    long bytes = PROGRAM + (long) pub.circuit().parameters().size() * (STATEMENT + OPERAND);
    for (Operation operation : pub.circuit().operations()) {
      bytes += STATEMENT + (long) operation.qubits().size() * OPERAND;
      if (operation instanceof Gate gate) {
        bytes +=
            gate.angles().stream().mapToLong(a -> NUMBER + a.terms().size() * 2L * NUMBER).sum();
      }
    }
    if (pub instanceof EstimatorPub estimator) {
      for (Observable observable : estimator.observables()) {
        bytes += observable.terms().size() * (long) (NUMBER + pub.circuit().qubits());
      }
    }
    return bytes;
  }

  /** One row of parameter values. */
  static long ofRow(Pub pub) {
    return (1 + pub.bindings().parameters().size()) * (long) NUMBER;
  }
}
