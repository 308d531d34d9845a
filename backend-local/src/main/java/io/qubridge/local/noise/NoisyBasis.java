package io.qubridge.local.noise;

import io.qubridge.local.state.MeasurementBasis;
import io.qubridge.observable.CommutingGroups;
import io.qubridge.observable.Observable;
import io.qubridge.observable.PauliString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * The qubits that one group of Pauli strings measures, and what observables make of the outcomes.
 *
 * @param measured the qubits with their bases
 * @param parts the observables' strings in the group
 */
record NoisyBasis(List<NoisyOutcomes.Measured> measured, List<MeasurementBasis.Part> parts) {
  /**
   * One basis for each group.
   *
   * @param position of a circuit's qubit in the simulated state, or -1 if nothing touches it
   */
  static List<NoisyBasis> of(
      List<Observable> observables, IntUnaryOperator position, NoiseModel noise) {
    return CommutingGroups.of(observables).stream()
        .map(group -> of(group, observables, position, noise))
        .toList();
  }

  private static NoisyBasis of(
      CommutingGroups.Group group,
      List<Observable> observables,
      IntUnaryOperator position,
      NoiseModel noise) {
    List<PauliString.Factor> factors = group.basis().factors();
    List<NoisyOutcomes.Measured> measured =
        factors.stream()
            .map(
                factor ->
                    new NoisyOutcomes.Measured(
                        position.applyAsInt(factor.qubit()),
                        factor.pauli().ordinal() + 1,
                        noise.readout(factor.qubit())))
            .toList();
    Set<PauliString> members = new HashSet<>(group.members());
    List<MeasurementBasis.Part> parts = new ArrayList<>();
    for (int o = 0; o < observables.size(); o++) {
      List<Observable.Term> terms =
          observables.get(o).terms().stream().filter(t -> members.contains(t.string())).toList();
      if (!terms.isEmpty()) {
        int[] signs = terms.stream().mapToInt(t -> positions(t.string(), factors)).toArray();
        double[] weights = terms.stream().mapToDouble(Observable.Term::coefficient).toArray();
        parts.add(new MeasurementBasis.Part(o, signs, weights));
      }
    }
    return new NoisyBasis(measured, parts);
  }

  /** The places of a string's qubits among the measured ones, as bits. */
  private static int positions(PauliString string, List<PauliString.Factor> measured) {
    int bits = 0;
    for (PauliString.Factor factor : string.factors()) {
      bits |= 1 << measured.indexOf(factor);
    }
    return bits;
  }

  /** An observable's multiple of the identity, which no basis measures. */
  static double identity(Observable observable) {
    return observable.terms().stream()
        .filter(term -> term.string().equals(PauliString.IDENTITY))
        .mapToDouble(Observable.Term::coefficient)
        .sum();
  }
}
