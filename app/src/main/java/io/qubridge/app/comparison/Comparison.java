package io.qubridge.app.comparison;

import io.qubridge.app.data.DatasetSummary;
import io.qubridge.app.training.EpochRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The outcome of a comparison: everything that its report and its {@code metrics.json} tell.
 *
 * @param command that made it
 * @param data the images and their split
 * @param models what was trained
 * @param rows ways to answer, the majority class first
 * @param noise what noise was simulated; empty for none
 * @param seeds the same from further seeds; empty for one seed
 * @param settings what the user chose or left, by name
 * @param versions of the software
 */
public record Comparison(
    String command,
    DatasetSummary data,
    List<TrainedModel> models,
    List<ComparisonRow> rows,
    Optional<NoiseStudy> noise,
    Optional<SeedStudy> seeds,
    Map<String, String> settings,
    Map<String, String> versions) {
  /** The name of the classical twin's row. */
  public static final String CLASSICAL = "classical";

  /** The name of the exactly run hybrid model's row. */
  public static final String HYBRID = Execution.exact().name();

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

    /** The mean time of an epoch. */
    public double secondsPerEpoch() {
      return epochs.stream().mapToDouble(EpochRecord::seconds).average().orElse(Double.NaN);
    }
  }

  /** Copies the lists. */
  public Comparison {
    models = List.copyOf(models);
    rows = List.copyOf(rows);
  }

  /**
   * The row of a name.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  public ComparisonRow row(String name) {
    return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
  }

  /** What the figures do and do not show, in sentences. */
  public List<String> conclusions() {
    return Conclusions.of(this);
  }
}
