package io.qubridge.spi;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far a job has come, as the provider last told it.
 *
 * @param state the state
 * @param queuePosition the number of jobs before it, where the provider says so
 * @param remaining the time until it is done, where the provider estimates it
 */
public record JobStatus(JobState state, OptionalInt queuePosition, Optional<Duration> remaining) {
  /** A state of which nothing more is known. */
  public static JobStatus of(JobState state) {
    return new JobStatus(state, OptionalInt.empty(), Optional.empty());
  }
}
