package io.qubridge.braket.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;

/**
 * What a device costs, in US dollars: a QPU by tasks and shots, a simulator by the time that it
 * runs, at least three seconds a task (Amazon Braket pricing page; {@code braket/tracking} of the
 * Python SDK).
 *
 * @param task of each task
 * @param shot of each shot
 * @param minute of each minute that a simulator runs
 * @param asOf when the price was read
 * @param source where
 */
public record Price(
    BigDecimal task, BigDecimal shot, BigDecimal minute, LocalDate asOf, String source) {
  private static final Duration SHORTEST = Duration.ofSeconds(3);
  private static final BigDecimal MILLIS_PER_MINUTE = BigDecimal.valueOf(60_000);
  private static final int DIGITS = 10;

  /** The price of a simulator's task that ran for a time. */
  public BigDecimal simulation(Duration time) {
    Duration billed = time.compareTo(SHORTEST) < 0 ? SHORTEST : time;
    return minute
        .multiply(BigDecimal.valueOf(billed.toMillis()))
        .divide(MILLIS_PER_MINUTE, DIGITS, RoundingMode.UP);
  }

  /** The price of tasks on a QPU with so many shots in all. */
  public BigDecimal tasks(long tasks, long shots) {
    return task.multiply(BigDecimal.valueOf(tasks)).add(shot.multiply(BigDecimal.valueOf(shots)));
  }

  /** The price in words. */
  @Override
  public String toString() {
    String amount =
        minute.signum() > 0
            ? "$" + minute.toPlainString() + " a minute, at least 3 s a task"
            : "$" + task.toPlainString() + " a task and $" + shot.toPlainString() + " a shot";
    return amount + " (" + source + ", " + asOf + ")";
  }
}
