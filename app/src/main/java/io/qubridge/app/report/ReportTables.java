package io.qubridge.app.report;

import io.qubridge.app.comparison.AffineMap;
import io.qubridge.app.comparison.Comparison;
import io.qubridge.app.comparison.ComparisonRow;
import io.qubridge.app.comparison.McNemar;
import io.qubridge.app.comparison.NoiseStudy;
import io.qubridge.app.comparison.OutputError;
import io.qubridge.app.comparison.PairedTest;
import io.qubridge.app.comparison.Scores;
import io.qubridge.app.comparison.SeedStudy;
import io.qubridge.app.comparison.Spread;
import io.qubridge.app.comparison.SubjectScore;
import io.qubridge.app.noise.NoiseProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A comparison's tables with every cell as it is shown; the first column names the row. */
final class ReportTables {
  private static final String NONE = "–";

  private ReportTables() {}

  /**
   * A table.
   *
   * @param columns the head's cells
   * @param rows as many cells each
   */
  public record Table(List<String> columns, List<List<String>> rows) {}

  static Table results(List<ComparisonRow> rows) {
    return new Table(
        List.of(
            "model",
            "accuracy",
            "95 % interval",
            "balanced",
            "weighted F1",
            "ROC AUC",
            "calibration error",
            "loss",
            "output error",
            "flipped",
            "p, hybrid",
            "p, classical"),
        rows.stream().map(ReportTables::result).toList());
  }

  private static List<String> result(ComparisonRow row) {
    Scores scores = row.scores();
    return List.of(
        row.name(),
        percent(scores.accuracy()),
        number(100 * scores.accuracyInterval().lower(), "%.1f")
            + " – "
            + percent(scores.accuracyInterval().upper()),
        percent(scores.balancedAccuracy()),
        number(scores.weightedF1(), "%.3f"),
        number(scores.rocAuc(), "%.3f"),
        number(scores.calibrationError(), "%.3f"),
        number(row.loss(), "%.3f"),
        row.outputError().map(ReportTables::error).orElse(NONE),
        row.againstHybrid().map(test -> Integer.toString(test.flipped())).orElse(NONE),
        p(row.againstHybrid().map(McNemar::pValue)),
        p(row.againstClassical().map(McNemar::pValue)));
  }

  private static String error(OutputError error) {
    double half = (error.interval().upper() - error.interval().lower()) / 2;
    return number(error.mean(), "%.4f") + " ± " + number(half, "%.4f");
  }

  /** Accuracy by subject; without rows where subjects are unknown. */
  static Table subjects(Comparison comparison) {
    List<ComparisonRow> models =
        comparison.rows().stream().filter(row -> row.loss().isPresent()).toList();
    List<String> columns = new ArrayList<>(List.of("subject", "images"));
    models.forEach(row -> columns.add(row.name()));
    List<List<String>> rows = new ArrayList<>();
    for (int k = 0; k < models.get(0).subjects().size(); k++) {
      SubjectScore subject = models.get(0).subjects().get(k);
      List<String> cells =
          new ArrayList<>(List.of(subject.subject(), Integer.toString(subject.images())));
      int place = k;
      models.forEach(row -> cells.add(percent(row.subjects().get(place).accuracy())));
      rows.add(cells);
    }
    return new Table(columns, rows);
  }

  static Table outputs(NoiseStudy study) {
    return new Table(
        List.of("output", "scale", "shift", "R²"),
        study.outputs().stream()
            .map(
                output ->
                    List.of(
                        output.observable(),
                        number(output.map().map(AffineMap::scale), "%.4f"),
                        number(output.map().map(AffineMap::shift), "%+.4f"),
                        number(output.map().map(AffineMap::rSquared), "%.4f")))
            .toList());
  }

  static Table probes(NoiseStudy study) {
    List<List<String>> rows = new ArrayList<>();
    for (NoiseProbe probe : study.probes()) {
      for (NoiseProbe.Value value : probe.values()) {
        rows.add(
            List.of(
                "⟨" + value.observable() + "⟩ at scale " + probe.scale(),
                number(value.ideal(), "%.6f"),
                number(value.predicted(), "%.6f"),
                number(value.measured(), "%.6f")));
      }
    }
    return new Table(List.of("probe circuit", "without noise", "predicted", "simulated"), rows);
  }

  static Table seeds(SeedStudy study) {
    List<String> columns =
        new ArrayList<>(
            List.of("model", "mean", "standard deviation", "p, hybrid", "p, classical"));
    study.seeds().forEach(seed -> columns.add("seed " + seed));
    return new Table(columns, study.rows().stream().map(ReportTables::seed).toList());
  }

  private static List<String> seed(SeedStudy.Row row) {
    Spread spread = row.spread();
    List<String> cells =
        new ArrayList<>(
            List.of(
                row.name(),
                percent(spread.mean()),
                percent(spread.deviation()),
                p(row.againstHybrid().map(PairedTest::pValue)),
                p(row.againstClassical().map(PairedTest::pValue))));
    row.accuracies().forEach(accuracy -> cells.add(percent(accuracy)));
    return cells;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String number(double value, String format) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : NONE;
  }

  private static String number(OptionalDouble value, String format) {
    return value.isPresent() ? number(value.getAsDouble(), format) : NONE;
  }

  private static String number(Optional<Double> value, String format) {
    return value.map(known -> number(known, format)).orElse(NONE);
  }

  private static String p(Optional<Double> value) {
    return value.isPresent() && value.get() < 0.001 ? "< 0.001" : number(value, "%.3f");
  }
}
