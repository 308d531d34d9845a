package io.qubridge.app.cli;

import io.qubridge.app.comparison.AffineMap;
import io.qubridge.app.comparison.Comparison;
import io.qubridge.app.comparison.ComparisonRow;
import io.qubridge.app.comparison.Interval;
import io.qubridge.app.comparison.McNemar;
import io.qubridge.app.comparison.NoiseStudy;
import io.qubridge.app.comparison.PairedTest;
import io.qubridge.app.comparison.Scores;
import io.qubridge.app.comparison.SeedStudy;
import io.qubridge.app.comparison.Spread;
import io.qubridge.device.DeviceModel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Scores side by side, for a terminal of 100 columns. */
final class ComparisonTable {
  private ComparisonTable() {}

  /** All of a comparison that a terminal has room for. */
  static String text(Comparison comparison, Terminal terminal) {
    StringBuilder text = new StringBuilder(rows(comparison.rows(), terminal));
    comparison.noise().ifPresent(study -> add(text, study, terminal));
    comparison.seeds().ifPresent(study -> add(text, study, terminal));
    return text.toString();
  }

  /** The scores of each row. */
  static String rows(List<ComparisonRow> rows, Terminal terminal) {
    int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
    boolean tested = rows.stream().anyMatch(row -> row.againstHybrid().isPresent());
    String tests = tested ? "  %6s  %5s  %6s" : "";
    String format = "%-" + Math.max(5, width) + "s  %5s  %11s  %5s  %4s  %5s" + tests + "%n";
    StringBuilder text = new StringBuilder();
    head(
        text, terminal, format, "model", "acc %", "95 % CI", "bal %", "AUC", "ECE", "error",
        "flips", "p");
    for (ComparisonRow row : rows) {
      Scores scores = row.scores();
      text.append(
          String.format(
              Locale.ROOT,
              format,
              row.name(),
              percent(scores.accuracy()),
              percent(scores.accuracyInterval()),
              percent(scores.balancedAccuracy()),
              number(scores.rocAuc(), "%.2f"),
              number(scores.calibrationError(), "%.3f"),
              row.outputError().map(error -> number(error.mean(), "%.4f")).orElse("-"),
              row.againstHybrid().map(test -> Integer.toString(test.flipped())).orElse("-"),
              p(row.againstHybrid().map(McNemar::pValue))));
    }
    return text.toString();
  }

  private static void add(StringBuilder text, NoiseStudy study, Terminal terminal) {
    text.append('\n');
    String format = "%-" + width(study) + "s  %7s  %8s  %6s%n";
    head(text, terminal, format, title(study), "scale", "shift", "R2");
    for (NoiseStudy.Output output : study.outputs()) {
      text.append(
          String.format(
              format,
              output.observable(),
              number(output.map().map(AffineMap::scale), "%.4f"),
              number(output.map().map(AffineMap::shift), "%+.4f"),
              number(output.map().map(AffineMap::rSquared), "%.4f")));
    }
  }

  private static String title(NoiseStudy study) {
    return "output under " + study.device().map(DeviceModel::name).orElse("noise");
  }

  private static int width(NoiseStudy study) {
    int width = title(study).length();
    for (NoiseStudy.Output output : study.outputs()) {
      width = Math.max(width, output.observable().length());
    }
    return width;
  }

  private static void add(StringBuilder text, SeedStudy study, Terminal terminal) {
    text.append('\n');
    int width = study.rows().stream().mapToInt(row -> row.name().length()).max().orElse(0);
    String title = study.seeds().size() + " seeds";
    String format = "%-" + Math.max(title.length(), width) + "s  %6s  %4s  %5s  %5s  %8s  %11s%n";
    head(text, terminal, format, title, "mean %", "sd", "least", "most", "p hybrid", "p classical");
    for (SeedStudy.Row row : study.rows()) {
      Spread spread = row.spread();
      text.append(
          String.format(
              format,
              row.name(),
              percent(spread.mean()),
              percent(spread.deviation()),
              percent(spread.least()),
              percent(spread.most()),
              p(row.againstHybrid().map(PairedTest::pValue)),
              p(row.againstClassical().map(PairedTest::pValue))));
    }
  }

  private static void head(
      StringBuilder text, Terminal terminal, String format, Object... columns) {
    String line = String.format(format, columns).stripTrailing();
    text.append(terminal.paint(Style.BOLD, line)).append('\n');
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  private static String percent(Interval interval) {
    return percent(interval.lower()) + " - " + percent(interval.upper());
  }

  private static String number(double value, String format) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "-";
  }

  private static String number(Optional<Double> value, String format) {
    return value.map(known -> number(known, format)).orElse("-");
  }

  private static String p(Optional<Double> value) {
    return value.isPresent() && value.get() < 0.001 ? "<0.001" : number(value, "%.3f");
  }
}
