package io.qubridge.app.comparison;

import io.qubridge.execution.Matrix;
import java.util.Arrays;
import java.util.List;

/**
 * What a model said about labelled images.
 *
 * @param labels the true class of each image
 * @param probabilities {@code [images x classes]}, each row adding up to 1
 */
public record Predictions(List<Integer> labels, Matrix probabilities) {
  /**
   * Copies the labels.
   *
   * @throws IllegalArgumentException if there is no image or the counts differ
   */
  public Predictions {
    labels = List.copyOf(labels);
    if (labels.isEmpty() || labels.size() != probabilities.rows()) {
      throw new IllegalArgumentException(labels.size() + " labels for " + probabilities);
    }
  }

  /**
   * Every image given to one class with certainty.
   *
   * @param labels the true classes
   * @param classes the number of classes
   * @param answer the class that is always given
   */
  public static Predictions constant(List<Integer> labels, int classes, int answer) {
    int[] answers = new int[labels.size()];
    Arrays.fill(answers, answer);
    return certain(labels, classes, answers);
  }

  /**
   * Each image given to one class with certainty.
   *
   * @param labels the true classes
   * @param classes the number of classes
   * @param answers the class that each image is given to
   */
  public static Predictions certain(List<Integer> labels, int classes, int[] answers) {
    Matrix probabilities = new Matrix(labels.size(), classes);
    for (int row = 0; row < labels.size(); row++) {
      probabilities.array()[row * classes + answers[row]] = 1;
    }
    return new Predictions(labels, probabilities);
  }

  /** The number of images. */
  public int size() {
    return labels.size();
  }

  /** The number of classes. */
  public int classes() {
    return probabilities.columns();
  }

  /** The most probable class of an image; of several equal ones the last. */
  public int predicted(int image) {
    int best = 0;
    for (int k = 1; k < classes(); k++) {
      if (probabilities.get(image, k) >= probabilities.get(image, best)) {
        best = k;
      }
    }
    return best;
  }

  /** The class with most training images: what a guess without looking would answer. */
  public static int majority(int[] trainingLabels, int classes) {
    int[] counts = new int[classes];
    Arrays.stream(trainingLabels).forEach(label -> counts[label]++);
    int best = 0;
    for (int k = 1; k < classes; k++) {
      if (counts[k] > counts[best]) {
        best = k;
      }
    }
    return best;
  }
}
