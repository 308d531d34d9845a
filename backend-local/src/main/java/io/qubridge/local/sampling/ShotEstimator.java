package io.qubridge.local.sampling;

import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.local.state.Engine;
import io.qubridge.local.state.MeasurementBasis;
import io.qubridge.local.state.Program;
import io.qubridge.local.state.RowValues;
import java.util.Arrays;

/**
 * Expectation values estimated from shots.
 *
 * <p>Each group of qubit-wise commuting strings has shots of its own. An observable's estimate is
 * the sum of its parts' means (see {@link ShotStatistics}) and its multiple of the identity; its
 * standard error is the root of the sum of the parts' variances, for groups are independent.
 * Observables of one group share shots and are thus correlated with each other. Safe for several
 * threads.
 */
public final class ShotEstimator {
  /** What drawing the shots of one outcome costs, in amplitudes of a simulation. */
  private static final double OUTCOME_EFFORT = 60;

  private final Engine engine;

  /** An estimator on an engine. */
  public ShotEstimator(Engine engine) {
    this.engine = engine;
  }

  /**
   * Runs a PUB.
   *
   * @param shots of each row and group, at least 1
   * @return values with their standard errors
   */
  public Expectations estimate(EstimatorPub pub, long shots, RowSeeds seeds) {
    Program program = engine.program(pub);
    RowValues rows = program.rows(pub.bindings());
    int count = pub.bindings().rows();
    Matrix values = new Matrix(count, program.observables());
    Matrix variances = new Matrix(count, program.observables());
    if (program.fitsBlock() && program.events().isEmpty()) {
      engine.forEachBlock(
          program,
          rows,
          count,
          effort(program),
          (workspace, psi, first, lanes) ->
              new RowMeasurement(program, shots, seeds, values, variances)
                  .block(workspace, psi, first, lanes));
    } else {
      engine.forEachRow(
          program,
          rows,
          count,
          1 + TrajectoryTree.states(program, shots),
          (workspace, state, row, workers) ->
              new RowMeasurement(program, shots, seeds, values, variances)
                  .single(workspace, state, row, workers));
    }
    double[] errors = variances.array();
    Arrays.setAll(errors, i -> Math.sqrt(errors[i]));
    return new Expectations(values, variances);
  }

  /**
   * The fewest shots of each row and group with which no observable's standard error, reported or
   * true, is above the wanted one whatever the state is.
   *
   * <p>A part that is between -B and B has a variance of at most {@code B^2}; the sample variance
   * is at most {@code B^2 N / (N - 1)}.
   */
  public long shotsFor(EstimatorPub pub, double standardError) {
    Program program = engine.program(pub);
    double[] bounds = new double[program.observables()];
    for (MeasurementBasis basis : program.bases()) {
      for (MeasurementBasis.Part part : basis.parts()) {
        bounds[part.observable()] += part.bound() * part.bound();
      }
    }
    double largest = Arrays.stream(bounds).max().orElse(0);
    double enough = Math.ceil(largest / (standardError * standardError));
    return 1 + (long) Math.min(enough, 0x1p62); // far above any limit
  }

  private static double effort(Program program) {
    double outcomes = 0;
    for (MeasurementBasis basis : program.bases()) {
      outcomes += basis.outcomes().outcomes();
    }
    return 1 + OUTCOME_EFFORT * outcomes / program.effort();
  }
}
