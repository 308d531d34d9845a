package io.qubridge.app.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How often images of each class were given to each class.
 *
 * @param counts {@code counts[true class][predicted class]}
 */
public record ConfusionMatrix(List<List<Integer>> counts) {
  /** Copies the lists. */
  public ConfusionMatrix {
    counts = counts.stream().map(List::copyOf).toList();
  }

  /** Counts predictions. */
  public static ConfusionMatrix of(Predictions predictions) {
    int classes = predictions.classes();
    int[][] counts = new int[classes][classes];
    for (int image = 0; image < predictions.size(); image++) {
      counts[predictions.labels().get(image)][predictions.predicted(image)]++;
    }
    List<List<Integer>> rows = new ArrayList<>();
    for (int[] row : counts) {
      rows.add(Arrays.stream(row).boxed().toList());
    }
    return new ConfusionMatrix(rows);
  }

  /** The number of images. */
  public int total() {
    return counts.stream().flatMap(List::stream).mapToInt(Integer::intValue).sum();
  }

  /** The number of images given to their own class. */
  public int correct() {
    int sum = 0;
    for (int k = 0; k < counts.size(); k++) {
      sum += counts.get(k).get(k);
    }
    return sum;
  }

  /** The share of images given to their own class. */
  public double accuracy() {
    return (double) correct() / total();
  }

  /** The mean over the classes that occur of the share of their images given to them. */
  public double balancedAccuracy() {
    double sum = 0;
    int occurring = 0;
    for (int k = 0; k < counts.size(); k++) {
      int images = counts.get(k).stream().mapToInt(Integer::intValue).sum();
      if (images > 0) {
        sum += (double) counts.get(k).get(k) / images;
        occurring++;
      }
    }
    return sum / occurring;
  }

  /** The mean of the classes' F1 scores, weighted by their images; 0 for a class never hit. */
  public double weightedF1() {
    double sum = 0;
    for (int k = 0; k < counts.size(); k++) {
      int column = k;
      int images = counts.get(k).stream().mapToInt(Integer::intValue).sum();
      int given = counts.stream().mapToInt(row -> row.get(column)).sum();
      int hits = counts.get(k).get(k);
      sum += hits == 0 ? 0 : images * 2.0 * hits / (images + given);
    }
    return sum / total();
  }
}
