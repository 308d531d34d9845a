package io.qubridge.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Usage;
import io.qubridge.execution.ValueAndGradient;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Differentiator;
import io.qubridge.spi.QuotaExceededException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

  /** A dollar a gradient, whose numbers tell how often it was asked. */
  private final Differentiator paid =
      new Differentiator() {
        @Override
        public ValueAndGradient vjp(EstimatorPub pub, Matrix cotangents) {
          asked++;
          Matrix numbers = Matrix.row(asked);
          return new ValueAndGradient(
              new Expectations(numbers, new Matrix(1, 1)), numbers, new Matrix(1, 1));
        }

        @Override
        public Usage estimate(EstimatorPub pub) {
          return new Usage(1, 0, Duration.ZERO, BigDecimal.ONE);
        }
      };

  private final Differentiator dying =
      new Differentiator() {
        @Override
        public ValueAndGradient vjp(EstimatorPub pub, Matrix cotangents) {
          throw new Kill();
        }

        @Override
        public Usage estimate(EstimatorPub pub) {
          return paid.estimate(pub);
        }
      };

  private static EstimatorPub pub() {
    Parameter theta = new Parameter("theta");
    Circuit circuit = Circuit.builder(1).gate(GateType.RX, Angle.of(theta), 0).build();
    return new EstimatorPub(
        circuit, new Bindings(List.of(theta), Matrix.row(0.4)), List.of(Observable.z(0)));
  }

  private static ValueAndGradient ask(JobJournal journal, Differentiator inner, double cotangent) {
    return ask(spending(journal, "run", Instant.EPOCH), inner, cotangent);
  }

  private static Spending spending(JobJournal journal, String scope, Instant since) {
    return new Spending(journal, scope, since, Budget.usd(new BigDecimal("2.5")));
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
      assertThrows(Kill.class, () -> ask(journal, dying, 1));
      ask(journal, paid, 2);
      ask(journal, paid, 1);
      assertEquals(2, journal.entries(10).size());
      assertThrows(QuotaExceededException.class, () -> ask(journal, paid, 3));
    }
  }

  @Test
  void aGradientOfAnEarlierCommandCountsInTheBudgetOfTheOneThatAsksAgain() {
    try (JobJournal journal = file.open()) {
      Spending earlier = spending(journal, "", Instant.EPOCH);
      assertThrows(Kill.class, () -> ask(earlier, dying, 1));
      file.execute("UPDATE jobs SET reserved = reserved - 60000");
      Spending later = spending(journal, "", Instant.now().minusSeconds(30));
      assertEquals(Spent.NOTHING, later.spent().total());
      ask(later, paid, 1);
      assertEquals(1, journal.entries(10).size());
      assertEquals(BigDecimal.ONE, later.spent().total().usd());
    }
  }

  @Test
  void gradientsOfThisProcessAreNotJournaled() {
    try (JobJournal journal = file.open()) {
      ask(journal, (pub, cotangents) -> paid.vjp(pub, cotangents), 1);
      assertEquals(List.of(), journal.entries(10));
    }
  }
}
