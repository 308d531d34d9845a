package io.qubridge.app.cli;

import io.qubridge.app.journal.JournalPlace;
import io.qubridge.app.journal.SqliteJournal;
import io.qubridge.app.training.RunLedger;
import io.qubridge.journal.Budget;
import io.qubridge.journal.JobJournal;
import io.qubridge.journal.Spending;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of every command that may submit jobs which cost money or quota. */
public final class SpendingOptions {
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private BigDecimal maxCost;
  private BigDecimal maxQpuSeconds;

  @Option(
      names = "--dry-run",
      description = "Show what would be submitted and what it would cost; submit nothing.")
  private boolean dryRun;

  @Mixin private JournalOption journal;

  @Option(
      names = "--max-cost",
      paramLabel = "USD",
      description = "The most US dollars that a paid backend may cost, counted from the beginning.")
  private void setMaxCost(BigDecimal value) {
    maxCost = checked("--max-cost", value);
  }

  @Option(
      names = "--max-qpu-seconds",
      paramLabel = "S",
      description = "The most seconds on a quantum processor, counted likewise.")
  private void setMaxQpuSeconds(BigDecimal value) {
    maxQpuSeconds = checked("--max-qpu-seconds", value);
  }

  private BigDecimal checked(String option, BigDecimal value) {
    if (value.signum() < 0 || value.compareTo(MOST) > 0) {
      throw new ParameterException(
          command.commandLine(), option + " is " + value + "; it must be from 0 to " + MOST);
    }
    return value;
  }

  /** Whether nothing is to be submitted. */
  boolean dryRun() {
    return dryRun;
  }

  /**
   * The ledger of what begins now on a paid backend.
   *
   * @param backend the backend's id
   * @param scope the run's id; empty for a command that keeps no run
   * @throws ParameterException if there is no cap
   */
  RunLedger ledger(String backend, String scope) {
    if (maxCost == null && maxQpuSeconds == null) {
      throw new ParameterException(
          command.commandLine(),
          "backend '"
              + backend
              + "' costs money or quota; cap that with --max-cost USD or --max-qpu-seconds S"
              + " (--dry-run shows what it would cost and submits nothing)");
    }
    return new RunLedger(
        scope,
        journal.place().url(),
        Optional.ofNullable(maxCost),
        Optional.ofNullable(maxQpuSeconds));
  }

  /**
   * Opens the ledger's journal for submissions. Caps and journal of the command line are stronger
   * than the ledger's.
   */
  Spending open(RunLedger ledger) {
    JournalPlace place = journal.isGiven() ? journal.place() : JournalPlace.of(ledger.journal());
    boolean recapped = maxCost != null || maxQpuSeconds != null;
    Budget budget =
        new Budget(
            recapped ? Optional.ofNullable(maxCost) : ledger.maxCost(),
            (recapped ? Optional.ofNullable(maxQpuSeconds) : ledger.maxQpuSeconds())
                .map(SpendingOptions::duration));
    JobJournal opened = JobJournal.open(SqliteJournal.open(place), place.toString());
    return Spending.begin(opened, ledger.scope(), budget);
  }

  private static Duration duration(BigDecimal seconds) {
    return Duration.ofNanos(seconds.multiply(NANOS).longValue());
  }
}
