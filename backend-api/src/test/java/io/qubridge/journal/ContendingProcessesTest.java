package io.qubridge.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContendingProcessesTest {
  private static final int AFFORDABLE = 40;

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  @Test
  void processesTogetherStayWithinTheCapAndUseItUp() throws Exception {
    JournalFile file = JournalFile.create(folder.resolve("jobs.db"));
    BigDecimal cap = ScriptedService.WORST.usd().multiply(BigDecimal.valueOf(AFFORDABLE));
    List<Process> processes = new ArrayList<>();
    for (String run : List.of("a", "b", "c")) {
      processes.add(start(file, run, cap.add(new BigDecimal("1.49")).toPlainString()));
    }
    int jobs = 0;
    for (Process process : processes) {
      String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertTrue(output.matches("\\d+"), output);
      jobs += Integer.parseInt(output);
    }
    assertEquals(AFFORDABLE, jobs);
    try (JobJournal journal = file.open()) {
      assertEquals(AFFORDABLE, journal.entries(1000).size());
      assertEquals(0, cap.compareTo(journal.spent(0).open().usd()));
    }
  }

  private static Process start(JournalFile file, String run, String cap) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ContendingProcess.class.getName(),
            file.path().toString(),
            run,
            cap)
        .redirectErrorStream(true)
        .start();
  }
}
