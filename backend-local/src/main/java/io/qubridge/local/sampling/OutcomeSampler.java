package io.qubridge.local.sampling;

import io.qubridge.local.state.OutcomeMap;
import io.qubridge.local.state.PureState;

/**
 * Draws shots from a distribution, exactly: the counts are multinomial.
 *
 * <p>Where there are at least as many shots as outcomes, one binomial number decides how many of
 * the shots that are left fall on each outcome; else each shot is looked up in the cumulated
 * probabilities. Keeps its memory from row to row. Not thread-safe.
 */
public final class OutcomeSampler {
  private double[] probabilities = {};
  private double[] cumulated = {};

  /** Where the probabilities of some outcomes are put before they are drawn from. */
  public double[] probabilities(int outcomes) {
    if (probabilities.length < outcomes) {
      probabilities = new double[outcomes];
      cumulated = new double[outcomes];
    }
    return probabilities;
  }

  /** Appends the counts of some shots on a state. */
  void draw(OutcomeMap map, PureState state, long shots, Xoshiro random, OutcomeCounts counts) {
    map.probabilities(state, probabilities(map.outcomes()));
    draw(map.outcomes(), shots, random, counts);
  }

  /**
   * Appends the counts of some shots with the {@link #probabilities} that were put in; their sum
   * need not be exactly 1.
   */
  public void draw(int outcomes, long shots, Xoshiro random, OutcomeCounts counts) {
    if (shots >= outcomes) {
      divide(outcomes, shots, random, counts);
    } else {
      lookUp(outcomes, shots, random, counts);
    }
  }

  private void divide(int outcomes, long shots, Xoshiro random, OutcomeCounts counts) {
    double sum = 0;
    for (int k = outcomes - 1; k >= 0; k--) { // from the end, so that the last ratio is exactly 1
      sum += probabilities[k];
      cumulated[k] = sum;
    }
    long left = shots;
    for (int k = 0; k < outcomes && left > 0; k++) {
      if (probabilities[k] > 0) {
        long count = Binomial.draw(left, probabilities[k] / cumulated[k], random);
        left -= count;
        if (count > 0) {
          counts.add(k, count);
        }
      }
    }
  }

  private void lookUp(int outcomes, long shots, Xoshiro random, OutcomeCounts counts) {
    double sum = 0;
    for (int k = 0; k < outcomes; k++) {
      sum += probabilities[k];
      cumulated[k] = sum;
    }
    for (long shot = 0; shot < shots; shot++) {
      counts.add(find(random.nextDouble() * sum, outcomes), 1);
    }
  }

  /** The first outcome whose cumulated probability is above a number below the sum. */
  private int find(double number, int outcomes) {
    int low = 0;
    int high = outcomes - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulated[middle] > number) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
