package io.qubridge.support;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait between two questions about a job: short at first, longer the longer it takes.
 *
 * <p>By default a second in the first half minute, five seconds in the first five minutes, then
 * half a minute. A smaller floor shrinks all of this alike, a larger one is the shortest wait. Up
 * to a fifth is added at random, so that many waiting processes do not ask at the same moments.
 *
 * @param floor the shortest wait, which no jitter undercuts; positive
 */
public record PollSchedule(Duration floor) {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final long SECOND_FACTOR = 5;
  private static final long LAST_FACTOR = 30;
  private static final double JITTER = 0.2;

  /**
   * Checks the floor.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public PollSchedule {
    Objects.requireNonNull(floor, "floor");
    if (floor.isZero() || floor.isNegative()) {
      throw new IllegalArgumentException("poll interval is " + floor + "; it must be positive");
    }
  }

  /** A second, then five, then half a minute. */
  public static PollSchedule standard() {
    return new PollSchedule(FIRST);
  }

  /**
   * The wait before the next question.
   *
   * @param waited how long the job has been waited for
   */
  public Duration next(Duration waited) {
    Duration unit = floor.compareTo(FIRST) < 0 ? floor : FIRST;
    Duration step = unit;
    if (waited.compareTo(unit.multipliedBy(10 * LAST_FACTOR)) >= 0) {
      step = unit.multipliedBy(LAST_FACTOR);
    } else if (waited.compareTo(unit.multipliedBy(LAST_FACTOR)) >= 0) {
      step = unit.multipliedBy(SECOND_FACTOR);
    }
    Duration shortest = step.compareTo(floor) < 0 ? floor : step;
    double extra = shortest.toNanos() * JITTER * ThreadLocalRandom.current().nextDouble();
    return shortest.plusNanos((long) extra);
  }
}
