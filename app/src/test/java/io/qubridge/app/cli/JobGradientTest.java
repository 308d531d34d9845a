package io.qubridge.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.app.journal.JournalPlace;
import io.qubridge.app.journal.SqliteJournal;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.Usage;
import io.qubridge.execution.ValueAndGradient;
import io.qubridge.journal.Budget;
import io.qubridge.journal.JobJournal;
import io.qubridge.journal.JournalEntry;
import io.qubridge.journal.JournalException;
import io.qubridge.journal.JournaledBackend;
import io.qubridge.journal.Spending;
import io.qubridge.loader.BackendRegistry;
import io.qubridge.observable.Observable;
import io.qubridge.qasm.QasmReader;
import io.qubridge.spi.Backend;
import io.qubridge.spi.Differentiator;
import io.qubridge.support.ForwardingBackend;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobGradientTest {
  private static final EstimatorPub PUB =
      new EstimatorPub(
          QasmReader.read(
              "OPENQASM 3.0; include \"stdgates.inc\"; input float a; qubit[1] q; rx(a) q[0];"),
          new Bindings(List.of(new Parameter("a")), Matrix.row(Math.PI / 2)),
          List.of(Observable.z(0)));

  @TempDir Path folder;

  /** The local simulator, whose gradients cost a dollar, or are never answered. */
  private static Backend paid(boolean answers) {
    return new ForwardingBackend(BackendRegistry.load(List.of()).open("local", Map.of())) {
      @Override
      public Optional<Differentiator> differentiator() {
        return super.differentiator().map(local -> forADollar(local, answers));
      }
    };
  }

  private static Differentiator forADollar(Differentiator local, boolean answers) {
    return new Differentiator() {
      @Override
      public ValueAndGradient vjp(EstimatorPub pub, Matrix cotangents) {
        return local.vjp(pub, cotangents);
      }

      @Override
      public ValueAndGradient vjp(
          EstimatorPub pub, Matrix cotangents, RequestId id, boolean repeated) {
        if (!answers) {
          throw new IllegalStateException("the line is dead");
        }
        return vjp(pub, cotangents);
      }

      @Override
      public Usage estimate(EstimatorPub pub) {
        return new Usage(1, 0, Duration.ZERO, BigDecimal.ONE);
      }
    };
  }

  private JobJournal journal() {
    JournalPlace place = JournalPlace.of(folder.resolve("jobs.db").toString());
    return JobJournal.open(SqliteJournal.open(place), place.toString());
  }

  private static JournalEntry ask(JobJournal journal, boolean answers) {
    Spending spending = Spending.begin(journal, "run", Budget.usd(BigDecimal.TEN));
    try (Backend backend = new JournaledBackend("sv1", "", "", paid(answers), spending)) {
      backend.differentiator().orElseThrow().vjp(PUB, Matrix.row(1));
    } catch (IllegalStateException dead) {
      assertTrue(!answers);
    }
    return journal.entries(1).get(0);
  }

  @Test
  void valuesAndGradientAreShownRowByRow() {
    try (JobJournal journal = journal()) {
      JobGradient gradient = JobGradient.require(journal, ask(journal, true));
      Object values = ((Map<?, ?>) ((List<?>) gradient.json().get("pubs")).get(0)).get("values");
      assertEquals(0, (Double) ((List<?>) ((List<?>) values).get(0)).get(0), 1e-12);
      Object slope = ((List<?>) ((List<?>) gradient.json().get("gradient")).get(0)).get(0);
      assertEquals(-1, (Double) slope, 1e-12);
      String line = gradient.text(Terminal.system());
      assertTrue(line.matches("row 0  <Z0> .*  d/da -(1\\.0|0\\.9{9,}\\d*)\n"), line);
    }
  }

  @Test
  void whatHasNotComeIsNamed() {
    try (JobJournal journal = journal()) {
      JournalEntry open = ask(journal, false);
      assertEquals(Optional.empty(), JobGradient.of(journal, open));
      JournalException refusal =
          assertThrows(JournalException.class, () -> JobGradient.require(journal, open));
      assertTrue(refusal.getMessage().contains("entry 1 asks for a gradient"));
    }
  }
}
