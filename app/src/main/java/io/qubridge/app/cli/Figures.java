package io.qubridge.app.cli;

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
}
