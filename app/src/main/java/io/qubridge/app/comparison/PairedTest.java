package io.qubridge.app.comparison;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * Whether two ways to answer differ in accuracy over several seeds, each with its own split of the
 * same images.
 *
 * <p>The corrected resampled t-test of C. Nadeau and Y. Bengio, "Inference for the generalization
 * error", Machine Learning 52 (2003) 239: splits share images, so the plain paired t-test would
 * find differences that are not there.
 *
 * @param difference mean over the seeds of the first accuracy less the second
 * @param deviation standard deviation of the differences
 * @param t the statistic; NaN where all differences are alike
 * @param pValue probability of a difference at least as large if there were none; 1 where the
 *     accuracies are equal on every seed, NaN where they differ by the same on every seed
 */
public record PairedTest(double difference, double deviation, double t, double pValue) {
  /**
   * Tests accuracies of the same seeds.
   *
   * @param first one accuracy for each seed, at least two
   * @param second in the same order
   * @param testShare test images divided by training images
   */
  public static PairedTest of(double[] first, double[] second, double testShare) {
    double[] differences = new double[first.length];
    for (int seed = 0; seed < first.length; seed++) {
      differences[seed] = first[seed] - second[seed];
    }
    Spread spread = Spread.of(differences);
    double error = spread.deviation() * Math.sqrt(1.0 / first.length + testShare);
    if (error == 0) {
      double pValue = spread.mean() == 0 ? 1 : Double.NaN;
      return new PairedTest(spread.mean(), 0, Double.NaN, pValue);
    }
    double t = spread.mean() / error;
    double tail = new TDistribution(null, first.length - 1.0).cumulativeProbability(-Math.abs(t));
    return new PairedTest(spread.mean(), spread.deviation(), t, 2 * tail);
  }
}
