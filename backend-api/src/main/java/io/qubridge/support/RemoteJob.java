package io.qubridge.support;

import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.spi.Answer;
import io.qubridge.spi.JobHandle;

/**
 * The provider's calls for one job, which {@link PolledJob} makes at the right times. Each is at
 * most one remote request (with the client's own retries, each with a time-out).
 *
 * <p>What will pass, such as no connection, 408, 429 and 5xx, is thrown as {@link
 * io.qubridge.spi.TransportException} and tolerated until the caller's patience ends; every other
 * {@link io.qubridge.spi.BackendException} ends the wait.
 */
public interface RemoteJob {
  /** Asks for the job's state. */
  RemoteStatus status();

  /** Fetches the answer as it came. Called once the state is completed. */
  Answer answer();

  /** Asks the provider to cancel. Does nothing where the job has ended. */
  void cancel();

  /** Turns an answer into a result without asking; {@link io.qubridge.spi.Backend#decode}. */
  ExecutionResult decode(JobHandle handle, ExecutionRequest request, Answer answer);
}
