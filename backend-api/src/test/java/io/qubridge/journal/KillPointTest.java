package io.qubridge.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.execution.PubResult;
import io.qubridge.support.SplitJob;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of several requests that ends at any moment and is started again. */
class KillPointTest {
  /** Five requests, one of which is split in two. */
  private static final int JOBS = 6;

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  private JournalFile template;

  @BeforeEach
  void createTemplate() {
    template = JournalFile.create(folder.resolve("template.db"));
  }

  private JournalFile newFile(int number) throws Exception {
    return new JournalFile(Files.copy(template.path(), folder.resolve("run" + number + ".db")));
  }

  /** One process: sends all requests of the run and reads their results, or dies before. */
  private static List<PubResult> run(
      JournalFile file, ScriptedService service, Kill.Switch process) {
    try (Connection connection = file.connect()) {
      JobJournal journal =
          JobJournal.open(
              JournalFile.source(() -> JournalFile.mortal(connection, process)),
              "run.db",
              JournalFile.DEAD,
              Duration.ofSeconds(20));
      Budget budget = Budget.usd(ScriptedService.WORST.usd().multiply(BigDecimal.valueOf(JOBS)));
      Spending spending = new Spending(journal, "run-1", 0, budget).withLookup(Duration.ZERO);
      ScriptedBackend plugin = new ScriptedBackend(service, process);
      JournaledBackend backend = new JournaledBackend(ScriptedBackend.ID, "", "", plugin, spending);
      List<PubResult> results = new ArrayList<>();
      for (int seed = 0; seed < 5; seed++) {
        results.addAll(
            SplitJob.submit(backend, Requests.of(seed == 2 ? 4 : 2, seed))
                .await(Duration.ofMinutes(1))
                .pubs());
      }
      return results;
    } catch (SQLException fault) {
      throw new AssertionError(fault);
    }
  }

  @Test
  void everyKillPointEndsInTheSameNumbersAndNoFurtherJob() throws Exception {
    Kill.Switch whole = Kill.Switch.never();
    ScriptedService first = new ScriptedService();
    List<PubResult> wanted = run(newFile(-1), first, whole);
    assertEquals(JOBS, first.jobs());
    assertTrue(whole.steps() >= 200, "only " + whole.steps() + " kill points");

    for (int point = 0; point < whole.steps(); point++) {
      JournalFile file = newFile(point);
      ScriptedService service = new ScriptedService();
      assertKilled(file, service, point);
      assertEquals(wanted, run(file, service, Kill.Switch.never()), "killed at " + point);
      assertEquals(JOBS, service.jobs(), "killed at " + point);
    }
  }

  @Test
  void severalKillsEndInTheSameNumbersAndNoFurtherJob() throws Exception {
    Kill.Switch whole = Kill.Switch.never();
    List<PubResult> wanted = run(newFile(-1), new ScriptedService(), whole);
    Random random = new Random(20);
    for (int round = 0; round < 20; round++) {
      JournalFile file = newFile(round);
      ScriptedService service = new ScriptedService();
      for (int kills = 0; kills < 4; kills++) {
        assertKilled(file, service, random.nextInt(60));
      }
      assertEquals(wanted, run(file, service, Kill.Switch.never()));
      assertEquals(JOBS, service.jobs());
    }
  }

  private static void assertKilled(JournalFile file, ScriptedService service, int point) {
    try {
      run(file, service, new Kill.Switch(point));
    } catch (Kill killed) {
      return;
    }
    throw new AssertionError("the process lived through step " + point);
  }
}
