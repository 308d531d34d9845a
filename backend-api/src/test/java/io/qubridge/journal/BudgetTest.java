package io.qubridge.journal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.execution.Usage;
import io.qubridge.spi.QuotaExceededException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static Usage usage(String usd, int seconds) {
    BigDecimal price = usd == null ? null : new BigDecimal(usd);
    return new Usage(1, 100, Duration.ofSeconds(seconds), price);
  }

  private static String refusal(Budget budget, Spent spent, Usage next) {
    return assertThrows(QuotaExceededException.class, () -> budget.requireRoom(spent, next))
        .getMessage();
  }

  @Test
  void moneyMayBeSpentToTheLastCent() {
    Budget budget = Budget.usd(new BigDecimal("10"));
    Spent spent = new Spent(usage("4.10", 1), usage("3.40", 1));
    assertDoesNotThrow(() -> budget.requireRoom(spent, usage("2.5", 1)));
    assertEquals(
        "the next request may cost $2.51, after $4.1 spent and $3.4 reserved, which is over"
            + " --max-cost 10; raise the cap or ask for less. What was done is kept",
        refusal(budget, spent, usage("2.51", 1)));
  }

  @Test
  void timeMayBeSpentToTheLastSecond() {
    Budget budget = Budget.qpuTime(Duration.ofSeconds(10));
    Spent spent = new Spent(usage(null, 4), usage(null, 3));
    assertDoesNotThrow(() -> budget.requireRoom(spent, usage(null, 3)));
    String text = refusal(budget, spent, usage(null, 4));
    assertTrue(text.contains("4 s, after 4 s spent and 3 s reserved"), text);
    assertTrue(text.contains("--max-qpu-seconds 10"), text);
  }

  @Test
  void anUnknownPriceIsRefusedUnderACostCap() {
    Budget budget = Budget.usd(new BigDecimal("1e9"));
    Spent nothing = new Spent(Usage.NONE, Usage.NONE);
    assertTrue(refusal(budget, nothing, usage(null, 1)).contains("price of the next request"));
    Spent unknown = new Spent(Usage.NONE, usage(null, 1));
    assertTrue(refusal(budget, unknown, usage("0", 1)).contains("price of a job in the journal"));
  }

  @Test
  void anUnknownTimeIsRefusedUnderATimeCapAlone() {
    Spent nothing = new Spent(Usage.NONE, Usage.NONE);
    Budget time = Budget.qpuTime(Duration.ofSeconds(10));
    assertTrue(refusal(time, nothing, usage("0.3", 0)).contains("use --max-cost"));
    assertTrue(refusal(time, nothing, usage(null, 0)).contains("use --max-cost"));
    assertDoesNotThrow(() -> time.requireRoom(nothing, usage("0", 0)));
    Budget both = new Budget(Optional.of(BigDecimal.ONE), Optional.of(Duration.ofSeconds(10)));
    assertDoesNotThrow(() -> both.requireRoom(nothing, usage("0.3", 0)));
  }

  @Test
  void bothCapsAreKept() {
    Budget both = new Budget(Optional.of(BigDecimal.ONE), Optional.of(Duration.ofSeconds(10)));
    Spent nothing = new Spent(Usage.NONE, Usage.NONE);
    assertTrue(refusal(both, nothing, usage("0.5", 11)).contains("--max-qpu-seconds"));
    assertTrue(refusal(both, nothing, usage("1.5", 9)).contains("--max-cost"));
  }

  @Test
  void aBudgetCapsSomething() {
    assertThrows(
        IllegalArgumentException.class, () -> new Budget(Optional.empty(), Optional.empty()));
    assertThrows(IllegalArgumentException.class, () -> Budget.usd(new BigDecimal("-1")));
  }
}
