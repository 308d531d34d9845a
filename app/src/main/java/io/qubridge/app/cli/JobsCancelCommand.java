package io.qubridge.app.cli;

import io.qubridge.journal.JournalEntry;
import io.qubridge.journal.JournaledJob;
import io.qubridge.spi.Job;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks a provider to cancel a job. */
@Command(
    name = "cancel",
    description = "Asks the provider to cancel a job. What it did already may be billed.")
final class JobsCancelCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "ID", description = JobsShowCommand.ID_HELP)
  private String id;

  @Option(names = "-S", paramLabel = "KEY=VALUE", description = "A setting of the job's backend.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Mixin private JournalOption journal;
  @Mixin private OutputOptions output;

  @Override
  public void run() {
    try (OpenJournal open = OpenJournal.of(journal.place());
        JobBackends backends = new JobBackends(settings)) {
      JournalEntry entry = open.entry(id);
      Job job = JournaledJob.takeUp(open.journal(), entry.id(), backends.of(entry));
      job.cancel();
      String state = job.state().name().toLowerCase(Locale.ROOT);
      if (output.json()) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", entry.id());
        json.put("job", job.handle().jobId());
        json.put("state", state);
        Json.print(output.terminal().out(), json);
      } else {
        output.terminal().out().println("job " + job.handle().jobId() + " is " + state);
      }
    }
  }
}
