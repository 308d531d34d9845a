package io.qubridge.spi;

import java.io.Serializable;

/**
 * The most that one job takes.
 *
 * @param pubs PUBs
 * @param rows rows of one PUB
 * @param executables rows times observable groups, over all PUBs
 * @param shots shots of one row
 * @param bytes size of the request on the wire
 */
public record Limits(int pubs, long rows, long executables, long shots, long bytes)
    implements Serializable {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public Limits {
    if (pubs < 1 || rows < 1 || executables < 1 || shots < 1 || bytes < 1) {
      throw new IllegalArgumentException("limits are at least 1");
    }
  }

  /** No limit but memory. */
  public static final Limits NONE =
      new Limits(Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
}
