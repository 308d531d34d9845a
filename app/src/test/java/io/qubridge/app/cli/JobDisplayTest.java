package io.qubridge.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qubridge.execution.RequestId;
import io.qubridge.execution.Usage;
import io.qubridge.journal.Budget;
import io.qubridge.journal.JobProgress;
import io.qubridge.journal.Spent;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.JobState;
import io.qubridge.spi.JobStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobDisplayTest {
  private final PrintStream before = System.err;
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final JobDisplay display =
      new JobDisplay(
          new OutputOptions(),
          new Budget(Optional.of(new BigDecimal("5")), Optional.of(Duration.ofSeconds(90))));

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(lines));
  }

  @AfterEach
  void stopListening() {
    System.setErr(before);
  }

  private void progress(long entry, JobState state, int before, String usd) {
    JobHandle job = new JobHandle("ibm", "d" + entry, new RequestId("r"), "", Instant.EPOCH);
    OptionalInt position = before == 0 ? OptionalInt.empty() : OptionalInt.of(before);
    Optional<Duration> left =
        before == 0 ? Optional.empty() : Optional.of(Duration.ofMinutes(before));
    Usage ended = new Usage(1, 10, Duration.ofMillis(1500), new BigDecimal(usd));
    display.progressed(
        new JobProgress(
            entry, job, new JobStatus(state, position, left), new Spent(ended, Usage.NONE)));
  }

  @Test
  void tellsQueueStateTimeLeftAndCosts() {
    progress(1, JobState.QUEUED, 7, "0.25");
    progress(1, JobState.QUEUED, 6, "0.25"); // a log hears of changes of state
    progress(1, JobState.RUNNING, 0, "0.25");
    progress(2, JobState.RUNNING, 0, "1.5");
    progress(1, JobState.COMPLETED, 0, "1.5");
    assertEquals(
        """
        job d1 at ibm: queued, 7 before it, about 7 min; spent $0.2500 of $5.00, 1.5 s of 90.0 s QPU
        job d1 at ibm: running; spent $0.2500 of $5.00, 1.5 s of 90.0 s QPU
        job d1 at ibm: completed, and 1 more; spent $1.50 of $5.00, 1.5 s of 90.0 s QPU
        """,
        lines.toString());
  }

  @Test
  void knowsWhichJobsAreAtWork() {
    progress(1, JobState.QUEUED, 7, "0");
    progress(2, JobState.QUEUED, 7, "0");
    progress(1, JobState.FAILED, 0, "0");
    assertEquals(2, display.atWork().iterator().next().entry());
    assertEquals(1, display.atWork().size());
  }
}
