package io.qubridge.execution;

import io.qubridge.spi.JobHandle;
import java.io.Serializable;
import java.util.List;

/**
 * What a job gave.
 *
 * @param job the job
 * @param pubs one result for each PUB of the request, in its order
 * @param failures what is missing from them; empty when all went well
 * @param usage what was billed
 */
public record ExecutionResult(
    JobHandle job, List<PubResult> pubs, List<Failure> failures, Usage usage)
    implements Serializable {
  /** Copies the lists. */
  public ExecutionResult {
    pubs = List.copyOf(pubs);
    failures = List.copyOf(failures);
  }

  /**
   * The expectation values of a PUB.
   *
   * @throws IllegalStateException if that PUB was sampled
   */
  public Expectations expectations(int pub) {
    if (pubs.get(pub) instanceof Expectations expectations) {
      return expectations;
    }
    throw new IllegalStateException("PUB " + pub + " was sampled, not estimated");
  }
}
