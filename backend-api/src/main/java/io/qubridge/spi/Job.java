package io.qubridge.spi;

import io.qubridge.execution.ExecutionResult;
import java.time.Duration;

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

  /** Asks the provider to cancel; {@link #state} tells whether it did. */
  void cancel();
}
