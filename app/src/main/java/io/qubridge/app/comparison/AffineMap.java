package io.qubridge.app.comparison;

import io.qubridge.execution.Matrix;
import java.util.Optional;

/**
 * What noise does to one output of a circuit, in the mean: {@code noisy = scale exact + shift}.
 *
 * <p>H. Wang et al., "QuantumNAT: Quantum noise-aware training with noise injection, quantization
 * and normalization", section 3.1, <a href="https://arxiv.org/abs/2110.11331">arXiv:2110.11331</a>.
 *
 * @param scale the slope of the least squares line; 1 without noise
 * @param shift its value where the exact one is 0; 0 without noise
 * @param rSquared the share of the noisy values' variance that the line tells, 0 to 1
 */
public record AffineMap(double scale, double shift, double rSquared) {
  /**
   * Fits the line through one column of the values of some images.
   *
   * @param exact {@code [images x outputs]}
   * @param noisy {@code [images x outputs]}
   * @return empty where the exact or the noisy values are all alike, which no line can be drawn
   *     through that could be inverted
   */
  public static Optional<AffineMap> fit(Matrix exact, Matrix noisy, int column) {
    double meanExact = mean(exact, column);
    double meanNoisy = mean(noisy, column);
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int row = 0; row < exact.rows(); row++) {
      double x = exact.get(row, column) - meanExact;
      double y = noisy.get(row, column) - meanNoisy;
      xx += x * x;
      xy += x * y;
      yy += y * y;
    }
    if (xx == 0 || xy == 0) {
      return Optional.empty();
    }
    double scale = xy / xx;
    return Optional.of(new AffineMap(scale, meanNoisy - scale * meanExact, xy * xy / (xx * yy)));
  }

  /** The exact value that the line has for a noisy one. */
  public double invert(double noisy) {
    return (noisy - shift) / scale;
  }

  private static double mean(Matrix values, int column) {
    double sum = 0;
    for (int row = 0; row < values.rows(); row++) {
      sum += values.get(row, column);
    }
    return sum / values.rows();
  }
}
