package io.qubridge.app.report;

import io.qubridge.app.comparison.Calibration;
import io.qubridge.app.comparison.Comparison;
import io.qubridge.app.comparison.ComparisonRow;
import io.qubridge.app.comparison.Execution;
import io.qubridge.app.comparison.Execution.Correction;
import io.qubridge.app.comparison.Interval;
import io.qubridge.app.comparison.OutputError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * The points of a comparison's charts, for the script of its report: by the multiple of the noise,
 * by the number of shots, and by certainty.
 */
final class ComparisonCharts {
  private ComparisonCharts() {}

  /** All charts by name; one without two points to draw a line through is empty. */
  static Map<String, Object> of(Comparison comparison) {
    Map<String, Object> charts = new LinkedHashMap<>();
    charts.put("noise", byNoise(comparison.rows()));
    charts.put("shots", byShots(comparison.rows()));
    charts.put("reliability", reliability(comparison));
    return charts;
  }

  private static List<Map<String, Object>> byNoise(List<ComparisonRow> rows) {
    return series(
        rows,
        execution ->
            execution.noiseScale().isPresent()
                && execution.shots().isEmpty()
                && execution.correction() == Correction.NONE,
        execution -> execution.noiseScale().orElseThrow());
  }

  private static List<Map<String, Object>> byShots(List<ComparisonRow> rows) {
    return series(rows, execution -> execution.shots().isPresent(), e -> e.shots().orElseThrow());
  }

  /** One line for each way to run that differs in something else than the axis. */
  private static List<Map<String, Object>> series(
      List<ComparisonRow> rows, Predicate<Execution> wanted, ToDoubleFunction<Execution> axis) {
    Map<String, List<Map<String, Object>>> lines = new LinkedHashMap<>();
    for (ComparisonRow row : rows) {
      row.execution()
          .filter(wanted)
          .ifPresent(
              execution ->
                  lines
                      .computeIfAbsent(line(execution), name -> new ArrayList<>())
                      .add(point(axis.applyAsDouble(execution), row)));
    }
    return lines.entrySet().stream()
        .filter(line -> line.getValue().size() > 1)
        .map(line -> Map.<String, Object>of("name", line.getKey(), "points", line.getValue()))
        .toList();
  }

  private static String line(Execution execution) {
    String noise = execution.noiseScale().isPresent() ? "noise" : "no noise";
    String place =
        execution.backend().equals(Execution.SIMULATOR) ? noise : "on " + execution.backend();
    return execution.correction() == Correction.READOUT_MITIGATION ? place + ", mitigated" : place;
  }

  private static Map<String, Object> point(double x, ComparisonRow row) {
    OutputError error = row.outputError().orElseThrow();
    return Map.of(
        "x",
        x,
        "accuracy",
        100 * row.scores().accuracy(),
        "accuracyInterval",
        interval(row.scores().accuracyInterval(), 100),
        "error",
        error.mean(),
        "errorInterval",
        interval(error.interval(), 1));
  }

  private static List<Double> interval(Interval interval, double factor) {
    return List.of(factor * interval.lower(), factor * interval.upper());
  }

  private static List<Map<String, Object>> reliability(Comparison comparison) {
    List<String> names = new ArrayList<>(List.of(Comparison.CLASSICAL, Comparison.HYBRID));
    comparison.noise().ifPresent(study -> names.add(Execution.noise(study.scale()).name()));
    return comparison.rows().stream()
        .filter(row -> names.contains(row.name()))
        .map(
            row ->
                Map.<String, Object>of(
                    "name",
                    row.name(),
                    "points",
                    row.calibration().bins().stream().map(ComparisonCharts::point).toList()))
        .toList();
  }

  private static Map<String, Object> point(Calibration.Bin bin) {
    long right = Math.round(bin.accuracy() * bin.images());
    return Map.of(
        "x",
        100 * bin.certainty(),
        "accuracy",
        100 * bin.accuracy(),
        "accuracyInterval",
        interval(Interval.wilson(right, bin.images()), 100),
        "images",
        bin.images());
  }
}
