package io.qubridge.gradient;

import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.ValueAndGradient;
import io.qubridge.spi.Backend;

/** The values of all rows of a {@link ShiftPlan}, ready to be differentiated. Immutable. */
final class ShiftedValues implements Linearization {
  private final ShiftPlan plan;
  private final int[] columns;
  private final Expectations all;
  private final Expectations values;

  private ShiftedValues(ShiftPlan plan, int[] columns, Expectations all) {
    this.plan = plan;
    this.columns = columns;
    this.all = all;
    this.values =
        new Expectations(
            all.values().everyNthRow(plan.rows()), all.standardErrors().everyNthRow(plan.rows()));
  }

  /** Runs all rows of a plan, those of all samples together, as one request. */
  static ShiftedValues run(
      ShiftPlan plan, Backend backend, EstimatorPub pub, Accuracy accuracy, long seed) {
    Bindings given = pub.bindings();
    int[] columns = plan.columns(given.parameters());
    int slots = plan.slots();
    Matrix rows = new Matrix(Math.multiplyExact(given.rows(), plan.rows()), slots);
    double[] values = given.values().array();
    for (int row = 0; row < given.rows(); row++) {
      plan.expand(values, row * columns.length, columns, rows.array(), row * plan.rows() * slots);
    }
    long firstRow = Math.multiplyExact(given.firstRow(), (long) plan.rows());
    Bindings bindings = new Bindings(plan.circuit().parameters(), rows, firstRow);
    EstimatorPub expanded = new EstimatorPub(plan.circuit(), bindings, pub.observables());
    return new ShiftedValues(plan, columns, Evaluation.of(backend, expanded, accuracy, seed));
  }

  @Override
  public Expectations values() {
    return values;
  }

  @Override
  public ValueAndGradient vjp(Matrix cotangents) {
    Evaluation.requireShape(cotangents, values);
    int rows = cotangents.rows();
    int observables = cotangents.columns();
    Matrix gradient = new Matrix(rows, columns.length);
    Matrix errors = new Matrix(rows, columns.length);
    double[] sums = new double[plan.rows() - 1];
    double[] variances = new double[plan.rows() - 1];
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < sums.length; k++) {
        int at = (row * plan.rows() + 1 + k) * observables;
        sums[k] = WeightedSum.of(cotangents, row, all.values(), at);
        variances[k] = WeightedSum.varianceOf(cotangents, row, all.standardErrors(), at);
      }
      int at = row * columns.length;
      plan.pullBack(sums, variances, columns, gradient.array(), errors.array(), at);
    }
    return new ValueAndGradient(values, gradient, errors);
  }
}
