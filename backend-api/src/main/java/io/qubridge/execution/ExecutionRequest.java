package io.qubridge.execution;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What one job runs.
 *
 * @param id names the request
 * @param pubs the circuits with their rows, at least one
 * @param accuracy holds for all PUBs
 * @param seed the source of all randomness; equal requests give equal results where the backend
 *     declares {@link io.qubridge.spi.Feature#SEED}
 */
public record ExecutionRequest(RequestId id, List<Pub> pubs, Accuracy accuracy, long seed)
    implements Serializable {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no PUB
   */
  public ExecutionRequest {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(accuracy, "accuracy");
    pubs = List.copyOf(pubs);
    if (pubs.isEmpty()) {
      throw new IllegalArgumentException("a request has at least one PUB");
    }
  }

  /** A request of one PUB under a new random id. */
  public static ExecutionRequest of(Pub pub, Accuracy accuracy, long seed) {
    return new ExecutionRequest(RequestId.random(), List.of(pub), accuracy, seed);
  }

  /** The number of rows of all PUBs together. */
  public long rows() {
    return pubs.stream().mapToLong(pub -> pub.bindings().rows()).sum();
  }
}
