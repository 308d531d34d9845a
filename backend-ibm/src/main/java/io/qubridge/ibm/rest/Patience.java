package io.qubridge.ibm.rest;

import java.time.Duration;

/**
 * How long to wait for the service and how often to ask again.
 *
 * @param attempts how often a call is made that may be repeated, the first time included
 * @param firstWait the mean wait before the second attempt; each further one doubles it
 * @param longestWait the longest wait between two attempts; a {@code Retry-After} beyond it ends
 *     the attempts
 * @param call the most time for one attempt
 * @param submission the most time for one attempt to submit a job
 * @param submissionsPerMinute the jobs that may be submitted in a minute
 */
public record Patience(
    int attempts,
    Duration firstWait,
    Duration longestWait,
    Duration call,
    Duration submission,
    int submissionsPerMinute) {
  /**
   * Five attempts over about 15 s, as Qiskit's client makes; a minute for a call, 15 for a
   * submission, which may carry 50 MB.
   */
  public static Patience of(int submissionsPerMinute) {
    return new Patience(
        5,
        Duration.ofSeconds(1),
        Duration.ofMinutes(2),
        Duration.ofMinutes(2),
        Duration.ofMinutes(15),
        submissionsPerMinute);
  }
}
