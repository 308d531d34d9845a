package io.qubridge.app.comparison;

/**
 * How good predictions are.
 *
 * @param images the number of images
 * @param accuracy share of images given to their own class
 * @param accuracyInterval Wilson's 95 % interval of the accuracy
 * @param balancedAccuracy mean recall over the classes
 * @param weightedF1 mean F1 score of the classes, weighted by their images
 * @param rocAuc area under the receiver operating characteristic, mean over the classes; NaN where
 *     all images are of one class
 * @param calibrationError expected calibration error over ten bins
 * @param loss mean cross-entropy in nats, probabilities kept at least 1e-7 from 0
 * @param confusion counts by true and predicted class
 */
public record Scores(
    int images,
    double accuracy,
    Interval accuracyInterval,
    double balancedAccuracy,
    double weightedF1,
    double rocAuc,
    double calibrationError,
    double loss,
    ConfusionMatrix confusion) {
  private static final double LEAST_PROBABILITY = 1e-7;

  /** Scores predictions. */
  public static Scores of(Predictions predictions) {
    ConfusionMatrix confusion = ConfusionMatrix.of(predictions);
    return new Scores(
        predictions.size(),
        confusion.accuracy(),
        Interval.wilson(confusion.correct(), confusion.total()),
        confusion.balancedAccuracy(),
        confusion.weightedF1(),
        RocCurve.area(predictions),
        Calibration.of(predictions).expectedError(),
        crossEntropy(predictions),
        confusion);
  }

  private static double crossEntropy(Predictions predictions) {
    double sum = 0;
    for (int image = 0; image < predictions.size(); image++) {
      double probability = predictions.probabilities().get(image, predictions.labels().get(image));
      sum -= Math.log(Math.max(probability, LEAST_PROBABILITY));
    }
    return sum / predictions.size();
  }
}
