package io.qubridge.support;

import io.qubridge.spi.JobState;
import io.qubridge.spi.JobStatus;
import java.util.Objects;

/**
 * What a provider says when it is asked about a job.
 *
 * @param status how far it has come
 * @param reason why it failed or was cancelled, in one line, with the provider's code where it
 *     gives one; empty otherwise
 */
public record RemoteStatus(JobStatus status, String reason) {
  /** Checks that all is there. */
  public RemoteStatus {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(reason, "reason");
  }

  /** A state of which nothing more is known. */
  public static RemoteStatus of(JobState state) {
    return new RemoteStatus(JobStatus.of(state), "");
  }
}
