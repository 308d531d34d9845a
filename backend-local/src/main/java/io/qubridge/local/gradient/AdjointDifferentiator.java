package io.qubridge.local.gradient;

import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.ValueAndGradient;
import io.qubridge.local.state.Engine;
import io.qubridge.local.state.Program;
import io.qubridge.local.state.RowValues;
import io.qubridge.local.state.Statevector;
import io.qubridge.spi.Differentiator;
import io.qubridge.spi.UnsupportedCircuitException;

/**
 * Exact gradients by the adjoint method (Jones and Gacon, <a
 * href="https://arxiv.org/abs/2009.02823">arXiv:2009.02823</a>): the circuit runs forward once;
 * then the state and the state to which the sum of the observables, each times its cotangent, was
 * applied go back together, gate by gate, and each angle's derivative is read off on the way. One
 * sweep back serves all observables and all parameters, at two to three times the cost of the
 * circuit. Safe for several threads.
 */
public final class AdjointDifferentiator implements Differentiator {
  /** Work of a row compared with the circuit alone. */
  private static final double EFFORT = 4;

  private final Engine engine;

  /** A differentiator on an engine. */
  public AdjointDifferentiator(Engine engine) {
    this.engine = engine;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the cotangents are not {@code [rows x observables]}
   * @throws io.qubridge.spi.QuotaExceededException if the memory does not hold two states
   */
  @Override
  public ValueAndGradient vjp(EstimatorPub pub, Matrix cotangents) {
    int count = pub.bindings().rows();
    int columns = pub.observables().size();
    if (cotangents.rows() != count || cotangents.columns() != columns) {
      throw new IllegalArgumentException(
          cotangents + " of cotangents for " + count + " rows of " + columns + " observables");
    }
    Program program = engine.program(pub);
    if (!program.events().isEmpty()) {
      throw new UnsupportedCircuitException(
          "the adjoint method does not differentiate a circuit with reset; use parameter-shift");
    }
    RowValues rows = program.rows(pub.bindings());
    Matrix values = new Matrix(count, columns);
    Matrix gradient = new Matrix(count, pub.bindings().parameters().size());
    if (program.fitsBlock()) {
      engine.forEachBlock(
          program,
          rows,
          count,
          EFFORT,
          (workspace, psi, first, lanes) -> {
            program.evaluate(psi, lanes, values.array(), first);
            program.pullBack(
                workspace, psi, rows, lanes, cotangents.array(), gradient.array(), first);
          });
    } else {
      engine.forEachRow(
          program,
          rows,
          count,
          2,
          (workspace, state, row, workers) -> {
            program.apply(0, state, workspace.angles(), workers);
            program.evaluate(state, values.array(), row, workers);
            program.pullBack(
                workspace,
                (Statevector) state,
                rows,
                cotangents.array(),
                gradient.array(),
                row,
                workers);
          });
    }
    Expectations value = new Expectations(values, new Matrix(count, columns));
    return new ValueAndGradient(value, gradient, new Matrix(count, gradient.columns()));
  }
}
