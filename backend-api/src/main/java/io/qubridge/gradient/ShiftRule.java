package io.qubridge.gradient;

import io.qubridge.circuit.Gate;

/**
 * Writes a derivative as a weighted sum of values at shifted angles.
 *
 * @param shifts what is added to the angle, in radians
 * @param weights the factor of each value
 */
record ShiftRule(double[] shifts, double[] weights) {
  /**
   * The exact rule for one angle of a gate, from the frequencies that an expectation value has in
   * it.
   *
   * <p>Two terms for one frequency (Schuld et al., <a
   * href="https://arxiv.org/abs/1811.11184">arXiv:1811.11184</a>). Four terms for two: a rotation
   * under a control has 1/2 and 1 (Anselmetti et al., <a
   * href="https://arxiv.org/abs/2104.05695">arXiv:2104.05695</a>), an angle that turns an axis has
   * 1 and 2.
   */
  static ShiftRule of(Gate gate, int angle) {
    boolean controlled = gate.controls() + gate.type().controls() > 0;
    return switch (gate.type().generator(angle)) {
      case PROJECTOR -> exact(1, 1);
      case SYMMETRIC -> controlled ? exact(2, 0.5) : exact(1, 1);
      case AXIS -> exact(2, 1);
    };
  }

  /** The central difference {@code (f(a + step) - f(a - step)) / (2 step)}. */
  static ShiftRule central(double step) {
    return new ShiftRule(
        new double[] {step, -step}, new double[] {1 / (2 * step), -1 / (2 * step)});
  }

  /**
   * The rule for the frequencies {@code base, 2 base, ..., count base} (Wierichs et al., <a
   * href="https://arxiv.org/abs/2107.12390">arXiv:2107.12390</a>, section 3.1).
   */
  private static ShiftRule exact(int count, double base) {
    double[] shifts = new double[2 * count];
    double[] weights = new double[2 * count];
    for (int m = 0; m < count; m++) {
      double x = (2 * m + 1) * Math.PI / (2 * count);
      double sine = Math.sin(x / 2);
      double weight = (m % 2 == 0 ? base : -base) / (4 * count * sine * sine);
      shifts[2 * m] = x / base;
      weights[2 * m] = weight;
      shifts[2 * m + 1] = -x / base;
      weights[2 * m + 1] = -weight;
    }
    return new ShiftRule(shifts, weights);
  }
}
