package io.qubridge.local;

import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.local.sampling.TrajectoryTree;
import io.qubridge.local.state.Engine;
import io.qubridge.local.state.Program;
import io.qubridge.local.state.PureState;
import io.qubridge.local.state.RowValues;
import io.qubridge.local.state.Workers;
import io.qubridge.local.state.Workspace;

/** Exact expectation values, with standard errors of 0. Safe for several threads. */
final class ExactEstimator {
  private final Engine engine;

  ExactEstimator(Engine engine) {
    this.engine = engine;
  }

  /** Runs a PUB. */
  Expectations estimate(EstimatorPub pub) {
    Program program = engine.program(pub);
    TrajectoryTree.requireExact(program);
    RowValues rows = program.rows(pub.bindings());
    int count = pub.bindings().rows();
    Matrix values = new Matrix(count, program.observables());
    if (program.fitsBlock() && program.events().isEmpty()) {
      engine.forEachBlock(
          program,
          rows,
          count,
          1,
          (workspace, psi, first, lanes) -> program.evaluate(psi, lanes, values.array(), first));
    } else {
      engine.forEachRow(
          program,
          rows,
          count,
          TrajectoryTree.states(program, 0),
          (workspace, state, row, workers) ->
              average(program, workspace, state, values, row, workers));
    }
    return new Expectations(values, new Matrix(count, program.observables()));
  }

  /** The values of each branch, weighted by its probability. */
  private static void average(
      Program program,
      Workspace workspace,
      PureState start,
      Matrix values,
      int row,
      Workers workers) {
    double[] branch = new double[program.observables()];
    TrajectoryTree.exact(
        program,
        workspace.angles(),
        workers,
        start,
        (state, bits, probability, shots) -> {
          program.evaluate(state, branch, 0, workers);
          for (int o = 0; o < branch.length; o++) {
            values.array()[row * branch.length + o] += probability * branch[o];
          }
        });
  }
}
