package io.qubridge.app.cli;

import io.qubridge.app.comparison.ComparisonRow;
import io.qubridge.app.comparison.Scores;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Scores side by side, for a terminal. */
final class ComparisonTable {
  private ComparisonTable() {}

  static String text(List<ComparisonRow> rows, Terminal terminal) {
    int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
    String format = "%-" + Math.max(5, width) + "s  %8s  %13s  %8s  %6s  %7s%n";
    StringBuilder text = new StringBuilder();
    String header =
        String.format(format, "model", "accuracy", "95 % interval", "balanced", "loss", "s/epoch");
    text.append(terminal.paint(Style.BOLD, header.stripTrailing())).append('\n');
    for (ComparisonRow row : rows) {
      Scores scores = row.scores();
      text.append(
          String.format(
              Locale.ROOT,
              format,
              row.name(),
              percent(scores.accuracy()),
              percent(scores.accuracyInterval().lower())
                  + " - "
                  + percent(scores.accuracyInterval().upper()),
              percent(scores.balancedAccuracy()),
              number(row.loss(), "%.3f"),
              number(row.secondsPerEpoch(), "%.2f")));
    }
    return text.toString();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  private static String number(OptionalDouble value, String format) {
    return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "-";
  }
}
