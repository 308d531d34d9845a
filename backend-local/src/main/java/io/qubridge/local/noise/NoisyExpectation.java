package io.qubridge.local.noise;

import io.qubridge.device.ReadoutConfusion;
import io.qubridge.observable.Observable;
import io.qubridge.observable.Pauli;
import io.qubridge.observable.PauliString;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The expectation value of an observable as a weighted sum of Pauli coefficients, readout errors
 * included.
 *
 * <p>A readout that errs turns the measured operator P of a qubit into {@code a I + b P} with
 * {@code a = P(0|1) - P(1|0)} and {@code b = 1 - P(0|1) - P(1|0)}. The turn into the measured basis
 * is ideal.
 */
final class NoisyExpectation {
  private final int[] paulis;
  private final double[] weights;

  private NoisyExpectation(Map<Integer, Double> sum) {
    paulis = sum.keySet().stream().mapToInt(Integer::intValue).toArray();
    weights = sum.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  static NoisyExpectation of(Observable observable, NoisyCircuit circuit, NoiseModel noise) {
    Map<Integer, Double> sum = new TreeMap<>();
    for (Observable.Term term : observable.terms()) {
      expand(term.string(), 0, 0, term.coefficient(), circuit, noise, sum);
    }
    return new NoisyExpectation(sum);
  }

  private static void expand(
      PauliString string,
      int next,
      int pauli,
      double weight,
      NoisyCircuit circuit,
      NoiseModel noise,
      Map<Integer, Double> sum) {
    if (next == string.factors().size()) {
      sum.merge(pauli, weight, Double::sum);
      return;
    }
    PauliString.Factor factor = string.factors().get(next);
    Optional<ReadoutConfusion> confusion = noise.readout(factor.qubit());
    double one = confusion.map(ReadoutConfusion::oneGivenZero).orElse(0.0);
    double zero = confusion.map(ReadoutConfusion::zeroGivenOne).orElse(0.0);
    if (zero != one) {
      expand(string, next + 1, pauli, weight * (zero - one), circuit, noise, sum);
    }
    int position = circuit.blockQubit(factor.qubit());
    double kept = weight * (1 - zero - one);
    if (position >= 0) {
      int digit = factor.pauli().ordinal() + 1;
      expand(string, next + 1, pauli | digit << 2 * position, kept, circuit, noise, sum);
    } else if (factor.pauli() == Pauli.Z) {
      expand(string, next + 1, pauli, kept, circuit, noise, sum);
    }
  }

  /** The value in one row of a block. */
  double value(PauliBlock block, int row) {
    double sum = 0;
    for (int k = 0; k < paulis.length; k++) {
      sum += weights[k] * block.get(paulis[k], row);
    }
    return sum;
  }
}
