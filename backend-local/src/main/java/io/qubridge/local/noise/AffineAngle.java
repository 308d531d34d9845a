package io.qubridge.local.noise;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Parameter;
import java.util.List;

/** An angle whose parameters are columns of a matrix of bindings. */
final class AffineAngle {
  private final double constant;
  private final int[] columns;
  private final double[] coefficients;

  AffineAngle(Angle angle, List<Parameter> parameters) {
    constant = angle.constant();
    columns = angle.terms().stream().mapToInt(t -> parameters.indexOf(t.parameter())).toArray();
    coefficients = angle.terms().stream().mapToDouble(Angle.Term::coefficient).toArray();
  }

  /** The angle in radians for the row that starts at an index of the bindings' array. */
  double at(double[] bindings, int rowStart) {
    double sum = constant;
    for (int k = 0; k < columns.length; k++) {
      sum += coefficients[k] * bindings[rowStart + columns[k]];
    }
    return sum;
  }

  /** Whether some rows give the same angle because their bindings are equal. */
  boolean isShared(double[] bindings, int firstRowStart, int rows, int rowLength) {
    for (int column : columns) {
      double value = bindings[firstRowStart + column];
      for (int row = 1; row < rows; row++) {
        if (bindings[firstRowStart + row * rowLength + column] != value) {
          return false;
        }
      }
    }
    return true;
  }
}
