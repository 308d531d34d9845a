package io.qubridge.app.training;

import io.qubridge.app.data.DecodedImages;
import io.qubridge.app.data.Part;
import io.qubridge.app.data.Preprocessing;
import io.qubridge.app.data.Split;
import io.qubridge.app.data.Standardisation;
import java.util.ArrayList;
import java.util.List;

/**
 * Images that are ready for a network.
 *
 * @param images decoded
 * @param split which of them train and validate
 * @param standardisation of their pixels
 */
public record TrainingData(DecodedImages images, Split split, Standardisation standardisation) {
  /** Images with each channel standardised by the training part. */
  public static TrainingData standardised(DecodedImages images, Split split) {
    return new TrainingData(
        images, split, Standardisation.of(images, split.indices(Part.TRAINING)));
  }

  /** What happens to each image before the network sees it. */
  public Preprocessing preprocessing() {
    return new Preprocessing(images.transform(), standardisation);
  }

  /** The number of classes. */
  int classes() {
    return images.dataset().classes().size();
  }

  /** The labels of some images. */
  int[] labels(int[] indices) {
    int[] labels = new int[indices.length];
    for (int k = 0; k < indices.length; k++) {
      labels[k] = images.dataset().label(indices[k]);
    }
    return labels;
  }

  /**
   * How much a training image of each class counts so that all classes count alike: images /
   * (classes x images of the class).
   */
  List<Double> balancedWeights() {
    int[] counts = new int[classes()];
    int[] labels = labels(split.indices(Part.TRAINING));
    for (int label : labels) {
      counts[label]++;
    }
    List<Double> weights = new ArrayList<>();
    for (int count : counts) {
      weights.add((double) labels.length / (counts.length * Math.max(1, count)));
    }
    return weights;
  }
}
