package io.qubridge.ibm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.PubResult;
import io.qubridge.ibm.stub.ServiceStub;
import io.qubridge.ibm.stub.StubDevice;
import io.qubridge.journal.Budget;
import io.qubridge.journal.JobJournal;
import io.qubridge.journal.JournalFile;
import io.qubridge.journal.JournaledBackend;
import io.qubridge.journal.Kill;
import io.qubridge.journal.MemoryFolder;
import io.qubridge.journal.Spending;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Processes that end at any moment: at a write to the journal, before a call reaches the service,
 * or after it did and before the answer arrives. The last process ends in the numbers of an
 * undisturbed one, and no job is made twice.
 */
class KillPointTest {
  /** Of each way to run; together they are 210. */
  private static final int KILLS = 105;

  private static final int JOBS = 2;
  private static final Budget BUDGET = Budget.qpuTime(Duration.ofDays(1));
  private static final Parameter T = new Parameter("theta");

  private static ServiceStub stub;

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  private JournalFile template;
  private int files;
  private Kill.Switch running;

  @BeforeAll
  static void start() {
    stub = new ServiceStub(StubDevice.ideal());
  }

  @AfterAll
  static void stop() {
    stub.close();
  }

  @BeforeEach
  void createTemplate() {
    template = JournalFile.create(folder.resolve("template.db"));
  }

  private JournalFile newFile() throws Exception {
    return new JournalFile(Files.copy(template.path(), folder.resolve("run" + files++ + ".db")));
  }

  private static ExecutionRequest request(int job) {
    Circuit circuit =
        Circuit.builder(2).gate(GateType.RY, Angle.of(T), 0).gate(GateType.CX, 0, 1).build();
    Matrix values = new Matrix(2, 1);
    values.array()[0] = 0.3 + job;
    values.array()[1] = 1.1 + job;
    List<Observable> observables = List.of(Observable.z(1), Observable.parse("X0 X1"));
    EstimatorPub pub = new EstimatorPub(circuit, new Bindings(List.of(T), values), observables);
    return ExecutionRequest.of(pub, Accuracy.shots(50), job);
  }

  /** One process: some requests, one after the other. */
  private List<PubResult> run(JournalFile file, Map<String, String> more, Kill.Switch process)
      throws SQLException {
    Map<String, String> settings = new HashMap<>(stub.settings());
    settings.putAll(more);
    IbmBackendProvider provider = new IbmBackendProvider(folder.resolve("none.json"));
    cutWith(process);
    try (Connection connection = file.connect();
        Backend plugin = provider.open(BackendConfig.of(provider, settings))) {
      JobJournal journal = file.open(connection, process);
      Spending spending = new Spending(journal, "run-1", 0, BUDGET).withLookup(Duration.ZERO);
      JournaledBackend backend =
          new JournaledBackend("ibm", ServiceStub.DEVICE, "", plugin, spending);
      List<PubResult> results = new ArrayList<>();
      for (int job = 0; job < JOBS; job++) {
        results.addAll(backend.submit(request(job)).await(Duration.ofMinutes(1)).pubs());
      }
      return results;
    }
  }

  private void cutWith(Kill.Switch process) {
    Thread main = Thread.currentThread();
    setRunning(process);
    stub.service()
        .line(
            () -> {
              try {
                process.step();
                return true;
              } catch (Kill dead) {
                interrupt(main, process);
                return false;
              }
            });
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
  private void runDying(JournalFile file, Map<String, String> settings, int point) {
    try {
      run(file, settings, new Kill.Switch(point));
    } catch (Exception | Kill dead) {
      return;
    } finally {
      setRunning(null);
      Thread.interrupted();
    }
  }

  @ParameterizedTest
  @CsvSource({"sampler,job", "estimator,batch"})
  void nothingIsPaidTwiceAndNothingIsLost(String primitive, String mode) throws Exception {
    Map<String, String> settings =
        Map.of("primitive", primitive, "mode", mode, "poll-interval", "0.01");
    stub.service().forgetJobs();
    Kill.Switch whole = Kill.Switch.never();
    List<PubResult> wanted = run(newFile(), settings, whole);
    assertEquals(JOBS, stub.service().jobs());
    Random random = new Random(20);
    Set<Integer> points = new HashSet<>();
    for (int kills = 0; kills < KILLS; ) {
      JournalFile file = newFile();
      stub.service().forgetJobs();
      String when = "killed at";
      for (int again = 1 + random.nextInt(2); again > 0; again--, kills++) {
        int point = random.nextInt(whole.steps());
        points.add(point);
        when += " " + point;
        runDying(file, settings, point);
      }
      assertEquals(wanted, run(file, settings, Kill.Switch.never()), when);
      assertEquals(JOBS, stub.service().jobs(), when);
    }
    assertTrue(points.size() >= 40, points.size() + " moments of " + whole.steps());
  }
}
