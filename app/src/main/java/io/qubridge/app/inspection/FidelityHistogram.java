package io.qubridge.app.inspection;

/**
 * Fidelities of pairs of states, counted in 75 bins, beside those of Haar-random states in {@code
 * N} dimensions, whose density is {@code (N - 1)(1 - F)^(N - 2)}.
 */
final class FidelityHistogram {
  private static final int BINS = 75;

  /** Chances below this are not worth adding. */
  private static final double NEGLIGIBLE = 1e-18;

  private final int pairs;
  private final int[] counts = new int[BINS];
  private final double[] logHaar = new double[BINS];

  FidelityHistogram(double[] fidelities, double dimensions) {
    pairs = fidelities.length;
    for (double fidelity : fidelities) {
      counts[Math.max(0, Math.min(BINS - 1, (int) (fidelity * BINS)))]++;
    }
    for (int bin = 0; bin < BINS; bin++) {
      logHaar[bin] = logHaar(bin, dimensions);
    }
  }

  /**
   * The Kullback-Leibler divergence from Haar-random states in nats.
   *
   * <p>Its variance is that of the logarithms' mean, less what their own noise adds to it: half the
   * number of bins over the pairs squared, which is all that Haar-random states have.
   */
  Estimate divergence() {
    double divergence = 0;
    double squares = 0;
    int hit = 0;
    for (int bin = 0; bin < BINS; bin++) {
      if (counts[bin] > 0) {
        double share = counts[bin] / (double) pairs;
        double ratio = Math.log(share) - logHaar[bin];
        divergence += share * ratio;
        squares += share * ratio * ratio;
        hit++;
      }
    }
    double noise = (hit - 1) / (2.0 * pairs * pairs);
    double variance = (squares - divergence * divergence) / pairs - noise;
    return new Estimate(divergence, Math.sqrt(Math.max(noise, variance)));
  }

  /** The mean divergence of as many pairs of Haar-random states, which is not 0. */
  double floor() {
    double floor = 0;
    for (double log : logHaar) {
      floor += meanTerm(Math.exp(log));
    }
    return floor;
  }

  /** The logarithm of {@code (1 - low)^(N-1) - (1 - high)^(N-1)}, which itself may underflow. */
  private static double logHaar(int bin, double dimensions) {
    double above = (BINS - bin) / (double) BINS;
    double rest = (BINS - bin - 1.0) / (BINS - bin);
    return (dimensions - 1) * Math.log(above) + Math.log1p(-Math.pow(rest, dimensions - 1));
  }

  /** The mean of {@code s ln(s / q)} where {@code s} is the share of pairs, each by chance q. */
  private double meanTerm(double chance) {
    if (chance * pairs < NEGLIGIBLE || chance == 1) {
      return 0;
    }
    int mode = (int) Math.min(pairs, (pairs + 1) * chance);
    double odds = chance / (1 - chance);
    double total = 0;
    double sum = 0;
    double weight = 1;
    for (int k = mode; k <= pairs && weight > NEGLIGIBLE; k++) {
      total += weight;
      sum += weight * term(k, chance);
      weight *= odds * (pairs - k) / (k + 1.0);
    }
    weight = 1;
    for (int k = mode; k > 0 && weight > NEGLIGIBLE; ) {
      weight *= k / (odds * (pairs - k + 1.0));
      k--;
      total += weight;
      sum += weight * term(k, chance);
    }
    return sum / total;
  }

  private double term(int count, double chance) {
    double share = count / (double) pairs;
    return count == 0 ? 0 : share * Math.log(share / chance);
  }
}
