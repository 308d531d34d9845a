package io.qubridge.journal;

import io.qubridge.execution.Usage;
import io.qubridge.spi.QuotaExceededException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * The most that may be spent, at least one of money and time.
 *
 * @param maxUsd US dollars
 * @param maxQpuTime time on quantum processors
 */
public record Budget(Optional<BigDecimal> maxUsd, Optional<Duration> maxQpuTime) {
  /**
   * Checks the caps.
   *
   * @throws IllegalArgumentException if there is none or one is negative
   */
  public Budget {
    if (maxUsd.isEmpty() && maxQpuTime.isEmpty()) {
      throw new IllegalArgumentException("a budget caps money or time on quantum processors");
    }
    if (maxUsd.filter(usd -> usd.signum() < 0).isPresent()
        || maxQpuTime.filter(Duration::isNegative).isPresent()) {
      throw new IllegalArgumentException("a budget is not negative");
    }
  }

  /** A cap on money. */
  public static Budget usd(BigDecimal max) {
    return new Budget(Optional.of(max), Optional.empty());
  }

  /** A cap on time. */
  public static Budget qpuTime(Duration max) {
    return new Budget(Optional.empty(), Optional.of(max));
  }

  /**
   * Checks that one more request, of one job or several, is within the budget at its worst.
   *
   * @param spent what was spent and reserved already
   * @param next the most that the next request can cost
   * @throws QuotaExceededException if it is not, or that cannot be known
   */
  public void requireRoom(Spent spent, Usage next) {
    maxUsd.ifPresent(cap -> requireUsd(cap, spent, next));
    maxQpuTime.ifPresent(cap -> requireTime(cap, spent, next));
  }

  private static void requireUsd(BigDecimal cap, Spent spent, Usage next) {
    if (next.usd() == null) {
      throw new QuotaExceededException(
          "the price of the next request is not known, so that --max-cost cannot be kept; give the"
              + " price in the backend's settings, or use --max-qpu-seconds instead");
    }
    if (spent.total().usd() == null) {
      throw new QuotaExceededException(
          "the price of a job in the journal is not known, so that --max-cost cannot be kept;"
              + " 'qubridge jobs list' shows it, --max-qpu-seconds caps time instead");
    }
    if (spent.total().usd().add(next.usd()).compareTo(cap) > 0) {
      throw over(
          "$" + plain(next.usd()),
          "$" + plain(spent.ended().usd()),
          "$" + plain(spent.open().usd()),
          "--max-cost " + plain(cap));
    }
  }

  private void requireTime(Duration cap, Spent spent, Usage next) {
    boolean costs = next.usd() == null || next.usd().signum() > 0;
    if (next.qpuTime().isZero() && costs && maxUsd.isEmpty()) {
      throw new QuotaExceededException(
          "the backend does not tell how long a job takes, so that --max-qpu-seconds cannot be"
              + " kept; use --max-cost");
    }
    if (spent.total().qpuTime().plus(next.qpuTime()).compareTo(cap) > 0) {
      throw over(
          seconds(next.qpuTime()) + " s",
          seconds(spent.ended().qpuTime()) + " s",
          seconds(spent.open().qpuTime()) + " s",
          "--max-qpu-seconds " + seconds(cap));
    }
  }

  private static QuotaExceededException over(String next, String ended, String open, String cap) {
    return new QuotaExceededException(
        "the next request may cost "
            + next
            + ", after "
            + ended
            + " spent and "
            + open
            + " reserved, which is over "
            + cap
            + "; raise the cap or ask for less. What was done is kept");
  }

  private static String seconds(Duration time) {
    return plain(BigDecimal.valueOf(time.toNanos(), 9));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
