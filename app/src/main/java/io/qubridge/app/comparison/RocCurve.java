package io.qubridge.app.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The area under the receiver operating characteristic. */
final class RocCurve {
  private RocCurve() {}

  /**
   * The probability that a random image of the class gets a higher probability of it than a random
   * image of the other classes, ties counted half; the mean over the classes that occur beside
   * others.
   *
   * <p>Two classes give the usual area, for it is the same for both. J. A. Hanley, B. J. McNeil,
   * Radiology 143 (1982) 29.
   *
   * @return 0 to 1; NaN where all images are of one class
   */
  static double area(Predictions predictions) {
    double sum = 0;
    int defined = 0;
    for (int k = 0; k < predictions.classes(); k++) {
      double area = area(predictions, k);
      if (!Double.isNaN(area)) {
        sum += area;
        defined++;
      }
    }
    return defined == 0 ? Double.NaN : sum / defined;
  }

  private static double area(Predictions predictions, int target) {
    List<Integer> order = new ArrayList<>();
    for (int image = 0; image < predictions.size(); image++) {
      order.add(image);
    }
    order.sort(Comparator.comparingDouble(i -> predictions.probabilities().get(i, target)));
    long inside = predictions.labels().stream().filter(label -> label == target).count();
    long outside = predictions.size() - inside;
    double ranks = 0;
    for (int from = 0; from < order.size(); ) {
      int to = endOfTie(predictions, target, order, from);
      double meanRank = (from + 1 + to) / 2.0;
      for (int i = from; i < to; i++) {
        ranks += predictions.labels().get(order.get(i)) == target ? meanRank : 0;
      }
      from = to;
    }
    return (ranks - inside * (inside + 1) / 2.0) / ((double) inside * outside);
  }

  private static int endOfTie(Predictions predictions, int target, List<Integer> order, int from) {
    double value = predictions.probabilities().get(order.get(from), target);
    int to = from + 1;
    while (to < order.size() && predictions.probabilities().get(order.get(to), target) == value) {
      to++;
    }
    return to;
  }
}
