package io.qubridge.local.sampling;

import java.util.Arrays;

/** How often outcomes came; an outcome may stand more than once. Not thread-safe. */
public final class OutcomeCounts {
  private int[] outcomes = new int[16];
  private long[] counts = new long[16];
  private int size;

  /** Forgets all. */
  public void clear() {
    size = 0;
  }

  /** Adds an entry. */
  public void add(int outcome, long count) {
    if (size == outcomes.length) {
      outcomes = Arrays.copyOf(outcomes, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
    }
    outcomes[size] = outcome;
    counts[size++] = count;
  }

  /** The number of entries. */
  public int size() {
    return size;
  }

  /** The outcome of an entry. */
  public int outcome(int index) {
    return outcomes[index];
  }

  /** How often it came. */
  public long count(int index) {
    return counts[index];
  }
}
