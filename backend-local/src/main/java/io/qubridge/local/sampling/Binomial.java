package io.qubridge.local.sampling;

/**
 * Exact binomial numbers in a time that does not grow with the number of trials.
 *
 * <p>Few expected successes are counted by inversion; many are drawn by transformed rejection with
 * squeeze, algorithm BTRS of Hörmann, <a href="https://doi.org/10.1080/00949659308811496">The
 * generation of binomial random variates</a>, 1993.
 */
final class Binomial {
  /** From so many expected successes on BTRS is valid. */
  private static final double MANY = 10;

  private static final double[] TAILS = tails(10);

  private Binomial() {}

  /**
   * How many of some trials succeed.
   *
   * @param trials 0 or more
   * @param probability of each success; taken as 0 or 1 where rounding left it outside
   */
  static long draw(long trials, double probability, Xoshiro random) {
    if (trials == 0 || !(probability > 0)) {
      return 0;
    }
    if (probability >= 1) {
      return trials;
    }
    if (probability > 0.5) {
      return trials - atMostHalf(trials, 1 - probability, random);
    }
    return atMostHalf(trials, probability, random);
  }

  private static long atMostHalf(long trials, double p, Xoshiro random) {
    return trials * p < MANY ? invert(trials, p, random) : reject(trials, p, random);
  }

  /** Adds up the probabilities of 0, 1, 2, ... successes until they pass a uniform number. */
  private static long invert(long trials, double p, Xoshiro random) {
    double odds = p / (1 - p);
    double none = Math.exp(trials * Math.log1p(-p));
    while (true) {
      double left = random.nextDouble();
      double term = none;
      for (long k = 0; k <= trials && term > 0; k++) {
        left -= term;
        if (left < 0) {
          return k;
        }
        term *= odds * (trials - k) / (k + 1);
      }
      // Rounding left the sum a hair below the number: draw again.
    }
  }

  private static long reject(long n, double p, Xoshiro random) {
    double deviation = Math.sqrt(n * p * (1 - p));
    double b = 1.15 + 2.53 * deviation;
    double a = -0.0873 + 0.0248 * b + 0.01 * p;
    double center = n * p + 0.5;
    double squeeze = 0.92 - 4.2 / b;
    double alpha = (2.83 + 5.1 / b) * deviation;
    while (true) {
      double u = random.nextDouble() - 0.5;
      double v = random.nextDouble();
      double us = 0.5 - Math.abs(u);
      double k = Math.floor((2 * a / us + b) * u + center);
      if (us >= 0.07 && v <= squeeze) {
        return (long) k;
      }
      if (k >= 0 && k <= n && Math.log(v * alpha / (a / (us * us) + b)) <= logRatio(k, n, p)) {
        return (long) k;
      }
    }
  }

  /** The logarithm of the probability of k successes over that of the most probable number. */
  private static double logRatio(double k, long n, double p) {
    double odds = p / (1 - p);
    double mode = Math.floor((n + 1) * p);
    return (mode + 0.5) * Math.log((mode + 1) / (odds * (n - mode + 1)))
        + (n + 1) * Math.log((n - mode + 1) / (n - k + 1))
        + (k + 0.5) * Math.log(odds * (n - k + 1) / (k + 1))
        + tail(mode)
        + tail(n - mode)
        - tail(k)
        - tail(n - k);
  }

  /** What Stirling's formula for {@code ln k!}, in powers of {@code k + 1}, leaves over. */
  private static double tail(double k) {
    if (k < TAILS.length) {
      return TAILS[(int) k];
    }
    double square = (k + 1) * (k + 1);
    return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (k + 1);
  }

  private static double[] tails(int count) {
    double[] tails = new double[count];
    double logFactorial = 0;
    for (int k = 0; k < count; k++) {
      logFactorial += k == 0 ? 0 : Math.log(k);
      tails[k] =
          logFactorial - (0.5 * Math.log(2 * Math.PI) + (k + 0.5) * Math.log(k + 1) - (k + 1));
    }
    return tails;
  }
}
