package io.qubridge.local.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeSamplerTest {
  private static final double[] PROBABILITIES = {0.1, 0, 0.35, 0.05, 0.2, 0, 0.3, 0};
  private static final int TOTAL = 400_000;

  /** Few shots are looked up one by one, many divided by binomial numbers. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 100, TOTAL})
  void countsAreMultinomial(int shots) {
    Xoshiro random = new Xoshiro();
    random.seed(3);
    OutcomeSampler sampler = new OutcomeSampler();
    OutcomeCounts counts = new OutcomeCounts();
    System.arraycopy(PROBABILITIES, 0, sampler.probabilities(8), 0, 8);
    for (int drawn = 0; drawn < TOTAL; drawn += shots) {
      sampler.draw(8, shots, random, counts);
    }
    long[] sums = new long[8];
    long all = 0;
    for (int i = 0; i < counts.size(); i++) {
      sums[counts.outcome(i)] += counts.count(i);
      all += counts.count(i);
    }
    double statistic = 0;
    for (int k = 0; k < 8; k++) {
      double expected = all * PROBABILITIES[k];
      assertTrue(expected > 0 || sums[k] == 0, "an impossible outcome came");
      statistic += expected == 0 ? 0 : (sums[k] - expected) * (sums[k] - expected) / expected;
    }
    assertEquals((TOTAL + shots - 1) / shots * (long) shots, all);
    assertTrue(statistic < 4 + 5 * Math.sqrt(8), "chi squared " + statistic);
  }
}
