package io.qubridge.app.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.qubridge.execution.Matrix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class McNemarTest {
  /** Predictions of {@code right} right answers after {@code wrong} wrong ones, all of class 0. */
  private static Predictions answers(int... predicted) {
    List<Integer> labels = new ArrayList<>(Collections.nCopies(predicted.length, 0));
    Matrix probabilities = new Matrix(predicted.length, 3);
    for (int row = 0; row < predicted.length; row++) {
      probabilities.array()[3 * row + predicted[row]] = 1;
    }
    return new Predictions(labels, probabilities);
  }

  /** Reference values: SciPy 1.x, binomtest(2, 11).pvalue. */
  @Test
  void pValueIsTheTwoSidedBinomialTestOnDiscordantImages() {
    Predictions first = answers(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1);
    Predictions second = answers(1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 2);
    McNemar test = McNemar.of(first, second);
    assertEquals(9, test.onlyFirst());
    assertEquals(2, test.onlySecond());
    assertEquals(0.0654296875, test.pValue(), 1e-12);
  }

  @Test
  void flipsCountEvenWhereBothAreWrong() {
    assertEquals(1, McNemar.of(answers(1, 0), answers(2, 0)).flipped());
  }

  @Test
  void equalAnswersGiveNoEvidence() {
    assertEquals(1, McNemar.of(answers(0, 1, 0), answers(0, 1, 0)).pValue());
    assertEquals(1, McNemar.of(answers(0, 1), answers(1, 0)).pValue());
  }

  @Test
  void refusesPredictionsOfOtherImages() {
    Predictions other = Predictions.constant(List.of(1), 3, 0);
    assertThrows(IllegalArgumentException.class, () -> McNemar.of(answers(0), other));
  }
}
