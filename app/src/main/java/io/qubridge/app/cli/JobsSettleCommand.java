package io.qubridge.app.cli;

import io.qubridge.journal.JournalEntry;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides about a job of which nobody knows whether the provider accepted it. */
@Command(
    name = "settle",
    description = {
      "Decides about a request of which it is not known whether the provider has it: look at the"
          + " provider's own list of jobs, then say which job it is, or that there is none."
    })
final class JobsSettleCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "ID", description = JobsShowCommand.ID_HELP)
  private String id;

  @ArgGroup(multiplicity = "1")
  private Decision decision;

  @Mixin private JournalOption journal;
  @Mixin private OutputOptions output;

  /** What the user found out. */
  private static final class Decision {
    @Option(
        names = "--job",
        paramLabel = "JOB",
        description = "The provider has it, as the job of this id.")
    private String job;

    @Option(
        names = "--not-accepted",
        description = "The provider does not have it; it may be sent again.")
    private boolean notAccepted;
  }

  @Override
  public void run() {
    try (OpenJournal open = OpenJournal.of(journal.place())) {
      JournalEntry entry = open.entry(id);
      if (decision.job != null) {
        open.journal().settleAccepted(entry.id(), decision.job);
      } else {
        open.journal().settleNotAccepted(entry.id());
      }
      JournalEntry settled = open.journal().entry(entry.id()).orElseThrow();
      if (output.json()) {
        Json.print(output.terminal().out(), JobJson.entry(settled));
      } else {
        output.terminal().out().print(JobTable.of(List.of(settled), output.terminal()));
      }
    }
  }
}
