package io.qubridge.spi;

/** Where a job is. */
public enum JobState {
  QUEUED,
  RUNNING,
  COMPLETED,
  FAILED,
  CANCELLED
}
