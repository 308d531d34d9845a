package io.qubridge.app.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Writes numbers with no more digits than they are worth. */
final class Figures {
  private static final int MOST_DECIMALS = 12;

  private Figures() {}

  /** An estimate and its standard error, which has two significant digits. */
  static String withError(double value, double error, Terminal terminal) {
    int decimals = 4;
    if (error > 0) {
      decimals = 1 - (int) Math.floor(Math.log10(error));
      decimals = Math.max(0, Math.min(MOST_DECIMALS, decimals));
    }
    String format = "%." + decimals + "f";
    return String.format(format + " %s " + format, value, terminal.plusMinus(), error);
  }

  /** A number of things, such as {@code 1 qubit} or {@code 2 qubits}. */
  static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /** Money in US dollars; an unknown price is said to be so. */
  static String usd(BigDecimal usd) {
    if (usd == null) {
      return "unknown $";
    }
    boolean cents = usd.abs().compareTo(BigDecimal.ONE) >= 0 || usd.signum() == 0;
    return "$" + usd.setScale(cents ? 2 : 4, RoundingMode.HALF_UP).toPlainString();
  }

  /** A time in seconds. */
  static String seconds(Duration time) {
    return String.format("%.1f s", time.toNanos() / 1e9);
  }

  /** A time that is only guessed, in its largest unit. */
  static String rough(Duration time) {
    if (time.compareTo(Duration.ofMinutes(2)) < 0) {
      return time.toSeconds() + " s";
    }
    return time.compareTo(Duration.ofHours(2)) < 0
        ? time.toMinutes() + " min"
        : time.toHours() + " h";
  }
}
