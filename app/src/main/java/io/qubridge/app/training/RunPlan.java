package io.qubridge.app.training;

import io.qubridge.app.data.ImageTransform;
import io.qubridge.app.model.ModelKind;
import io.qubridge.app.model.NetworkSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run was asked to do, kept in its folder so that it can be continued as it was begun. Holds
 * no secrets.
 *
 * @param format {@link #FORMAT}
 * @param command that began the run
 * @param data which images
 * @param models what is trained, in order
 * @param network the hybrid network; the classical model is its twin
 * @param standardised whether pixels are standardised by the training part
 * @param training how each model is trained
 * @param evaluations how the hybrid model is run on the test images; empty where it is not
 * @param ledger how paid jobs are kept; empty where the backend costs nothing
 */
public record RunPlan(
    int format,
    String command,
    Images data,
    List<ModelKind> models,
    NetworkSpec network,
    boolean standardised,
    TrainingSettings training,
    Optional<Evaluations> evaluations,
    Optional<RunLedger> ledger) {
  /** The file in the run's folder. */
  public static final String FILE = "run.json";

  /** The form that this release writes and reads. */
  public static final int FORMAT = 2;

  /**
   * The images of a run.
   *
   * @param folder an absolute path; empty for synthetic cells
   * @param syntheticImages how many cells are drawn where there is no folder
   * @param transform what makes them squares of one size
   * @param seed of the drawing and of the split
   */
  public record Images(
      Optional<String> folder, int syntheticImages, ImageTransform transform, long seed) {}

  /**
   * How a comparison runs the hybrid model on the test images beside exactly.
   *
   * @param shots numbers of shots, at least one
   * @param noise settings of the local simulator that make its noise; empty for none
   * @param noiseScales multiples of the noise, at least one where there is noise
   * @param repeats from how many seeds all models are trained, at least 1
   */
  public record Evaluations(
      List<Long> shots, Map<String, String> noise, List<Double> noiseScales, int repeats) {
    /** Copies the collections. */
    public Evaluations {
      shots = List.copyOf(shots);
      noise = Map.copyOf(noise);
      noiseScales = List.copyOf(noiseScales);
    }
  }

  /** Copies the list. */
  public RunPlan {
    models = List.copyOf(models);
  }

  /** Writes the plan into a run's folder. */
  public void write(Path folder) {
    PlanFile.write(folder, FILE, this);
  }

  /**
   * Reads the plan of a run.
   *
   * @throws io.qubridge.app.model.ModelException if the folder has none that this release can read
   */
  public static RunPlan read(Path folder) {
    return PlanFile.read(folder, FILE, FORMAT, RunPlan.class);
  }

  /** A run without paid jobs. */
  public RunPlan(
      int format,
      String command,
      Images data,
      List<ModelKind> models,
      NetworkSpec network,
      boolean standardised,
      TrainingSettings training,
      Optional<Evaluations> evaluations) {
    this(
        format,
        command,
        data,
        models,
        network,
        standardised,
        training,
        evaluations,
        Optional.empty());
  }

  /** The same run with another ledger. */
  public RunPlan withLedger(Optional<RunLedger> ledger) {
    return new RunPlan(
        format, command, data, models, network, standardised, training, evaluations, ledger);
  }

  /** The same run from another seed: other split, other weights, other shots. */
  public RunPlan withSeed(long seed) {
    return new RunPlan(
        format,
        command,
        new Images(data.folder(), data.syntheticImages(), data.transform(), seed),
        models,
        network,
        standardised,
        training.withSeed(seed),
        evaluations,
        ledger);
  }

  /** The network of one of the models. */
  public NetworkSpec network(ModelKind kind) {
    return network.twin(kind);
  }
}
