package io.qubridge.journal;

/** Hears of jobs while they are waited for, on the threads that wait. */
@FunctionalInterface
public interface JobListener {
  /** Hears nothing. */
  JobListener NONE = progress -> {};

  /** Called when a job was accepted or taken up, when its status changed, and when it ended. */
  void progressed(JobProgress progress);
}
