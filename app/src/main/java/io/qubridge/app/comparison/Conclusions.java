package io.qubridge.app.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What the figures of a comparison do and do not show, in sentences. */
final class Conclusions {
  private static final double SIGNIFICANT = 0.05;

  private final Comparison comparison;
  private final List<String> sentences = new ArrayList<>();

  private Conclusions(Comparison comparison) {
    this.comparison = comparison;
  }

  static List<String> of(Comparison comparison) {
    Conclusions conclusions = new Conclusions(comparison);
    conclusions.collapses();
    conclusions.size();
    conclusions.baselines();
    conclusions.models();
    conclusions.noise();
    conclusions.seeds();
    conclusions.synthetic();
    return List.copyOf(conclusions.sentences);
  }

  private void add(String format, Object... values) {
    sentences.add(String.format(Locale.ROOT, format, values));
  }

  private void collapses() {
    for (Comparison.TrainedModel model : comparison.models()) {
      if (model.collapsed()) {
        add(
            "The %s model collapsed: it gives every validation image to one class, so its figures"
                + " are no result. Another seed, more epochs or --feature-scaling may help.",
            model.name());
      }
    }
  }

  private void size() {
    ComparisonRow row = comparison.row(Comparison.HYBRID);
    Scores hybrid = row.scores();
    add(
        "All rows answer the same %d test images, so one image is %.1f percentage points and the"
            + " 95 %% interval of the hybrid model's accuracy reaches from %.1f %% to %.1f %%.",
        hybrid.images(),
        100.0 / hybrid.images(),
        100 * hybrid.accuracyInterval().lower(),
        100 * hybrid.accuracyInterval().upper());
    if (!row.subjects().isEmpty()) {
      add(
          "Intervals and p-values take the images for independent, but those of one subject are"
              + " alike, so that the true uncertainty is larger (test subjects: %d).",
          row.subjects().size());
    }
  }

  private void baselines() {
    baselines(Comparison.CLASSICAL, ComparisonRow::againstClassical);
    baselines(Comparison.HYBRID, ComparisonRow::againstHybrid);
  }

  /** Which answers without a network a model is not shown to beat, by the paired test. */
  private void baselines(String model, Function<ComparisonRow, Optional<McNemar>> against) {
    List<String> unbeaten = new ArrayList<>();
    for (ComparisonRow row : comparison.rows()) {
      if (row.loss().isEmpty()) {
        McNemar test = against.apply(row).orElseThrow();
        if (test.onlySecond() <= test.onlyFirst() || test.pValue() >= SIGNIFICANT) {
          unbeaten.add("'" + row.name() + "' (McNemar p = " + p(test.pValue()) + ")");
        }
      }
    }
    if (!unbeaten.isEmpty()) {
      add("'%s' is not shown to be better than %s.", model, String.join(" and ", unbeaten));
    }
  }

  private void models() {
    ComparisonRow hybrid = comparison.row(Comparison.HYBRID);
    McNemar test = hybrid.againstClassical().orElseThrow();
    Scores classical = comparison.row(Comparison.CLASSICAL).scores();
    add(
        "The hybrid model's accuracy differs from its classical twin's by %+.1f percentage points"
            + " (images that only the hybrid gets right: %d, only the twin: %d; McNemar p = %s), and"
            + " the intervals %s: %s.",
        100 * (hybrid.scores().accuracy() - classical.accuracy()),
        test.onlyFirst(),
        test.onlySecond(),
        p(test.pValue()),
        hybrid.scores().accuracyInterval().overlaps(classical.accuracyInterval())
            ? "overlap"
            : "do not overlap",
        test.pValue() < SIGNIFICANT
            ? "these two trainings differ on these images"
            : "no evidence of a difference");
  }

  private void noise() {
    if (comparison.noise().isEmpty()) {
      return;
    }
    NoiseStudy study = comparison.noise().get();
    Optional<ComparisonRow> exactNoise =
        comparison.rows().stream()
            .filter(row -> row.name().equals(Execution.noise(study.scale()).name()))
            .findFirst();
    exactNoise.ifPresent(row -> noise(study, row));
  }

  private void noise(NoiseStudy study, ComparisonRow row) {
    McNemar test = row.againstHybrid().orElseThrow();
    add(
        "The simulated noise (%s, scale %s) moves the circuit's outputs by %.4f in the mean and"
            + " turns %d of %d answers (McNemar p = %s); it is a model from calibration figures,"
            + " without crosstalk and drift, and a real device may do worse.",
        study.name(),
        study.scale(),
        row.outputError().orElseThrow().mean(),
        test.flipped(),
        row.scores().images(),
        p(test.pValue()));
  }

  private void seeds() {
    if (comparison.seeds().isEmpty()) {
      add("One training of each model says nothing about the spread between seeds (--repeats K).");
      return;
    }
    SeedStudy study = comparison.seeds().get();
    SeedStudy.Row hybrid =
        study.rows().stream()
            .filter(row -> row.name().equals(Comparison.HYBRID))
            .findFirst()
            .orElseThrow();
    PairedTest test = hybrid.againstClassical().orElseThrow();
    add(
        "Over %d seeds hybrid and classical twin differ by %+.1f points in the mean, with a"
            + " standard deviation of %.1f (corrected paired t-test p = %s): %s.",
        study.seeds().size(),
        100 * test.difference(),
        100 * test.deviation(),
        p(test.pValue()),
        test.pValue() < SIGNIFICANT
            ? "a difference that other seeds would be expected to show too"
            : "no evidence of a difference");
  }

  private void synthetic() {
    if (comparison.data().synthetic()) {
      add(
          "The images are synthetic: the figures show that the software works, and nothing about"
              + " medicine.");
    }
  }

  private static String p(double value) {
    if (Double.isNaN(value)) {
      return "undefined";
    }
    return value < 0.001 ? "below 0.001" : String.format(Locale.ROOT, "%.2g", value);
  }
}
