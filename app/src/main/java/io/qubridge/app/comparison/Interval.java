package io.qubridge.app.comparison;

/**
 * A 95 % confidence interval.
 *
 * @param lower its lower end
 * @param upper its upper end
 */
public record Interval(double lower, double upper) {
  /** The 97.5 % quantile of the standard normal distribution. */
  static final double Z = 1.959963984540054;

  /**
   * Wilson's score interval for a proportion.
   *
   * <p>E. B. Wilson, "Probable inference, the law of succession, and statistical inference", J. Am.
   * Stat. Assoc. 22 (1927) 209. Unlike the normal approximation it stays within [0, 1] and keeps
   * its width when all trials succeed.
   *
   * @param successes 0 to {@code trials}
   * @param trials at least 1
   * @throws IllegalArgumentException if the counts are out of range
   */
  public static Interval wilson(long successes, long trials) {
    if (trials < 1 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException(successes + " successes of " + trials + " trials");
    }
    double share = (double) successes / trials;
    double square = Z * Z / trials;
    double centre = (share + square / 2) / (1 + square);
    double half = Z / (1 + square) * Math.sqrt((share * (1 - share) + square / 4) / trials);
    return new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
  }

  /** Whether the two intervals share a point. */
  public boolean overlaps(Interval other) {
    return lower <= other.upper && other.lower <= upper;
  }
}
