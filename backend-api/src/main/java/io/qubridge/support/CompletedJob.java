package io.qubridge.support;

import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.PubResult;
import io.qubridge.execution.Usage;
import io.qubridge.spi.Job;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A job that is done as soon as it exists, for backends that compute in {@code submit}. Immutable.
 *
 * @param result what it gave
 */
public record CompletedJob(ExecutionResult result) implements Job {
  /** Checks that there is a result. */
  public CompletedJob {
    Objects.requireNonNull(result, "result");
  }

  /**
   * A job without failures that was named after its request and cannot be resumed.
   *
   * @param backend the id of the provider
   * @param request what was run
   * @param pubs one result for each PUB
   * @param usage what it cost
   */
  public static CompletedJob of(
      String backend, ExecutionRequest request, List<PubResult> pubs, Usage usage) {
    JobHandle handle =
        new JobHandle(backend, request.id().value(), request.id(), "", Instant.now());
    return new CompletedJob(new ExecutionResult(handle, pubs, List.of(), usage));
  }

  @Override
  public JobHandle handle() {
    return result.job();
  }

  @Override
  public JobState state() {
    return JobState.COMPLETED;
  }

  @Override
  public ExecutionResult await(Duration limit) {
    return result;
  }

  /** Does nothing: the job is done. */
  @Override
  public void cancel() {}
}
