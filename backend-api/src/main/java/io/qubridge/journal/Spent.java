package io.qubridge.journal;

import io.qubridge.execution.Usage;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * What the jobs of a journal cost.
 *
 * @param ended the jobs that have ended, as billed, or with their worst case until that is known
 * @param open the worst case of those that may still run
 */
public record Spent(Usage ended, Usage open) {
  /** Nothing. */
  public static final Usage NOTHING = new Usage(0, 0, Duration.ZERO, BigDecimal.ZERO);

  /** Both together; its price is null where one is not known. */
  public Usage total() {
    return ended.plus(open);
  }
}
