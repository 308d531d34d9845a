package io.qubridge.journal;

import io.qubridge.spi.QuotaExceededException;
import java.math.BigDecimal;
import java.nio.file.Path;

/**
 * A process of {@link ContendingProcessesTest}: submits until the budget is spent, and prints how
 * many jobs its provider has.
 */
final class ContendingProcess {
  private ContendingProcess() {}

  /** Takes the file of the journal, the name of the run, and the cap in dollars. */
  public static void main(String[] arguments) {
    JournalFile file = new JournalFile(Path.of(arguments[0]));
    ScriptedService service = new ScriptedService();
    service.takeLong();
    try (JobJournal journal = JobJournal.open(JournalFile.source(file::connect), arguments[0])) {
      Budget budget = Budget.usd(new BigDecimal(arguments[2]));
      Spending spending = new Spending(journal, arguments[1], 0, budget);
      JournaledBackend backend =
          new JournaledBackend(ScriptedBackend.ID, "", "", new ScriptedBackend(service), spending);
      for (int seed = 0; seed < 1000; seed++) {
        backend.submit(Requests.of(1, seed));
      }
    } catch (QuotaExceededException spent) {
      System.out.println(service.jobs());
    }
  }
}
