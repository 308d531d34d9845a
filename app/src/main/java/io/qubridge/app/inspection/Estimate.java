package io.qubridge.app.inspection;

import java.util.Arrays;

/**
 * A number with its standard error.
 *
 * @param value the estimate
 * @param standardError one standard deviation of it
 */
public record Estimate(double value, double standardError) {
  /** The mean of samples. */
  static Estimate mean(double[] samples) {
    double mean = Arrays.stream(samples).average().orElseThrow();
    double squares = Arrays.stream(samples).map(x -> (x - mean) * (x - mean)).sum();
    double count = samples.length;
    return new Estimate(mean, Math.sqrt(squares / (count * Math.max(1, count - 1))));
  }
}
