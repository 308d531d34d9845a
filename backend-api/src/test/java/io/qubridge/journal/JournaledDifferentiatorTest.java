package io.qubridge.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.Usage;
import io.qubridge.execution.ValueAndGradient;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Differentiator;
import io.qubridge.spi.JobFailedException;
import io.qubridge.spi.JobTimeoutException;
import io.qubridge.spi.QuotaExceededException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournaledDifferentiatorTest {
  @TempDir(factory = MemoryFolder.class)
  Path folder;

  private JournalFile file;
  private int asked;

  @BeforeEach
  void createJournal() {
    file = JournalFile.create(folder.resolve("jobs.db"));
  }

  /** A dollar a gradient, whose numbers tell how often it was asked; or a failure, once. */
  private final class Paid implements Differentiator {
    private final List<String> heard = new ArrayList<>();
    private Throwable failure;

    @Override
    public ValueAndGradient vjp(EstimatorPub pub, Matrix cotangents) {
      throw new AssertionError("asked without an id");
    }

    @Override
    public ValueAndGradient vjp(
        EstimatorPub pub, Matrix cotangents, RequestId id, boolean repeated) {
      asked++;
      heard.add(id + (repeated ? " again" : ""));
      if (failure instanceof Kill killed) {
        failure = null;
        throw killed;
      }
      if (failure instanceof RuntimeException thrown) {
        failure = null;
        throw thrown;
      }
      Matrix numbers = Matrix.row(asked);
      return new ValueAndGradient(
          new Expectations(numbers, new Matrix(1, 1)), numbers, new Matrix(1, 1));
    }

    @Override
    public Usage estimate(EstimatorPub pub) {
      return new Usage(1, 0, Duration.ZERO, BigDecimal.ONE);
    }

    Paid failing(Throwable with) {
      failure = with;
      return this;
    }
  }

  private final Paid paid = new Paid();

  private static EstimatorPub pub() {
    Parameter theta = new Parameter("theta");
    Circuit circuit = Circuit.builder(1).gate(GateType.RX, Angle.of(theta), 0).build();
    return new EstimatorPub(
        circuit, new Bindings(List.of(theta), Matrix.row(0.4)), List.of(Observable.z(0)));
  }

  private static ValueAndGradient ask(JobJournal journal, Differentiator inner, double cotangent) {
    return ask(spending(journal, "run", 0), inner, cotangent);
  }

  private static Spending spending(JobJournal journal, String scope, long after) {
    return new Spending(journal, scope, after, Budget.usd(new BigDecimal("2.5")));
  }

  private static ValueAndGradient ask(Spending spending, Differentiator inner, double cotangent) {
    RequestKey key = new RequestKey("cloud", "dev", "c", spending.scope(), "");
    return new JournaledDifferentiator(key, inner, spending).vjp(pub(), Matrix.row(cotangent));
  }

  @Test
  void aGradientIsPaidOnceAndReadAfterARestart() {
    ValueAndGradient first;
    try (JobJournal journal = file.open()) {
      first = ask(journal, paid, 1);
      assertEquals(first, ask(journal, paid, 1));
    }
    try (JobJournal journal = file.open()) {
      assertEquals(first, ask(journal, paid, 1));
      assertEquals(1, asked);
      assertEquals(1, journal.entries(10).size());
    }
  }

  @Test
  void gradientsAreHeldToTheBudget() {
    try (JobJournal journal = file.open()) {
      ask(journal, paid, 1);
      ask(journal, paid, 2);
      assertThrows(QuotaExceededException.class, () -> ask(journal, paid, 3));
      assertEquals(2, asked);
    }
  }

  @Test
  void aGradientThatWasCutOffIsAskedForAgainWithinItsReservation() {
    try (JobJournal journal = file.open()) {
      assertThrows(Kill.class, () -> ask(journal, paid.failing(new Kill()), 1));
      ask(journal, paid, 2);
      ask(journal, paid, 1);
      assertEquals(2, journal.entries(10).size());
      assertEquals(paid.heard.get(0) + " again", paid.heard.get(2));
      assertThrows(QuotaExceededException.class, () -> ask(journal, paid, 3));
    }
  }

  @Test
  void aGradientOfAnEarlierCommandCountsInTheBudgetOfTheOneThatAsksAgain() {
    try (JobJournal journal = file.open()) {
      Spending earlier = spending(journal, "", 0);
      assertThrows(Kill.class, () -> ask(earlier, paid.failing(new Kill()), 1));
      Spending later = spending(journal, "", journal.begin(""));
      assertEquals(Usage.NONE, later.spent().total());
      ask(later, paid, 1);
      assertEquals(1, journal.entries(10).size());
      assertEquals(BigDecimal.ONE, later.spent().total().usd());
    }
  }

  private JournalEntry newest(JobJournal journal) {
    return journal.entries(1).get(0);
  }

  @Test
  void aGradientThatFailedIsCountedAndAskedForUnderAnotherId() {
    try (JobJournal journal = file.open()) {
      JobFailedException failure = new JobFailedException("no qubits today");
      assertSame(failure, failureOf(() -> ask(journal, paid.failing(failure), 1)));
      assertEquals(EntryState.FAILED, newest(journal).state());
      assertEquals("no qubits today", newest(journal).message());
      assertEquals(BigDecimal.ONE, journal.spent(0).ended().usd());
      ask(journal, paid, 1);
      assertEquals(2, newest(journal).attempt());
      assertNotEquals(paid.heard.get(0), paid.heard.get(1));
      assertEquals(newest(journal).requestId().value(), paid.heard.get(1));
    }
  }

  @Test
  void aGradientThatWasRefusedCostsNothing() {
    try (JobJournal journal = file.open()) {
      QuotaExceededException refusal = new QuotaExceededException("no room");
      assertSame(refusal, failureOf(() -> ask(journal, paid.failing(refusal), 1)));
      assertEquals(EntryState.REFUSED, newest(journal).state());
      assertEquals(Usage.NONE, journal.spent(0).total());
    }
  }

  @Test
  void aRefusalSaysNothingAboutWhatWasAskedBefore() {
    try (JobJournal journal = file.open()) {
      failureOf(() -> ask(journal, paid.failing(new JobTimeoutException("interrupted")), 1));
      failureOf(() -> ask(journal, paid.failing(new QuotaExceededException("no room")), 1));
      assertEquals(EntryState.PREPARED, newest(journal).state());
      assertEquals(1, newest(journal).attempt());
      ask(journal, paid, 1);
      assertEquals(EntryState.COMPLETED, newest(journal).state());
      assertEquals(paid.heard.get(0) + " again", paid.heard.get(2));
    }
  }

  private static RuntimeException failureOf(Runnable asking) {
    return assertThrows(RuntimeException.class, asking::run);
  }

  @Test
  void outsideOfRunsAGradientOfADeadProcessIsGivenOnce() {
    ValueAndGradient first;
    try (JobJournal journal = file.open()) {
      first = ask(spending(journal, "", 0), paid, 1);
      file.execute("UPDATE jobs SET delivered = 0");
    }
    try (JobJournal journal = file.open()) {
      assertEquals(first, ask(spending(journal, "", 0), paid, 1));
      assertNotEquals(first, ask(spending(journal, "", 0), paid, 1));
    }
  }

  @Test
  void theJournalReadsGradientsBack() {
    try (JobJournal journal = file.open()) {
      ValueAndGradient answer = ask(journal, paid, 1);
      assertTrue(newest(journal).isGradient());
      assertEquals(pub(), journal.request(1).pubs().get(0));
      assertEquals(answer, journal.gradient(1).orElseThrow());
      file.execute("UPDATE jobs SET digest = digest || '0'");
      assertThrows(JournalException.class, () -> journal.request(1));
    }
  }

  @Test
  void gradientsOfThisProcessAreNotJournaled() {
    try (JobJournal journal = file.open()) {
      ValueAndGradient zero = ask(journal, (pub, cotangents) -> null, 1);
      assertNull(zero);
      assertEquals(List.of(), journal.entries(10));
    }
  }
}
