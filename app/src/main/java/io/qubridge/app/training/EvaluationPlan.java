package io.qubridge.app.training;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What an evaluation was asked to do, kept in its folder so that it can be continued as it was
 * begun. Holds no secrets.
 *
 * @param format {@link #FORMAT}
 * @param model the model's folder, an absolute path
 * @param weights a fingerprint of the model's weights
 * @param data the images' folder, an absolute path; empty for those that the model was trained on
 * @param part which part of them; empty for the test part where there is one
 * @param backend the id of the backend
 * @param settings its settings
 * @param shots empty for exact values
 * @param seed of all randomness
 * @param ledger how paid jobs are kept; empty where the backend costs nothing
 */
public record EvaluationPlan(
    int format,
    String model,
    String weights,
    Optional<String> data,
    Optional<String> part,
    String backend,
    Map<String, String> settings,
    Optional<Long> shots,
    long seed,
    Optional<RunLedger> ledger) {
  /** The file in the evaluation's folder. */
  public static final String FILE = "evaluation.json";

  /** The form that this release writes and reads. */
  public static final int FORMAT = 1;

  /** Copies the settings. */
  public EvaluationPlan {
    settings = Map.copyOf(settings);
  }

  /** Writes the plan into an evaluation's folder. */
  public void write(Path folder) {
    PlanFile.write(folder, FILE, this);
  }

  /**
   * Reads the plan of an evaluation.
   *
   * @throws io.qubridge.app.model.ModelException if the folder has none that this release can read
   */
  public static EvaluationPlan read(Path folder) {
    return PlanFile.read(folder, FILE, FORMAT, EvaluationPlan.class);
  }
}
