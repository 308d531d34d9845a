package io.qubridge.app.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qubridge.execution.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValidationTest {
  @Test
  void scoresProbabilities() {
    Matrix probabilities = Matrix.wrap(3, 2, new double[] {0.8, 0.2, 0.4, 0.6, 0.9, 0.1});
    Validation score = Validation.of(probabilities, new int[] {0, 1, 1}, List.of(0.5, 2.0));
    double loss = -(0.5 * Math.log(0.8) + 2 * Math.log(0.6) + 2 * Math.log(0.1)) / 3;
    assertEquals(loss, score.loss(), 1e-12);
    assertEquals(2 / 3.0, score.accuracy(), 1e-12);
    assertEquals(2, score.predictedClasses());
  }

  @Test
  void noticesThatOneClassIsAlwaysGiven() {
    Matrix probabilities = Matrix.wrap(2, 2, new double[] {0.8, 0.2, 0.6, 0.4});
    Validation score = Validation.of(probabilities, new int[] {0, 1}, List.of(1.0, 1.0));
    assertEquals(1, score.predictedClasses());
  }

  @Test
  void boundsTheLossOfACertainMistake() {
    Matrix probabilities = Matrix.wrap(1, 2, new double[] {1, 0});
    Validation score = Validation.of(probabilities, new int[] {1}, List.of(1.0, 1.0));
    assertEquals(-Math.log(1e-7), score.loss(), 1e-12);
  }
}
