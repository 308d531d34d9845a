package io.qubridge.local.noise;

import io.qubridge.observable.Observable;
import java.util.List;

/**
 * A placed circuit and observables, compiled with the noise for a density matrix. Immutable; safe
 * for several threads.
 */
final class NoisyProgram {
  private final Placed placed;
  private final NoisyCircuit circuit;
  private final List<NoisyExpectation> expectations;
  private final List<NoisyBasis> bases;
  private final double[] identities;

  /**
   * Compiles.
   *
   * @param observables none for a circuit that is sampled
   * @throws io.qubridge.spi.UnsupportedCircuitException if it is too large for a density matrix, or
   *     the noise does not know a gate
   */
  NoisyProgram(Placed placed, List<Observable> observables, NoiseModel noise) {
    this.placed = placed;
    circuit = NoisyCircuit.compile(placed.runs(), placed.runs().parameters(), noise);
    List<Observable> mapped = placed.map(observables);
    expectations = mapped.stream().map(o -> NoisyExpectation.of(o, circuit, noise)).toList();
    bases = NoisyBasis.of(mapped, circuit::blockQubit, noise);
    identities = mapped.stream().mapToDouble(NoisyBasis::identity).toArray();
  }

  Placed placed() {
    return placed;
  }

  NoisyCircuit circuit() {
    return circuit;
  }

  List<NoisyExpectation> expectations() {
    return expectations;
  }

  List<NoisyBasis> bases() {
    return bases;
  }

  /** The observables' multiples of the identity. */
  double identity(int observable) {
    return identities[observable];
  }
}
