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
 * @param firstPub the index of PUB 0 in the request that the user made. The randomness of row
 *     {@code r} of PUB {@code p} derives from the seed, {@code firstPub + p} and {@link
 *     Bindings#firstRow} {@code + r} alone, so that a request gives the same numbers however it is
 *     split
 */
public record ExecutionRequest(
    RequestId id, List<Pub> pubs, Accuracy accuracy, long seed, int firstPub)
    implements Serializable {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no PUB, the first has a negative index, or a
   *     sampler PUB is asked for a standard error, which a distribution does not have
   */
  public ExecutionRequest {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(accuracy, "accuracy");
    pubs = List.copyOf(pubs);
    if (pubs.isEmpty()) {
      throw new IllegalArgumentException("a request has at least one PUB");
    }
    if (firstPub < 0) {
      throw new IllegalArgumentException("the first PUB of a request has index " + firstPub);
    }
    if (accuracy instanceof Accuracy.Precision
        && pubs.stream().anyMatch(SamplerPub.class::isInstance)) {
      throw new IllegalArgumentException(
          "a sampler PUB takes exact accuracy or a number of shots, not a precision");
    }
  }

  /** A request that is not a part of another. */
  public ExecutionRequest(RequestId id, List<Pub> pubs, Accuracy accuracy, long seed) {
    this(id, pubs, accuracy, seed, 0);
  }

  /** A request of one PUB under a new random id. */
  public static ExecutionRequest of(Pub pub, Accuracy accuracy, long seed) {
    return new ExecutionRequest(RequestId.random(), List.of(pub), accuracy, seed);
  }

  /** The number of rows of all PUBs together. */
  public long rows() {
    return pubs.stream().mapToLong(pub -> pub.bindings().rows()).sum();
  }

  /**
   * The number of circuits that are measured: rows times groups of observables that the same shots
   * serve, over all PUBs.
   */
  public long executables() {
    return pubs.stream().mapToLong(pub -> pub.bindings().rows() * pub.executablesPerRow()).sum();
  }
}
