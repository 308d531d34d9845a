package io.qubridge.app.comparison;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one way to answer said about the test images.
 *
 * @param name what answers; one of a comparison
 * @param predictions of the test images
 * @param certain whether it gives one class with certainty, so that its probabilities mean nothing
 * @param secondsPerEpoch mean time of a training epoch; empty where nothing was trained for it
 * @param execution how a hybrid model's circuits ran; empty for all else
 * @param outputError of the circuits' outputs; empty where there is no circuit or it ran exactly
 */
public record Answer(
    String name,
    Predictions predictions,
    boolean certain,
    OptionalDouble secondsPerEpoch,
    Optional<Execution> execution,
    Optional<OutputError> outputError) {
  static final String MAJORITY = "majority class";

  /** Of a trained model that runs as it was trained. */
  public static Answer of(String name, Predictions predictions, OptionalDouble secondsPerEpoch) {
    return new Answer(
        name, predictions, false, secondsPerEpoch, Optional.empty(), Optional.empty());
  }

  /**
   * Always the class that most training images have.
   *
   * @param trainingLabels the classes of the training images
   * @param testLabels the classes of the test images
   * @param classes class names
   */
  public static Answer majority(
      int[] trainingLabels, List<Integer> testLabels, List<String> classes) {
    int answer = Predictions.majority(trainingLabels, classes.size());
    return baseline(
        MAJORITY + " (" + classes.get(answer) + ")",
        Predictions.constant(testLabels, classes.size(), answer));
  }

  /**
   * By the size of the cell alone.
   *
   * @param baseline with thresholds from training images
   * @param sizes of the test images
   * @param testLabels their classes
   * @param classes the number of classes
   */
  public static Answer size(
      SizeBaseline baseline, double[] sizes, List<Integer> testLabels, int classes) {
    int[] answers = new int[sizes.length];
    for (int image = 0; image < sizes.length; image++) {
      answers[image] = baseline.predict(sizes[image]);
    }
    return baseline("size only", Predictions.certain(testLabels, classes, answers));
  }

  private static Answer baseline(String name, Predictions predictions) {
    return new Answer(
        name, predictions, true, OptionalDouble.empty(), Optional.empty(), Optional.empty());
  }
}
