package io.qubridge.app.model;

import io.qubridge.app.layer.VariationalCircuit;

/**
 * Two dense layers in place of a circuit, each with a hyperbolic tangent, so that the outputs lie
 * in [-1, 1] as expectation values do.
 *
 * @param hidden units of the first layer, at least 1
 * @param outputs units of the second layer, at least 1
 */
public record DensePart(int hidden, int outputs) {
  private static final int MOST = 1_000_000;

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public DensePart {
    if (hidden < 1 || outputs < 1 || hidden > MOST || outputs > MOST) {
      throw new IllegalArgumentException(
          "dense layers of " + hidden + " and " + outputs + " units; each takes 1 to " + MOST);
    }
  }

  /** The layers whose number of parameters is next to a circuit's number of weights. */
  static DensePart matching(VariationalCircuit circuit) {
    int outputs = circuit.outputs();
    double hidden = (circuit.weights() - outputs) / (double) (circuit.inputs() + outputs + 1);
    return new DensePart((int) Math.max(1, Math.round(hidden)), outputs);
  }
}
