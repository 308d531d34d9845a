package io.qubridge.local.sampling;

import java.util.Arrays;

/** How often outcomes came; an outcome may stand more than once. Not thread-safe. */
final class OutcomeCounts {
  private int[] outcomes = new int[16];
  private long[] counts = new long[16];
  private int size;

  void clear() {
    size = 0;
  }

  void add(int outcome, long count) {
    if (size == outcomes.length) {
      outcomes = Arrays.copyOf(outcomes, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
    }
    outcomes[size] = outcome;
    counts[size++] = count;
  }

  int size() {
    return size;
  }

  int outcome(int index) {
    return outcomes[index];
  }

  long count(int index) {
    return counts[index];
  }
}
