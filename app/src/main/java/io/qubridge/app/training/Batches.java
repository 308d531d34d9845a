package io.qubridge.app.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The order in which images are trained on. */
final class Batches {
  private Batches() {}

  /** One epoch's batches: the images in an order that seed and epoch decide. */
  static List<int[]> shuffled(int[] indices, int batchSize, long seed, int epoch) {
    int[] order = indices.clone();
    SplittableRandom random = new SplittableRandom(new SplittableRandom(seed).nextLong() + epoch);
    for (int k = order.length - 1; k > 0; k--) {
      int other = random.nextInt(k + 1);
      int swapped = order[k];
      order[k] = order[other];
      order[other] = swapped;
    }
    return inOrder(order, batchSize);
  }

  /**
   * Consecutive batches. A single image left over joins the last batch, since batch normalisation
   * cannot learn from one.
   */
  static List<int[]> inOrder(int[] indices, int batchSize) {
    List<int[]> batches = new ArrayList<>();
    int from = 0;
    while (from < indices.length) {
      int to = Math.min(indices.length, from + batchSize);
      if (to == indices.length - 1) {
        to = indices.length;
      }
      batches.add(Arrays.copyOfRange(indices, from, to));
      from = to;
    }
    return batches;
  }
}
