package io.qubridge.app.inspection;

import io.qubridge.execution.Matrix;
import java.util.random.RandomGenerator;

/** Draws parameters of circuits. */
final class RandomParameters {
  private RandomParameters() {}

  /** Rows of angles, uniform in [0, 2 pi). */
  static Matrix turns(int rows, int columns, RandomGenerator random) {
    Matrix matrix = new Matrix(rows, columns);
    double[] values = matrix.array();
    for (int k = 0; k < values.length; k++) {
      values[k] = random.nextDouble(0, 2 * Math.PI);
    }
    return matrix;
  }
}
