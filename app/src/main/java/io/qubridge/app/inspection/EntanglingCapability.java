package io.qubridge.app.inspection;

import io.qubridge.circuit.Circuit;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Matrix;
import io.qubridge.gradient.Evaluation;
import io.qubridge.observable.Observable;
import io.qubridge.observable.Pauli;
import io.qubridge.observable.PauliString;
import io.qubridge.spi.Backend;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How entangled the states of a circuit are on average: the mean of the Meyer-Wallach measure
 * {@code Q = 2 (1 - mean over qubits of Tr rho_k^2)} over random parameters, between 0 for product
 * states and 1.
 *
 * <p>Parameters are uniform in [0, 2 pi), as in Sim, Johnson and Aspuru-Guzik, <a
 * href="https://arxiv.org/abs/1905.10876">arXiv:1905.10876</a>; the measure is that of Meyer and
 * Wallach, <a href="https://arxiv.org/abs/quant-ph/0108104">quant-ph/0108104</a>. A qubit's purity
 * follows from its three expectation values, {@code (1 + x^2 + y^2 + z^2) / 2}.
 */
public final class EntanglingCapability {
  private EntanglingCapability() {}

  /**
   * Estimates the capability.
   *
   * @param samples the number of states
   * @param backend gives exact values
   */
  public static Estimate of(Circuit circuit, int samples, RandomGenerator random, Backend backend) {
    List<Observable> observables = new ArrayList<>();
    for (int qubit = 0; qubit < circuit.qubits(); qubit++) {
      for (Pauli pauli : List.of(Pauli.X, Pauli.Y, Pauli.Z)) {
        observables.add(Observable.of(PauliString.of(pauli, qubit)));
      }
    }
    Bindings bindings =
        new Bindings(
            circuit.parameters(),
            RandomParameters.turns(samples, circuit.parameters().size(), random));
    EstimatorPub pub = new EstimatorPub(circuit, bindings, observables);
    Matrix values = Evaluation.of(backend, pub, Accuracy.exact(), 0).values();
    double[] measures = new double[samples];
    for (int row = 0; row < samples; row++) {
      double lengths = 0;
      for (int column = 0; column < values.columns(); column++) {
        lengths += values.get(row, column) * values.get(row, column);
      }
      measures[row] = Math.max(0, 1 - lengths / circuit.qubits()); // else -0.0000 by rounding
    }
    return Estimate.mean(measures);
  }
}
