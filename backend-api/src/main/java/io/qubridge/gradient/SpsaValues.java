package io.qubridge.gradient;

import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.ValueAndGradient;

/** The values of all rows of a simultaneous perturbation. Immutable. */
final class SpsaValues implements Linearization {
  private final Expectations all;
  private final Matrix signs;
  private final int samples;
  private final double step;
  private final Expectations values;

  SpsaValues(Expectations all, Matrix signs, int samples, double step, int rows) {
    this.all = all;
    this.signs = signs;
    this.samples = samples;
    this.step = step;
    int perRow = all.values().rows() / rows;
    this.values =
        new Expectations(
            all.values().everyNthRow(perRow), all.standardErrors().everyNthRow(perRow));
  }

  @Override
  public Expectations values() {
    return values;
  }

  @Override
  public ValueAndGradient vjp(Matrix cotangents) {
    Evaluation.requireShape(cotangents, values);
    int rows = cotangents.rows();
    Matrix gradient = new Matrix(rows, signs.columns());
    Matrix errors = new Matrix(rows, signs.columns());
    double[] slopes = new double[samples];
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < samples; k++) {
        slopes[k] = slope(cotangents, row, k);
      }
      for (int p = 0; p < signs.columns(); p++) {
        average(slopes, row, p, gradient, errors);
      }
    }
    return new ValueAndGradient(values, gradient, errors);
  }

  /** The derivative along one sample's signs. */
  private double slope(Matrix cotangents, int row, int sample) {
    int columns = cotangents.columns();
    int plus = (row * (1 + 2 * samples) + 1 + 2 * sample) * columns;
    double up = WeightedSum.of(cotangents, row, all.values(), plus);
    double down = WeightedSum.of(cotangents, row, all.values(), plus + columns);
    return (up - down) / (2 * step);
  }

  /** Mean over the samples and its standard error, for one parameter. */
  private void average(double[] slopes, int row, int p, Matrix gradient, Matrix errors) {
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < samples; k++) {
      double estimate = slopes[k] * signs.get(row * samples + k, p);
      sum += estimate;
      squares += estimate * estimate;
    }
    double mean = sum / samples;
    double variance =
        samples == 1 ? squares : Math.max(0, squares - samples * mean * mean) / (samples - 1);
    gradient.array()[row * signs.columns() + p] = mean;
    errors.array()[row * signs.columns() + p] = Math.sqrt(variance / samples);
  }
}
