package io.qubridge.app.cli;

import io.qubridge.app.model.AtomicFile;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.journal.EntryState;
import io.qubridge.journal.JobJournal;
import io.qubridge.journal.JournalEntry;
import io.qubridge.spi.Answer;
import io.qubridge.spi.BackendException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes jobs with all that they ran and gave. */
@Command(
    name = "export",
    description = {
      "Writes jobs, the oldest first, with programs, parameters and results: as JSON Lines, one"
          + " job a line, or as CSV, one row of parameters a line, of which the first of a job has"
          + " its cost. Asks no provider."
    })
final class JobsExportCommand implements Runnable {
  /** The forms that a file can have. */
  private enum Format {
    jsonl,
    csv
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "jsonl",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write into this file instead of standard output.")
  private Path file;

  @Option(names = "-S", paramLabel = "KEY=VALUE", description = "A setting of the jobs' backend.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Mixin private JobFilter filter;
  @Mixin private JournalOption journal;
  @Mixin private OutputOptions output;

  private static final int PAGE = 1000;

  private final Set<String> told = new HashSet<>();

  @Override
  public void run() {
    if (file != null) {
      AtomicFile.write(file, this::write);
      return;
    }
    try {
      write(output.terminal().out());
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private void write(OutputStream out) throws IOException {
    JobCsv csv = format == Format.csv ? new JobCsv(out) : null;
    Optional<OpenJournal> there = OpenJournal.at(journal.place());
    if (there.isEmpty()) {
      return;
    }
    try (OpenJournal open = there.get();
        JobBackends backends = new JobBackends(settings)) {
      long last = 0;
      List<JournalEntry> page = open.journal().following(filter.filter(), last, PAGE);
      while (!page.isEmpty()) {
        for (JournalEntry entry : page) {
          write(entry, open.journal(), backends, out, csv);
          last = entry.id();
        }
        page = open.journal().following(filter.filter(), last, PAGE);
      }
    }
    out.flush();
  }

  private void write(
      JournalEntry entry, JobJournal from, JobBackends backends, OutputStream out, JobCsv csv)
      throws IOException {
    ExecutionRequest request = from.request(entry.id());
    Optional<JobGradient> gradient =
        entry.isGradient() ? JobGradient.of(from, entry) : Optional.empty();
    Optional<ExecutionResult> result =
        entry.isGradient()
            ? gradient.map(JobGradient::values)
            : result(entry, request, from, backends);
    if (csv != null) {
      csv.add(entry, request, result);
      return;
    }
    Map<String, Object> json = new LinkedHashMap<>(JobJson.entry(entry));
    json.put("program", JobJson.request(request));
    json.put(
        "result",
        gradient.map(JobGradient::json).or(() -> result.map(JobJson::result)).orElse(null));
    Json.line(out, json);
  }

  /** What the journal holds, decoded; empty where that is nothing, or nobody can decode it. */
  private Optional<ExecutionResult> result(
      JournalEntry entry, ExecutionRequest request, JobJournal from, JobBackends backends) {
    if (entry.state() != EntryState.COMPLETED) {
      return Optional.empty();
    }
    Optional<Answer> answer = from.answer(entry.id());
    try {
      return answer.map(a -> backends.of(entry).decode(entry.handle(), request, a));
    } catch (BackendException refusal) {
      if (told.add(refusal.getMessage())) {
        output.note(
            "results are left out, first of job " + entry.id() + ": " + refusal.getMessage());
      }
      return Optional.empty();
    }
  }
}
