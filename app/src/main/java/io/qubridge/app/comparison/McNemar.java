package io.qubridge.app.comparison;

/**
 * McNemar's exact test whether two classifiers are right equally often on the same images.
 *
 * <p>Q. McNemar, Psychometrika 12 (1947) 153; the exact form is the two-sided binomial test on the
 * images that only one of the two gets right.
 *
 * @param onlyFirst images that only the first gets right
 * @param onlySecond images that only the second gets right
 * @param flipped images that the two give to different classes
 * @param pValue probability of a difference at least as large if both were equally good
 */
public record McNemar(int onlyFirst, int onlySecond, int flipped, double pValue) {
  /**
   * Compares predictions of the same images.
   *
   * @throws IllegalArgumentException if the true labels differ
   */
  public static McNemar of(Predictions first, Predictions second) {
    if (!first.labels().equals(second.labels())) {
      throw new IllegalArgumentException("the predictions are not of the same images");
    }
    int onlyFirst = 0;
    int onlySecond = 0;
    int flipped = 0;
    for (int image = 0; image < first.size(); image++) {
      int label = first.labels().get(image);
      boolean firstRight = first.predicted(image) == label;
      boolean secondRight = second.predicted(image) == label;
      onlyFirst += firstRight && !secondRight ? 1 : 0;
      onlySecond += secondRight && !firstRight ? 1 : 0;
      flipped += first.predicted(image) != second.predicted(image) ? 1 : 0;
    }
    return new McNemar(onlyFirst, onlySecond, flipped, pValue(onlyFirst, onlySecond));
  }

  private static double pValue(int onlyFirst, int onlySecond) {
    int trials = onlyFirst + onlySecond;
    int fewer = Math.min(onlyFirst, onlySecond);
    double logChoose = 0;
    double tail = 0;
    for (int k = 0; k <= fewer; k++) {
      tail += Math.exp(logChoose - trials * Math.log(2));
      logChoose += Math.log((double) (trials - k) / (k + 1));
    }
    return Math.min(1, 2 * tail);
  }
}
