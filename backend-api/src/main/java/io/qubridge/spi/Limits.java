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
 * @param executions executables times shots, over all PUBs
 */
public record Limits(int pubs, long rows, long executables, long shots, long bytes, long executions)
    implements Serializable {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public Limits {
    if (pubs < 1 || rows < 1 || executables < 1 || shots < 1 || bytes < 1 || executions < shots) {
      throw new IllegalArgumentException(
          "limits are at least 1, and that of executions at least that of shots");
    }
  }

  /** Limits where the shots of a job may be any number. */
  public Limits(int pubs, long rows, long executables, long shots, long bytes) {
    this(pubs, rows, executables, shots, bytes, Long.MAX_VALUE);
  }

  /** No limit but memory. */
  public static final Limits NONE =
      new Limits(Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
}
