package io.qubridge.app.comparison;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tells classes by the size of the cell alone: by the share of an image that is not background.
 *
 * <p>What a network has to beat before its accuracy says anything about the cells' looks.
 *
 * @param order the classes by the mean size of their training images, rising
 * @param thresholds between each class and the next in that order, rising
 */
public record SizeBaseline(List<Integer> order, List<Double> thresholds) {
  /** Copies the lists. */
  public SizeBaseline {
    order = List.copyOf(order);
    thresholds = List.copyOf(thresholds);
  }

  /**
   * Chooses thresholds on training images: between neighbours in size the one that gives most of
   * both classes their own, each class counted alike.
   *
   * @param sizes of the training images
   * @param labels their classes
   * @param classes the number of classes
   */
  public static SizeBaseline fit(double[] sizes, int[] labels, int classes) {
    List<double[]> byClass =
        IntStream.range(0, classes)
            .mapToObj(
                label ->
                    IntStream.range(0, sizes.length)
                        .filter(image -> labels[image] == label)
                        .mapToDouble(image -> sizes[image])
                        .sorted()
                        .toArray())
            .toList();
    List<Integer> order =
        IntStream.range(0, classes)
            .filter(label -> byClass.get(label).length > 0)
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    label -> Arrays.stream(byClass.get(label)).average().orElseThrow()))
            .toList();
    double[] thresholds = new double[order.size() - 1];
    for (int k = 0; k < thresholds.length; k++) {
      double between = threshold(byClass.get(order.get(k)), byClass.get(order.get(k + 1)));
      thresholds[k] = k == 0 ? between : Math.max(thresholds[k - 1], between);
    }
    return new SizeBaseline(order, Arrays.stream(thresholds).boxed().toList());
  }

  /** The class of a size. */
  public int predict(double size) {
    int place = 0;
    while (place < thresholds.size() && size > thresholds.get(place)) {
      place++;
    }
    return order.get(place);
  }

  /** The midpoint between two neighbouring sizes that divides the two best. */
  private static double threshold(double[] small, double[] large) {
    double[] all = Arrays.copyOf(small, small.length + large.length);
    System.arraycopy(large, 0, all, small.length, large.length);
    Arrays.sort(all);
    double best = all[0];
    double bestGain = Double.NEGATIVE_INFINITY;
    for (int k = 0; k + 1 < all.length; k++) {
      double gain = shareUpTo(all[k], small) - shareUpTo(all[k], large);
      if (all[k] < all[k + 1] && gain > bestGain) {
        bestGain = gain;
        best = (all[k] + all[k + 1]) / 2;
      }
    }
    return best;
  }

  private static double shareUpTo(double size, double[] sorted) {
    int place = Arrays.binarySearch(sorted, Math.nextUp(size));
    while (place > 0 && sorted[place - 1] > size) {
      place--;
    }
    return (double) (place < 0 ? -place - 1 : place) / sorted.length;
  }
}
