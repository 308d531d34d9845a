package io.qubridge.app.comparison;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a model's certainty agrees with how often it is right.
 *
 * <p>Images are binned by the probability of their predicted class in ten bins of equal width, as
 * in Guo et al., <a href="https://arxiv.org/abs/1706.04599">arXiv:1706.04599</a>.
 *
 * @param bins the bins that hold an image, by rising certainty
 */
public record Calibration(List<Bin> bins) {
  private static final int BINS = 10;

  /**
   * Images of similar certainty.
   *
   * @param images how many
   * @param certainty mean probability of the predicted class
   * @param accuracy share that was right
   */
  public record Bin(int images, double certainty, double accuracy) {}

  /** Copies the list. */
  public Calibration {
    bins = List.copyOf(bins);
  }

  /** Bins predictions. */
  public static Calibration of(Predictions predictions) {
    int[] images = new int[BINS];
    int[] right = new int[BINS];
    double[] certainty = new double[BINS];
    for (int image = 0; image < predictions.size(); image++) {
      int predicted = predictions.predicted(image);
      double probability = predictions.probabilities().get(image, predicted);
      int bin = Math.max(0, Math.min(BINS - 1, (int) Math.ceil(probability * BINS) - 1));
      images[bin]++;
      certainty[bin] += probability;
      right[bin] += predictions.labels().get(image) == predicted ? 1 : 0;
    }
    List<Bin> bins = new ArrayList<>();
    for (int k = 0; k < BINS; k++) {
      if (images[k] > 0) {
        bins.add(new Bin(images[k], certainty[k] / images[k], (double) right[k] / images[k]));
      }
    }
    return new Calibration(bins);
  }

  /** Expected calibration error: the mean over images of |certainty - accuracy| of their bin. */
  public double expectedError() {
    int total = bins.stream().mapToInt(Bin::images).sum();
    return bins.stream()
        .mapToDouble(bin -> bin.images() * Math.abs(bin.certainty() - bin.accuracy()) / total)
        .sum();
  }
}
