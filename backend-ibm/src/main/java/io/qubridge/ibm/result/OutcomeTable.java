package io.qubridge.ibm.result;

import java.util.Arrays;

/** The distinct outcomes of a row with their counts. Used for row after row; not thread-safe. */
final class OutcomeTable {
  private static final int MAX_DIRECT_BITS = 12;

  private final int[] direct;
  private long[] outcomes = new long[16];
  private long[] counts = new long[16];
  private int size;

  /** A table for outcomes of some bits. */
  OutcomeTable(int bits) {
    direct = bits <= MAX_DIRECT_BITS ? new int[1 << bits] : null;
  }

  long[] outcomes() {
    return outcomes;
  }

  long[] counts() {
    return counts;
  }

  int size() {
    return size;
  }

  /** Counts some samples, whose order may be lost. */
  void count(long[] samples, int from, int length) {
    size = 0;
    if (direct == null) {
      countSorted(samples, from, length);
      return;
    }
    for (int k = from; k < from + length; k++) {
      direct[(int) samples[k]]++;
    }
    for (int outcome = 0; outcome < direct.length; outcome++) {
      if (direct[outcome] > 0) {
        add(outcome, direct[outcome]);
        direct[outcome] = 0;
      }
    }
  }

  private void countSorted(long[] samples, int from, int length) {
    Arrays.sort(samples, from, from + length);
    int start = from;
    for (int k = from + 1; k <= from + length; k++) {
      if (k == from + length || samples[k] != samples[start]) {
        add(samples[start], k - start);
        start = k;
      }
    }
  }

  private void add(long outcome, long count) {
    if (size == outcomes.length) {
      outcomes = Arrays.copyOf(outcomes, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
    }
    outcomes[size] = outcome;
    counts[size++] = count;
  }
}
