package io.qubridge.app.comparison;

import io.qubridge.app.data.DatasetSummary;
import io.qubridge.app.training.EpochRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The outcome of a comparison: everything that its report and its {@code metrics.json} tell.
 *
 * @param command that made it
 * @param data the images and their split
 * @param models what was trained
 * @param rows ways to answer, a baseline first
 * @param settings what the user chose or left, by name
 * @param versions of the software
 */
public record Comparison(
    String command,
    DatasetSummary data,
    List<TrainedModel> models,
    List<ComparisonRow> rows,
    Map<String, String> settings,
    Map<String, String> versions) {
  /**
   * A model's training.
   *
   * @param name classical or hybrid
   * @param parameters the number of trained numbers
   * @param bestEpoch the epoch whose weights were kept
   * @param ending why training ended
   * @param collapsed whether it gives all validation images to one class
   * @param epochs the history
   */
  public record TrainedModel(
      String name,
      long parameters,
      int bestEpoch,
      String ending,
      boolean collapsed,
      List<EpochRecord> epochs) {
    /** Copies the list. */
    public TrainedModel {
      epochs = List.copyOf(epochs);
    }
  }

  /** Copies the lists. */
  public Comparison {
    models = List.copyOf(models);
    rows = List.copyOf(rows);
  }

  /** What the figures do and do not show, in sentences. */
  public List<String> conclusions() {
    List<String> sentences = new ArrayList<>();
    for (TrainedModel model : models) {
      if (model.collapsed()) {
        sentences.add(
            "The "
                + model.name()
                + " model collapsed: it gives every validation image to one class, so its figures"
                + " are no result. Another seed, more epochs or --feature-scaling may help.");
      }
    }
    List<String> unproven = notAboveBaseline();
    if (!unproven.isEmpty()) {
      sentences.add(
          "Not shown to be better than always answering the most frequent class, for the intervals"
              + " overlap: "
              + String.join("; ", unproven)
              + ".");
    }
    if (rows.size() > 2) {
      sentences.add(difference(rows.get(1), rows.get(2)));
    }
    if (data.synthetic()) {
      sentences.add(
          "The images are synthetic: the figures show that the software works, and nothing about"
              + " medicine.");
    }
    return sentences;
  }

  private List<String> notAboveBaseline() {
    Interval baseline = rows.get(0).scores().accuracyInterval();
    return rows.stream()
        .skip(1)
        .filter(row -> row.scores().accuracyInterval().lower() <= baseline.upper())
        .map(ComparisonRow::name)
        .toList();
  }

  private String difference(ComparisonRow first, ComparisonRow second) {
    int images = first.scores().images();
    double points = 100 * (second.scores().accuracy() - first.scores().accuracy());
    boolean overlap =
        first.scores().accuracyInterval().overlaps(second.scores().accuracyInterval());
    return String.format(
        Locale.ROOT,
        "Between '%s' and '%s' the accuracy differs by %+.1f percentage points on %d test images;"
            + " the 95 %% intervals %s. One training of each says nothing about the spread between"
            + " seeds.",
        first.name(),
        second.name(),
        points,
        images,
        overlap ? "overlap, so this is no evidence of a difference" : "do not overlap");
  }
}
