package io.qubridge.braket.result;

import io.qubridge.spi.MalformedResponseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How often each outcome came.
 *
 * @param outcomes distinct, perhaps until bits were dropped
 * @param counts one for each
 */
record Tally(long[] outcomes, long[] counts) {
  private static final double ROUNDING = 1e-6;

  /**
   * Counts that come nearest to probabilities: each is rounded down, and the shots that are left go
   * to the largest remainders, so that the counts sum to the shots.
   *
   * @param probabilities by bit string; the leftmost digit becomes bit 0
   * @throws MalformedResponseException if they are no probabilities
   */
  static Tally of(Map<String, Double> probabilities, int digits, long shots) {
    TreeMap<String, Double> sorted = new TreeMap<>(probabilities);
    long[] outcomes = new long[sorted.size()];
    long[] counts = new long[sorted.size()];
    double[] remainders = new double[sorted.size()];
    double sum = 0;
    int k = 0;
    for (Map.Entry<String, Double> entry : sorted.entrySet()) {
      double p = entry.getValue();
      if (!entry.getKey().matches("[01]{" + digits + "}")
          || !(p >= -ROUNDING && p <= 1 + ROUNDING)) {
        throw new MalformedResponseException(
            "measurement probabilities of Amazon Braket give '" + entry.getKey() + "' " + p);
      }
      String reversed = new StringBuilder(entry.getKey()).reverse().toString();
      outcomes[k] = Long.parseLong("0" + reversed, 2);
      counts[k] = (long) Math.floor(Math.max(0, p) * shots + ROUNDING);
      remainders[k] = p * shots - counts[k];
      sum += p;
      k++;
    }
    if (Math.abs(sum - 1) > 1e-3) {
      throw new MalformedResponseException(
          "measurement probabilities of Amazon Braket sum to " + sum);
    }
    List<Integer> order =
        IntStream.range(0, k)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -remainders[i]))
            .toList();
    long left = shots - Arrays.stream(counts).sum();
    for (int i = 0; i < left && i < k; i++) {
      counts[order.get(i)]++;
    }
    return new Tally(outcomes, counts);
  }

  /** The same shots with bit {@code to[i]} of each outcome taken from bit {@code from[i]}. */
  Tally permuted(int[] from, int[] to) {
    long[] moved = new long[outcomes.length];
    for (int k = 0; k < moved.length; k++) {
      for (int i = 0; i < from.length; i++) {
        moved[k] |= (outcomes[k] >>> from[i] & 1) << to[i];
      }
    }
    return new Tally(moved, counts);
  }

  /** The counts as a map, outcomes that never came left out. */
  Map<Long, Long> toMap() {
    Map<Long, Long> map = new TreeMap<>();
    for (int k = 0; k < outcomes.length; k++) {
      if (counts[k] > 0) {
        map.merge(outcomes[k], counts[k], Long::sum);
      }
    }
    return map;
  }
}
