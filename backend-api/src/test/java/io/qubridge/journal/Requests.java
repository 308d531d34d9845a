package io.qubridge.journal;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Matrix;
import io.qubridge.observable.Observable;
import io.qubridge.qasm.QasmReader;
import java.util.List;

/** Small requests. */
final class Requests {
  private static final Circuit CIRCUIT =
      QasmReader.read(
          """
          OPENQASM 3.0;
          include "stdgates.inc";
          input float[64] a;
          qubit[2] q;
          rx(a) q[0];
          cx q[0], q[1];
          """);

  private Requests() {}

  /** A request of some rows, with a new id and contents that derive from the seed. */
  static ExecutionRequest of(int rows, long seed) {
    Matrix values = new Matrix(rows, 1);
    for (int row = 0; row < rows; row++) {
      values.array()[row] = 0.1 * row + seed;
    }
    EstimatorPub pub =
        new EstimatorPub(
            CIRCUIT,
            new Bindings(List.of(new Parameter("a")), values),
            List.of(Observable.z(0), Observable.parse("0.5*Z0 Z1 - X1")));
    return ExecutionRequest.of(pub, Accuracy.shots(100), seed);
  }
}
