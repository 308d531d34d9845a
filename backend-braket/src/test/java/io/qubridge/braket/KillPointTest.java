package io.qubridge.braket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.braket.stub.BraketStub;
import io.qubridge.braket.stub.StubDevice;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.PubResult;
import io.qubridge.execution.ValueAndGradient;
import io.qubridge.journal.Budget;
import io.qubridge.journal.JobJournal;
import io.qubridge.journal.JournalFile;
import io.qubridge.journal.JournaledBackend;
import io.qubridge.journal.Kill;
import io.qubridge.journal.MemoryFolder;
import io.qubridge.journal.Spending;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Backend;
import io.qubridge.support.SplitJob;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that end at any moment: at a write to the journal, before a call reaches the service,
 * or after it did and before the answer arrives. The next process ends in the numbers of an
 * undisturbed one, and no task is made twice.
 */
@ExtendWith(AwsCredentials.class)
class KillPointTest {
  /** A part of all moments, drawn at random, unless the property asks for more of them. */
  private static final int POINTS = Integer.getInteger("kill.points", 15);

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final List<Observable> ZX = List.of(Observable.z(0), Observable.parse("X0"));

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  private JournalFile template;
  private int files;
  private Kill.Switch running;

  @BeforeEach
  void createTemplate() {
    template = JournalFile.create(folder.resolve("template.db"));
  }

  private JournalFile newFile() throws Exception {
    return new JournalFile(Files.copy(template.path(), folder.resolve("run" + files++ + ".db")));
  }

  /** What a process does with a backend. */
  private interface Work {
    List<PubResult> run(Backend backend);
  }

  private Work work = KillPointTest::twoRequests;
  private boolean exact;

  /** Two requests, of which the first is split. */
  private static List<PubResult> twoRequests(Backend backend) {
    List<PubResult> results = new ArrayList<>();
    for (int rows : new int[] {4, 1}) {
      results.addAll(
          SplitJob.submit(backend, ProgramSetTest.request(rows, ZX, 60)).await(LONG).pubs());
    }
    return results;
  }

  /** A gradient of four rows, which is eight tasks in two jobs. */
  private static List<PubResult> gradient(Backend backend) {
    EstimatorPub pub = (EstimatorPub) ProgramSetTest.request(4, ZX, 1).pubs().get(0);
    Matrix ones = Matrix.wrap(4, 2, new double[] {1, 1, 1, 1, 1, 1, 1, 1});
    ValueAndGradient numbers = backend.differentiator().orElseThrow().vjp(pub, ones);
    return List.of(numbers.value(), new Expectations(numbers.gradient(), numbers.gradient()));
  }

  /** One process. */
  private List<PubResult> run(JournalFile file, BraketStub stub, Kill.Switch process, Budget budget)
      throws SQLException {
    setRunning(process);
    Thread main = Thread.currentThread();
    stub.line(
        () -> {
          try {
            process.step();
          } catch (Kill dead) {
            interrupt(main, process);
            throw dead;
          }
        });
    try (Connection connection = file.connect();
        Backend plugin = ProgramSetTest.open(stub, Map.of("max-tasks", "5"))) {
      JobJournal journal = file.open(connection, process);
      Spending spending = new Spending(journal, "run-1", 0, budget).withLookup(Duration.ZERO);
      return work.run(new JournaledBackend("braket", "stub", "", plugin, spending));
    }
  }

  private synchronized void setRunning(Kill.Switch process) {
    running = process;
  }

  /** A dead process would wait for a service that it cannot reach any more. */
  private synchronized void interrupt(Thread main, Kill.Switch process) {
    if (running == process) {
      main.interrupt();
    }
  }

  /** A process that dies; whatever it meets on the way down is its own. */
  private void runDying(JournalFile file, BraketStub stub, Kill.Switch process, Budget budget) {
    try {
      run(file, stub, process, budget);
    } catch (Exception | Kill dead) {
      return;
    } finally {
      setRunning(null);
      Thread.interrupted();
    }
  }

  private static BraketStub stub(StubDevice device, boolean idempotent) {
    BraketStub stub = new BraketStub(device);
    stub.pollsUntilDone(1);
    stub.idempotent(idempotent);
    return stub;
  }

  private void assertSurvivesKills(StubDevice device, boolean idempotent, int jobs, int most)
      throws Exception {
    Budget budget = Budget.usd(new BigDecimal("1000"));
    List<PubResult> wanted;
    int steps;
    try (BraketStub stub = stub(device, idempotent)) {
      Kill.Switch whole = Kill.Switch.never();
      wanted = run(newFile(), stub, whole, budget);
      steps = whole.steps();
      assertEquals(jobs, stub.tasks());
    }
    assertTrue(steps >= 90, "only " + steps + " moments to be killed at");
    List<Integer> points = new ArrayList<>(IntStream.range(0, steps).boxed().toList());
    Collections.shuffle(points, new Random(7));
    for (int point : points.subList(0, Math.min(steps, most))) {
      try (BraketStub stub = stub(device, idempotent)) {
        JournalFile file = newFile();
        runDying(file, stub, new Kill.Switch(point), budget);
        List<PubResult> results = run(file, stub, Kill.Switch.never(), budget);
        assertEquals(jobs, stub.tasks(), "tasks after a kill at " + point);
        if (device.programSets() || exact) {
          assertEquals(wanted, results, "killed at " + point);
        } else {
          assertEquals(wanted.size(), results.size());
        }
      }
    }
  }

  @Test
  void programSetsAreNeverPaidTwiceAndNeverLost() throws Exception {
    assertSurvivesKills(StubDevice.garnet().withSets(6, 200_000, 0), true, 3, POINTS);
  }

  @Test
  void tagsAloneFindAJobWhereTokensAreForgotten() throws Exception {
    assertSurvivesKills(StubDevice.garnet().withSets(6, 200_000, 0), false, 3, POINTS);
  }

  @Test
  void gradientsAreFoundByTheirTagsAfterAKill() throws Exception {
    work = KillPointTest::gradient;
    exact = true;
    assertSurvivesKills(StubDevice.sv1(), false, 8, POINTS);
  }

  @Test
  void jobsOfSeveralTasksAreCompletedAfterAKill() throws Exception {
    assertSurvivesKills(StubDevice.sv1(), true, 10, POINTS);
  }
}
