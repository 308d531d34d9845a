package io.qubridge.spi;

import io.qubridge.execution.ExecutionResult;
import java.time.Duration;
import java.util.Optional;

/** A request that a backend has accepted. Safe for several threads. */
public interface Job {
  /** Names the job for good. */
  JobHandle handle();

  /** The state as the provider last told it. */
  JobState state();

  /**
   * Waits for the result.
   *
   * @throws JobTimeoutException if it is not there in time, or the thread is interrupted, which it
   *     stays; the job runs on
   * @throws JobFailedException if the job failed or was cancelled
   * @throws BackendException on any other failure
   */
  ExecutionResult await(Duration limit);

  /** How far the job has come, as the provider last told it; asks nothing anew. */
  default JobStatus status() {
    return JobStatus.of(state());
  }

  /**
   * Waits for the provider's answer as it came, which {@link Backend#decode} turns into the result.
   * Present where the backend declares {@link Feature#RESUME}.
   *
   * @throws JobTimeoutException as {@link #await}
   * @throws JobFailedException as {@link #await}
   * @throws BackendException on any other failure
   */
  default Optional<Answer> answer(Duration limit) {
    return Optional.empty();
  }

  /** Asks the provider to cancel; {@link #state} tells whether it did. */
  void cancel();
}
