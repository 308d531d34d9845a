package io.qubridge.app.cli;

import io.qubridge.app.training.EvaluationPlan;
import io.qubridge.app.training.RunLedger;
import io.qubridge.app.training.RunPlan;
import io.qubridge.journal.EntryFilter;
import io.qubridge.journal.EntryState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** Options that choose jobs. */
public final class JobFilter {
  @Option(
      names = "--state",
      paramLabel = "STATE",
      split = ",",
      description =
          "Only jobs in these states: prepared, submitted, completed, failed, cancelled, refused.")
  private List<EntryState> states = List.of();

  @Option(names = "--backend", paramLabel = "ID", description = "Only jobs of this backend.")
  private String backend;

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = "Only jobs of this run: its folder, or the beginning of its id.")
  private String run;

  /** What the options choose. */
  EntryFilter filter() {
    String scope = run == null ? "" : scope(Path.of(run)).orElse(run);
    return new EntryFilter(Set.copyOf(states), Optional.ofNullable(backend), scope);
  }

  /** The id of the run in a folder, where it is one. */
  private static Optional<String> scope(Path folder) {
    Optional<RunLedger> ledger = Optional.empty();
    if (Files.exists(folder.resolve(RunPlan.FILE))) {
      ledger = RunPlan.read(folder).ledger();
    } else if (Files.exists(folder.resolve(EvaluationPlan.FILE))) {
      ledger = EvaluationPlan.read(folder).ledger();
    }
    return ledger.map(RunLedger::scope);
  }
}
