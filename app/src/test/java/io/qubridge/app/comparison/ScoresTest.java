package io.qubridge.app.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.execution.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoresTest {
  /** Nine images: six of class 0, three of class 1; class 0 loses one, class 1 loses two. */
  private static final Predictions PREDICTIONS =
      new Predictions(
          List.of(0, 0, 0, 0, 0, 0, 1, 1, 1),
          Matrix.wrap(
              9,
              2,
              new double[] {
                0.9, 0.1, 0.8, 0.2, 0.7, 0.3, 0.6, 0.4, 0.9, 0.1, 0.2, 0.8, 0.3, 0.7, 0.9, 0.1, 0.6,
                0.4
              }));

  @Test
  void countsByTrueAndPredictedClass() {
    assertEquals(List.of(List.of(5, 1), List.of(2, 1)), ConfusionMatrix.of(PREDICTIONS).counts());
  }

  @Test
  void weighsEachClassAlikeInBalancedAccuracy() {
    Scores scores = Scores.of(PREDICTIONS);
    assertEquals(6.0 / 9, scores.accuracy(), 1e-15);
    assertEquals((5.0 / 6 + 1.0 / 3) / 2, scores.balancedAccuracy(), 1e-15);
  }

  @Test
  void lossIsTheMeanCrossEntropy() {
    double expected =
        -(Math.log(0.9) * 2
                + Math.log(0.8)
                + Math.log(0.7)
                + Math.log(0.6)
                + Math.log(0.2)
                + Math.log(0.7)
                + Math.log(0.1)
                + Math.log(0.4))
            / 9;
    assertEquals(expected, Scores.of(PREDICTIONS).loss(), 1e-12);
  }

  @Test
  void aCertainAndWrongAnswerHasAFiniteLoss() {
    Predictions wrong = Predictions.constant(List.of(1, 1), 2, 0);
    assertEquals(-Math.log(1e-7), Scores.of(wrong).loss(), 1e-9);
    assertEquals(0, Scores.of(wrong).accuracy());
  }

  @Test
  void balancedAccuracyLeavesOutClassesThatDoNotOccur() {
    assertEquals(1, Scores.of(Predictions.constant(List.of(0, 0), 3, 0)).balancedAccuracy());
  }

  /** Reference values: scikit-learn 1.x, f1_score(average="weighted") and roc_auc_score. */
  @Test
  void f1AndRocAreaAgreeWithReferenceValues() {
    Scores scores = Scores.of(PREDICTIONS);
    assertEquals(0.6461538461538462, scores.weightedF1(), 1e-12);
    assertEquals(0.5833333333333333, scores.rocAuc(), 1e-12);
  }

  @Test
  void calibrationErrorWeighsBinsByTheirImages() {
    assertEquals(0.2333333333333333, Scores.of(PREDICTIONS).calibrationError(), 1e-12);
    assertEquals(0, Scores.of(Predictions.constant(List.of(1, 1), 2, 1)).calibrationError());
  }

  @Test
  void rocAreaIsUndefinedForOneClassOnly() {
    assertTrue(Double.isNaN(Scores.of(Predictions.constant(List.of(1, 1), 2, 1)).rocAuc()));
  }

  @Test
  void majorityIsCountedInTheTrainingLabels() {
    assertEquals(2, Predictions.majority(new int[] {0, 2, 1, 2}, 3));
  }

  /** Reference values: SciPy 1.x, binomtest(k, n).proportion_ci(method="wilson"). */
  @Test
  void wilsonIntervalHasItsPublishedValues() {
    Interval interval = Interval.wilson(81, 100);
    assertEquals(0.7222115, interval.lower(), 1e-6);
    assertEquals(0.8748525, interval.upper(), 1e-6);
    assertEquals(1, Interval.wilson(10, 10).upper(), 1e-12);
    assertEquals(0.7224672, Interval.wilson(10, 10).lower(), 1e-6);
  }

  @Test
  void wilsonIntervalRefusesImpossibleCounts() {
    assertThrows(IllegalArgumentException.class, () -> Interval.wilson(3, 2));
    assertThrows(IllegalArgumentException.class, () -> Interval.wilson(0, 0));
  }

  @Test
  void intervalsOverlapWhereTheyShareAPoint() {
    assertTrue(new Interval(0.1, 0.3).overlaps(new Interval(0.3, 0.4)));
    assertTrue(!new Interval(0.1, 0.2).overlaps(new Interval(0.3, 0.4)));
  }
}
