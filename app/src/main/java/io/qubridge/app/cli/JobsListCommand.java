package io.qubridge.app.cli;

import io.qubridge.journal.EntryFilter;
import io.qubridge.journal.JournalEntry;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists jobs. */
@Command(name = "list", description = "Lists jobs, the newest first.")
final class JobsListCommand implements Runnable {
  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "The most jobs to list (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Mixin private JobFilter filter;
  @Mixin private JournalOption journal;
  @Mixin private OutputOptions output;

  @Override
  public void run() {
    if (limit < 1) {
      throw new IllegalArgumentException("--limit is " + limit + "; it must be at least 1");
    }
    Optional<OpenJournal> there = OpenJournal.at(journal.place());
    if (there.isEmpty()) {
      print(List.of());
      output.note("no jobs yet: there is no journal at '" + journal.place() + "'");
      return;
    }
    try (OpenJournal open = there.get()) {
      EntryFilter chosen = filter.filter();
      print(open.journal().newest(chosen, limit));
      long others = open.journal().count(chosen) - limit;
      if (others > 0) {
        output.note("and " + others + " older ones; --limit shows more");
      }
    }
  }

  private void print(List<JournalEntry> entries) {
    if (output.json()) {
      Json.print(output.terminal().out(), entries.stream().map(JobJson::entry).toList());
    } else {
      output.terminal().out().print(JobTable.of(entries, output.terminal()));
    }
  }
}
