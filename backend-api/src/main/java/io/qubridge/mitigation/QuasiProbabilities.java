package io.qubridge.mitigation;

import io.qubridge.spi.UnsupportedCircuitException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * Inverts the readout of classical bits in an outcome distribution. What comes out sums to 1 but
 * may be below 0: quasi-probabilities. Immutable.
 */
final class QuasiProbabilities {
  /** The most bits; the inverse has an entry for each outcome. */
  static final int MAX_BITS = 16;

  /** What rounding makes of an impossible outcome. */
  private static final double NEGLIGIBLE = 1e-15;

  private final int[] bits;
  private final QubitReadout[] readouts;

  /**
   * An inversion.
   *
   * @param readouts the readout behind each measured bit, all of them invertible
   * @throws UnsupportedCircuitException if there are too many bits
   */
  QuasiProbabilities(SortedMap<Integer, QubitReadout> readouts) {
    if (readouts.size() > MAX_BITS) {
      throw new UnsupportedCircuitException(
          "readout mitigation of outcomes takes at most "
              + MAX_BITS
              + " measured bits, the circuit has "
              + readouts.size()
              + "; ask for observables, or measure fewer qubits");
    }
    bits = readouts.keySet().stream().mapToInt(Integer::intValue).toArray();
    this.readouts = readouts.values().toArray(QubitReadout[]::new);
  }

  /** The share of each outcome in the shots of a row. */
  static Map<Long, Double> shares(Map<Long, Long> counts) {
    double shots = counts.values().stream().mapToLong(Long::longValue).sum();
    Map<Long, Double> shares = new HashMap<>();
    counts.forEach((outcome, count) -> shares.put(outcome, count / shots));
    return shares;
  }

  /** The distribution without readout errors. */
  Map<Long, Double> invert(Map<Long, Double> outcomes) {
    double[] dense = new double[1 << bits.length];
    outcomes.forEach((outcome, probability) -> dense[compressed(outcome)] += probability);
    for (int k = 0; k < bits.length; k++) {
      invert(dense, 1 << k, readouts[k]);
    }
    Map<Long, Double> result = new HashMap<>();
    for (int k = 0; k < dense.length; k++) {
      if (Math.abs(dense[k]) > NEGLIGIBLE) {
        result.put(spread(k), dense[k]);
      }
    }
    return result;
  }

  private static void invert(double[] values, int stride, QubitReadout readout) {
    double one = readout.oneGivenZero();
    double zero = readout.zeroGivenOne();
    double determinant = readout.contrast();
    for (int base = 0; base < values.length; base += 2 * stride) {
      for (int k = base; k < base + stride; k++) {
        double read0 = values[k];
        double read1 = values[k + stride];
        values[k] = ((1 - zero) * read0 - zero * read1) / determinant;
        values[k + stride] = ((1 - one) * read1 - one * read0) / determinant;
      }
    }
  }

  private int compressed(long outcome) {
    int index = 0;
    for (int k = 0; k < bits.length; k++) {
      index |= (int) (outcome >>> bits[k] & 1) << k;
    }
    return index;
  }

  private long spread(int index) {
    long outcome = 0;
    for (int k = 0; k < bits.length; k++) {
      outcome |= (long) (index >> k & 1) << bits[k];
    }
    return outcome;
  }
}
