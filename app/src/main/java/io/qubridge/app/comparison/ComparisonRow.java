package io.qubridge.app.comparison;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One way to answer, with its scores on the test images.
 *
 * @param name what answers, for example {@code hybrid, 1024 shots}
 * @param scores on the test images
 * @param loss mean cross-entropy in nats; empty where the answers are no probabilities
 * @param secondsPerEpoch mean time of a training epoch; empty where nothing was trained for it
 */
public record ComparisonRow(
    String name, Scores scores, OptionalDouble loss, OptionalDouble secondsPerEpoch) {
  /** A row of a trained model. */
  public static ComparisonRow of(
      String name, Predictions predictions, OptionalDouble secondsPerEpoch) {
    Scores scores = Scores.of(predictions);
    return new ComparisonRow(name, scores, OptionalDouble.of(scores.loss()), secondsPerEpoch);
  }

  /**
   * The row of always giving the class that most training images have.
   *
   * @param trainingLabels the classes of the training images
   * @param testLabels the classes of the test images
   * @param classes class names
   */
  public static ComparisonRow majority(
      int[] trainingLabels, List<Integer> testLabels, List<String> classes) {
    int answer = Predictions.majority(trainingLabels, classes.size());
    Scores scores = Scores.of(Predictions.constant(testLabels, classes.size(), answer));
    return new ComparisonRow(
        "majority class (" + classes.get(answer) + ")",
        scores,
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }
}
