package io.qubridge.app.comparison;

import java.util.Arrays;

/**
 * Mean and spread of some numbers.
 *
 * @param count how many
 * @param mean their mean
 * @param deviation their standard deviation, with count - 1 in the denominator; 0 for one number
 * @param least the smallest
 * @param most the largest
 */
public record Spread(int count, double mean, double deviation, double least, double most) {
  /**
   * Takes the figures of some numbers.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Spread of(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("there is no mean of no numbers");
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    double variance = values.length == 1 ? 0 : squares / (values.length - 1);
    return new Spread(
        values.length,
        mean,
        Math.sqrt(variance),
        Arrays.stream(values).min().orElseThrow(),
        Arrays.stream(values).max().orElseThrow());
  }

  /** The 95 % interval of the mean of many numbers, by the normal distribution. */
  public Interval meanInterval() {
    double half = Interval.Z * deviation / Math.sqrt(count);
    return new Interval(mean - half, mean + half);
  }
}
