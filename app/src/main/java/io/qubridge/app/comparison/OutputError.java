package io.qubridge.app.comparison;

import io.qubridge.execution.Matrix;

/**
 * How far a circuit's outputs are from the exact ones: the mean over images and outputs of the
 * absolute difference.
 *
 * @param mean of the difference of expectation values, 0 to 2
 * @param interval its 95 % interval over images, normal approximation
 */
public record OutputError(double mean, Interval interval) {
  /**
   * Compares outputs of the same images.
   *
   * @param exact {@code [images x outputs]}
   * @param other {@code [images x outputs]}
   */
  public static OutputError of(Matrix exact, Matrix other) {
    double[] byImage = new double[exact.rows()];
    for (int row = 0; row < exact.rows(); row++) {
      for (int output = 0; output < exact.columns(); output++) {
        byImage[row] += Math.abs(other.get(row, output) - exact.get(row, output)) / exact.columns();
      }
    }
    Spread spread = Spread.of(byImage);
    return new OutputError(spread.mean(), spread.meanInterval());
  }
}
