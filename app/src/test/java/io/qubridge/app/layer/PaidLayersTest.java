package io.qubridge.app.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.app.cli.MeteredProvider;
import io.qubridge.app.journal.JournalPlace;
import io.qubridge.app.journal.SqliteJournal;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.journal.Budget;
import io.qubridge.journal.EntryFilter;
import io.qubridge.journal.JobJournal;
import io.qubridge.journal.Spending;
import io.qubridge.loader.BackendRegistry;
import io.qubridge.observable.Observable;
import io.qubridge.qasm.QasmReader;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendProvider;
import io.qubridge.spi.QuotaExceededException;
import io.qubridge.support.SplitJob;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Java program has to give before its layers spend money. */
class PaidLayersTest {
  @TempDir Path folder;

  private Map<String, String> settings;

  @BeforeEach
  void registerPaidProvider() throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(BackendProvider.class.getName()), MeteredProvider.class.getName());
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      Thread.currentThread().setContextClassLoader(loader);
      SharedBackends.use(BackendRegistry.load(List.of()));
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
    settings = Map.of("service", folder.resolve("service").toString(), "token", "t");
  }

  @AfterEach
  void forget() {
    SharedBackends.spend(null);
    SharedBackends.closeAll();
    SharedBackends.use(BackendRegistry.load(List.of()));
  }

  private static ExecutionRequest request() {
    Circuit circuit =
        QasmReader.read("OPENQASM 3.0; include \"stdgates.inc\"; qubit[1] q; x q[0];");
    EstimatorPub pub = new EstimatorPub(circuit, Bindings.none(), List.of(Observable.parse("Z0")));
    return ExecutionRequest.of(pub, Accuracy.shots(10), 1);
  }

  @Test
  void nothingIsSubmittedWithoutALeave() {
    Backend backend = SharedBackends.get("metered", settings);
    assertEquals(new BigDecimal("0.01"), backend.estimate(request()).usd());
    assertThrows(BackendException.class, () -> backend.submit(request()));
  }

  @Test
  void jobsAreJournaledWithinTheBudgetThatIsGiven() {
    JournalPlace place = JournalPlace.of(folder.resolve("jobs.db").toString());
    try (JobJournal journal = JobJournal.open(SqliteJournal.open(place), place.toString())) {
      Budget budget = Budget.usd(new BigDecimal("0.01"));
      SharedBackends.spend(Spending.begin(journal, "study", budget));
      Backend backend = SharedBackends.get("metered", settings);
      for (int k = 0; k < 2; k++) { // the second is read from the journal
        assertEquals(
            -1,
            backend
                .submit(request())
                .await(Duration.ofMinutes(1))
                .expectations(0)
                .values()
                .get(0, 0));
      }
      assertEquals(1, journal.entries(10).size());
      ExecutionRequest other =
          new ExecutionRequest(request().id(), request().pubs(), Accuracy.shots(10), 2);
      assertThrows(QuotaExceededException.class, () -> backend.submit(other));
    }
  }

  private static ExecutionRequest turns(int rows) {
    Circuit circuit =
        QasmReader.read(
            "OPENQASM 3.0; include \"stdgates.inc\"; input float a; qubit[1] q; rx(a) q[0];");
    Matrix angles = new Matrix(rows, 1);
    for (int row = 0; row < rows; row++) {
      angles.array()[row] = Math.PI * row;
    }
    EstimatorPub pub =
        new EstimatorPub(
            circuit,
            new Bindings(List.of(new Parameter("a")), angles),
            List.of(Observable.parse("Z0")));
    return ExecutionRequest.of(pub, Accuracy.shots(20_000), 1);
  }

  private Backend mitigated() {
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(Map.of("readout", "noisy", "rows", "2", "mitigation", "readout"));
    return SharedBackends.get("metered", all);
  }

  @Test
  void mitigatedValuesArePaidOnceWithTheirCalibration() {
    JournalPlace place = JournalPlace.of(folder.resolve("jobs.db").toString());
    BigDecimal cost = mitigated().estimate(turns(5)).usd();
    SharedBackends.closeAll();
    Expectations first = null;
    for (int process = 0; process < 2; process++) {
      try (JobJournal journal = JobJournal.open(SqliteJournal.open(place), place.toString())) {
        SharedBackends.spend(Spending.begin(journal, "study", Budget.usd(cost)));
        Expectations values =
            SplitJob.submit(mitigated(), turns(5)).await(Duration.ofMinutes(1)).expectations(0);
        for (int row = 0; row < 5; row++) { // unmitigated it is 0.8
          double error = values.standardErrors().get(row, 0);
          assertEquals(row % 2 == 0 ? 1 : -1, values.values().get(row, 0), 5 * error);
          assertTrue(error > 0 && error < 0.02);
        }
        assertEquals(4, journal.count(EntryFilter.ALL), "a calibration and three parts");
        assertEquals(0, journal.spent(0).total().usd().compareTo(cost));
        assertTrue(first == null || first.equals(values));
        first = values;
      }
      SharedBackends.closeAll();
    }
  }

  @Test
  void aMitigatedRequestOverTheBudgetPaysForItsCalibrationOnly() {
    JournalPlace place = JournalPlace.of(folder.resolve("jobs.db").toString());
    BigDecimal cost = mitigated().estimate(turns(5)).usd();
    SharedBackends.closeAll();
    try (JobJournal journal = JobJournal.open(SqliteJournal.open(place), place.toString())) {
      Budget budget = Budget.usd(cost.subtract(new BigDecimal("0.01")));
      SharedBackends.spend(Spending.begin(journal, "study", budget));
      assertThrows(QuotaExceededException.class, () -> SplitJob.submit(mitigated(), turns(5)));
      assertEquals(1, journal.count(EntryFilter.ALL));
    }
  }
}
