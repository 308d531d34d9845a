package io.qubridge.gradient;

import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.ValueAndGradient;

/** Expectation values together with what is needed to pull derivatives back through them. */
public interface Linearization {
  /** The values {@code [rows x observables]} with their standard errors. */
  Expectations values();

  /**
   * The vector-Jacobian product.
   *
   * @param cotangents {@code [rows x observables]}, the derivative of a loss by each value
   * @return values, and gradient {@code [rows x parameters]} in the order of the PUB's bindings,
   *     with standard errors
   */
  ValueAndGradient vjp(Matrix cotangents);
}
