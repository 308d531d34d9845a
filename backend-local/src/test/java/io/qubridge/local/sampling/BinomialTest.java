package io.qubridge.local.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTest {
  private static final int DRAWS = 200_000;

  private final Xoshiro random = new Xoshiro();

  BinomialTest() {
    random.seed(42);
  }

  /** Pearson's statistic over all counts that are expected five times or more. */
  @ParameterizedTest
  @CsvSource({
    "1, 0.3",
    "5, 0.5",
    "40, 0.1",
    "40, 0.9",
    "19, 0.5",
    "20, 0.5",
    "60, 0.4",
    "1024, 0.004",
    "1024, 0.25",
    "1024, 0.77",
    "100000, 0.0003"
  })
  void countsFollowTheDistribution(int trials, double probability) {
    long[] observed = new long[trials + 1];
    for (int i = 0; i < DRAWS; i++) {
      observed[(int) Binomial.draw(trials, probability, random)]++;
    }
    double statistic = 0;
    int cells = 0;
    double restExpected = DRAWS;
    long restObserved = DRAWS;
    double logTerm = trials * Math.log1p(-probability);
    for (int k = 0; k <= trials; k++) {
      double expected = DRAWS * Math.exp(logTerm);
      if (expected >= 5) {
        statistic += (observed[k] - expected) * (observed[k] - expected) / expected;
        restExpected -= expected;
        restObserved -= observed[k];
        cells++;
      }
      logTerm += Math.log((trials - k) / (k + 1.0) * probability / (1 - probability));
    }
    assertTrue(
        Math.abs(restObserved - restExpected) < 6 * Math.sqrt(Math.max(1, restExpected)) + 1);
    double deviation = Math.sqrt(2.0 * cells);
    assertTrue(statistic < cells + 5 * deviation, "chi squared " + statistic + " of " + cells);
  }

  @Test
  void manyTrialsHaveMeanAndVariance() {
    long trials = 1_000_000_000;
    double probability = 0.37;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      double deviation = Binomial.draw(trials, probability, random) - trials * probability;
      sum += deviation;
      squares += deviation * deviation;
    }
    double variance = trials * probability * (1 - probability);
    assertEquals(0, sum / DRAWS, 5 * Math.sqrt(variance / DRAWS));
    assertEquals(1, squares / DRAWS / variance, 5 * Math.sqrt(2.0 / DRAWS));
  }

  @Test
  void certainAndImpossibleNeedNoLuck() {
    assertEquals(0, Binomial.draw(100, 0, random));
    assertEquals(0, Binomial.draw(100, -1e-17, random));
    assertEquals(100, Binomial.draw(100, 1, random));
    assertEquals(100, Binomial.draw(100, 1 + 1e-15, random));
    assertEquals(0, Binomial.draw(0, 0.5, random));
  }
}
