package io.qubridge.journal;

import io.qubridge.execution.Usage;

/**
 * What the jobs of a journal cost.
 *
 * @param ended the jobs that have ended, as billed, or with their worst case until that is known
 * @param open the worst case of those that may still run
 */
public record Spent(Usage ended, Usage open) {
  /** Both together; its price is null where one is not known. */
  public Usage total() {
    return ended.plus(open);
  }
}
