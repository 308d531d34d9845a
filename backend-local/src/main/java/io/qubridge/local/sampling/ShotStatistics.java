package io.qubridge.local.sampling;

import io.qubridge.local.state.MeasurementBasis.Part;

/**
 * The estimate of one observable from the shots of one group of Pauli strings.
 *
 * <p>A shot gives the value {@code f}, the sum of the observable's strings in the group with the
 * signs of the outcome. The estimate is the mean of {@code f}, and its variance the unbiased sample
 * variance {@code sum (f - mean)^2 / (N - 1)} over {@code N}; so correlations between strings that
 * share shots are in it. Where all shots agree, as a single shot always does, the sample variance
 * says nothing about what was not seen. The variance is then that of Laplace's rule of succession,
 * with one more shot at each end of the range {@code -B .. B} of {@code f}: {@code 4 B^2 (N + 1) /
 * (N + 2)^2} over {@code N}, about {@code (2 B / N)^2}.
 */
public final class ShotStatistics {
  private double mean;
  private double varianceOfMean;

  /** Takes the counts of some shots. */
  public void set(Part part, OutcomeCounts counts, long shots) {
    double sum = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < counts.size(); i++) {
      double value = part.value(counts.outcome(i));
      sum += counts.count(i) * value;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    mean = sum / shots;
    varianceOfMean =
        least == most ? unseenVariance(part.bound(), shots) : seenVariance(part, counts, shots);
  }

  private double seenVariance(Part part, OutcomeCounts counts, long shots) {
    double squares = 0;
    for (int i = 0; i < counts.size(); i++) {
      double deviation = part.value(counts.outcome(i)) - mean;
      squares += counts.count(i) * deviation * deviation;
    }
    return squares / (shots - 1) / shots;
  }

  private static double unseenVariance(double bound, long shots) {
    double n = shots;
    return 4 * bound * bound * (n + 1) / ((n + 2) * (n + 2)) / n;
  }

  /** The estimate. */
  public double mean() {
    return mean;
  }

  /** The square of its standard error. */
  public double varianceOfMean() {
    return varianceOfMean;
  }
}
