package io.qubridge.app.training;

import io.qubridge.execution.Matrix;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How a network does on the validation images.
 *
 * @param loss mean cross-entropy, classes weighted as in training, probabilities clipped at 1e-7
 * @param accuracy share of images given to their own class
 * @param predictedClasses how many different classes images were given to
 */
record Validation(double loss, double accuracy, int predictedClasses) {
  private static final double CLIP = 1e-7;

  /** Scores {@code [images x classes]} probabilities. */
  static Validation of(Matrix probabilities, int[] labels, List<Double> classWeights) {
    double loss = 0;
    int right = 0;
    Set<Integer> predicted = new HashSet<>();
    for (int row = 0; row < labels.length; row++) {
      int best = 0;
      for (int k = 1; k < probabilities.columns(); k++) {
        best = probabilities.get(row, k) >= probabilities.get(row, best) ? k : best;
      }
      predicted.add(best);
      right += best == labels[row] ? 1 : 0;
      double probability = probabilities.get(row, labels[row]);
      loss -= classWeights.get(labels[row]) * Math.log(Math.max(CLIP, probability));
    }
    return new Validation(loss / labels.length, (double) right / labels.length, predicted.size());
  }
}
