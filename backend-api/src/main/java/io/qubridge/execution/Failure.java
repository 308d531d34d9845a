package io.qubridge.execution;

import java.io.Serializable;

/**
 * A part of a request that gave no value.
 *
 * @param pub the index of the PUB
 * @param row the row within it, or {@link #ALL}
 * @param observable the observable within it, or {@link #ALL}
 * @param reason what the backend said, in one line
 * @param retryable whether the same may succeed when it is asked for again
 */
public record Failure(int pub, int row, int observable, String reason, boolean retryable)
    implements Serializable {
  /** Stands for every row or every observable. */
  public static final int ALL = -1;

  /** A failure that a repetition would meet again. */
  public Failure(int pub, int row, int observable, String reason) {
    this(pub, row, observable, reason, false);
  }
}
