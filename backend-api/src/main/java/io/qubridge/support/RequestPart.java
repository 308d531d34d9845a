package io.qubridge.support;

import io.qubridge.execution.ExecutionRequest;
import java.util.List;

/**
 * A part of a request that fits one job, with the way back: where its rows stand in the whole.
 *
 * @param request what the job runs
 * @param slices for each PUB of {@code request} the rows of the whole request that it holds
 */
public record RequestPart(ExecutionRequest request, List<Slice> slices) {
  /**
   * Consecutive rows of one PUB.
   *
   * @param pub the index of the PUB in the whole request
   * @param firstRow the first of the rows within that PUB
   * @param rows how many there are
   */
  public record Slice(int pub, int firstRow, int rows) {}

  /** Copies the list. */
  public RequestPart {
    slices = List.copyOf(slices);
  }
}
