package io.qubridge.journal;

import java.time.Duration;
import java.util.Objects;

/**
 * Leave to submit jobs that cost money or quota: where they are written down and what they may
 * cost.
 *
 * @param journal where they are written down; stays open when a backend is closed
 * @param scope the id of the run, so that the run meets its own jobs when it is resumed; empty for
 *     a command that keeps no run
 * @param after the last reservation before the run began ({@link JobJournal#begin}): the budget
 *     covers what all processes of the journal have spent or reserved after it; 0 is all there is
 * @param budget the most that may be spent
 * @param listener hears of the jobs
 * @param lookup how long after a lost answer a request is looked for before the provider's word
 *     that it is not there is believed, since it may still be on its way
 */
public record Spending(
    JobJournal journal,
    String scope,
    long after,
    Budget budget,
    JobListener listener,
    Duration lookup) {
  private static final Duration LOOKUP = Duration.ofSeconds(30);
  private static final int LONGEST_SCOPE = 200;

  /**
   * Checks the scope.
   *
   * @throws IllegalArgumentException if it is longer than 200 characters
   */
  public Spending {
    Objects.requireNonNull(journal, "journal");
    Objects.requireNonNull(budget, "budget");
    Objects.requireNonNull(listener, "listener");
    Objects.requireNonNull(lookup, "lookup");
    if (scope.length() > LONGEST_SCOPE) {
      throw new IllegalArgumentException(
          "scope has " + scope.length() + " characters; it has at most " + LONGEST_SCOPE);
    }
  }

  /** Leave that nobody listens to, with half a minute for lost answers. */
  public Spending(JobJournal journal, String scope, long after, Budget budget) {
    this(journal, scope, after, budget, JobListener.NONE, LOOKUP);
  }

  /** Leave for a run that begins now, or is continued where the journal knows it. */
  public static Spending begin(JobJournal journal, String scope, Budget budget) {
    return new Spending(journal, scope, journal.begin(scope), budget);
  }

  /** The same with a listener. */
  public Spending withListener(JobListener hears) {
    return new Spending(journal, scope, after, budget, hears, lookup);
  }

  /** The same with another time for lost answers. */
  public Spending withLookup(Duration time) {
    return new Spending(journal, scope, after, budget, listener, time);
  }

  /** What was spent and reserved since the run began. */
  public Spent spent() {
    return journal.spent(after);
  }
}
