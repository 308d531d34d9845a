package io.qubridge.local.noise;

import io.qubridge.observable.Observable;
import io.qubridge.observable.PauliString;
import java.util.List;

/**
 * A placed circuit and observables, compiled with the noise for trajectories. Immutable.
 *
 * @param placed where the circuit runs
 * @param circuit with its noise
 * @param bases of the observables; for a sampled circuit the one of its classical bits
 * @param identities the observables' multiples of the identity
 * @param bounds no value of an observable is further from its multiple of the identity
 */
record TrajectoryProgram(
    Placed placed,
    TrajectoryCircuit circuit,
    List<NoisyBasis> bases,
    double[] identities,
    double[] bounds) {
  /** Compiles a circuit whose observables are estimated. */
  static TrajectoryProgram estimating(
      Placed placed, List<Observable> observables, NoiseModel noise) {
    TrajectoryCircuit circuit = new TrajectoryCircuit(placed.runs(), noise);
    List<Observable> mapped = placed.map(observables);
    return new TrajectoryProgram(
        placed,
        circuit,
        NoisyBasis.of(mapped, circuit::position, noise),
        mapped.stream().mapToDouble(NoisyBasis::identity).toArray(),
        mapped.stream().mapToDouble(TrajectoryProgram::bound).toArray());
  }

  /** Compiles a circuit that is sampled. */
  static TrajectoryProgram sampling(Placed placed, NoiseModel noise) {
    TrajectoryCircuit circuit = new TrajectoryCircuit(placed.runs(), noise);
    List<NoisyOutcomes.Measured> measured =
        circuit.readouts().stream()
            .map(read -> new NoisyOutcomes.Measured(read.qubit(), 3, read.readout()))
            .toList();
    return new TrajectoryProgram(
        placed,
        circuit,
        List.of(new NoisyBasis(measured, List.of())),
        new double[0],
        new double[0]);
  }

  private static double bound(Observable observable) {
    return observable.terms().stream()
        .filter(term -> !term.string().equals(PauliString.IDENTITY))
        .mapToDouble(term -> Math.abs(term.coefficient()))
        .sum();
  }

  int observables() {
    return identities.length;
  }
}
