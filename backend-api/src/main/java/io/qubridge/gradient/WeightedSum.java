package io.qubridge.gradient;

import io.qubridge.execution.Matrix;

/**
 * The sum of one row's observables, each times its cotangent.
 *
 * <p>A result tells the standard error of each observable but not how the errors of one row go
 * together, so they are added as if independent. For one observable this is exact; for observables
 * read from the same shots it leaves their covariance out.
 */
final class WeightedSum {
  private WeightedSum() {}

  /**
   * The sum.
   *
   * @param values holds the row's observables from index {@code at}
   */
  static double of(Matrix cotangents, int row, Matrix values, int at) {
    int columns = cotangents.columns();
    double[] factors = cotangents.array();
    double[] array = values.array();
    double sum = 0;
    for (int o = 0; o < columns; o++) {
      sum += factors[row * columns + o] * array[at + o];
    }
    return sum;
  }

  /** The variance of the sum, from standard errors in the same places. */
  static double varianceOf(Matrix cotangents, int row, Matrix standardErrors, int at) {
    int columns = cotangents.columns();
    double[] factors = cotangents.array();
    double[] errors = standardErrors.array();
    double variance = 0;
    for (int o = 0; o < columns; o++) {
      double error = factors[row * columns + o] * errors[at + o];
      variance += error * error;
    }
    return variance;
  }
}
