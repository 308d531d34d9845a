package io.qubridge.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class AngleTanhTest {
  private final INDArray input = Nd4j.createFromArray(-30, -0.7, 0, 0.2, 1.4, 30);

  @Test
  void staysWithinAQuarterTurn() {
    INDArray angles = new AngleTanh().getActivation(input.dup(), true);
    for (int k = 0; k < input.length(); k++) {
      assertEquals(Math.PI / 2 * Math.tanh(input.getDouble(k)), angles.getDouble(k), 1e-12);
    }
  }

  @Test
  void carriesDerivativesBack() {
    INDArray epsilon = Nd4j.createFromArray(1.0, 2, 3, 4, 5, 6);
    INDArray slopes = new AngleTanh().backprop(input.dup(), epsilon).getFirst();
    for (int k = 0; k < input.length(); k++) {
      double tanh = Math.tanh(input.getDouble(k));
      assertEquals((k + 1) * Math.PI / 2 * (1 - tanh * tanh), slopes.getDouble(k), 1e-12);
    }
  }
}
