package io.qubridge.execution;

import java.io.Serializable;

/**
 * A part of a request that gave no value.
 *
 * @param pub the index of the PUB
 * @param row the row within it, or {@link #ALL}
 * @param observable the observable within it, or {@link #ALL}
 * @param reason what the backend said, in one line
 */
public record Failure(int pub, int row, int observable, String reason) implements Serializable {
  /** Stands for every row or every observable. */
  public static final int ALL = -1;
}
