package io.qubridge.execution;

import io.qubridge.circuit.Circuit;

/**
 * Asks for the distribution of a circuit's classical bits.
 *
 * @param circuit the circuit, with measurements
 * @param bindings its parameters' values, one row an execution
 */
public record SamplerPub(Circuit circuit, Bindings bindings) implements Pub {
  /**
   * Checks that circuit and bindings fit.
   *
   * @throws IllegalArgumentException if parameters differ, the circuit does not measure, or it has
   *     more than 63 classical bits
   */
  public SamplerPub {
    Pub.requireBound(circuit, bindings);
    if (!circuit.measures()) {
      throw new IllegalArgumentException("a sampler PUB takes a circuit with measurements");
    }
    if (circuit.bits() > Counts.MAX_BITS) {
      throw new IllegalArgumentException(
          circuit.bits() + " classical bits; a sampler PUB takes at most " + Counts.MAX_BITS);
    }
  }

  @Override
  public long executablesPerRow() {
    return 1;
  }

  @Override
  public SamplerPub slice(int from, int count) {
    return new SamplerPub(circuit, bindings.slice(from, count));
  }
}
