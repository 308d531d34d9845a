package io.qubridge.app.cli;

import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.journal.JournalEntry;
import io.qubridge.journal.JournaledJob;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Waits for a job and prints what it gave. */
@Command(
    name = "fetch",
    description = {
      "Prints what a job gave: from the journal, or waited for at the provider and kept. Submits"
          + " nothing."
    })
final class JobsFetchCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "ID", description = JobsShowCommand.ID_HELP)
  private String id;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "86400",
      description = "How long to wait for a job that has not ended (default: ${DEFAULT-VALUE}).")
  private long seconds;

  @Option(names = "-S", paramLabel = "KEY=VALUE", description = "A setting of the job's backend.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Mixin private JournalOption journal;
  @Mixin private OutputOptions output;

  @Override
  public void run() {
    try (OpenJournal open = OpenJournal.of(journal.place());
        JobBackends backends = new JobBackends(settings)) {
      JournalEntry entry = open.entry(id);
      if (entry.isGradient()) {
        print(JobGradient.require(open.journal(), entry));
        return;
      }
      ExecutionResult result =
          JournaledJob.takeUp(open.journal(), entry.id(), backends.of(entry))
              .await(Duration.ofSeconds(seconds));
      ExecutionRequest request = open.journal().request(entry.id());
      if (output.json()) {
        print(entry, result.job().jobId(), JobJson.result(result));
      } else {
        output.terminal().out().print(JobResultTable.of(request, result, output.terminal()));
      }
    }
  }

  private void print(JobGradient gradient) {
    if (output.json()) {
      print(gradient.entry(), gradient.entry().handle().jobId(), gradient.json());
    } else {
      output.terminal().out().print(gradient.text(output.terminal()));
    }
  }

  private void print(JournalEntry entry, String job, Map<String, Object> result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", entry.id());
    json.put("job", job);
    json.putAll(result);
    Json.print(output.terminal().out(), json);
  }
}
