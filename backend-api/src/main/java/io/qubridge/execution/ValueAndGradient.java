package io.qubridge.execution;

import java.io.Serializable;

/**
 * Expectation values and the gradient of a weighted sum of them.
 *
 * <p>With cotangents {@code c[r, o]} the gradient of row {@code r} is {@code sum over o of c[r, o]
 * * d<o>[r] / d parameter}.
 *
 * @param value the expectation values with their standard errors
 * @param gradient {@code [rows x parameters]}, columns in the order of the bindings
 * @param gradientStandardErrors {@code [rows x parameters]}; 0 when exact
 */
public record ValueAndGradient(Expectations value, Matrix gradient, Matrix gradientStandardErrors)
    implements Serializable {
  /**
   * Checks that the shapes agree.
   *
   * @throws IllegalArgumentException if they do not
   */
  public ValueAndGradient {
    if (gradient.rows() != gradientStandardErrors.rows()
        || gradient.columns() != gradientStandardErrors.columns()
        || gradient.rows() != value.values().rows()) {
      throw new IllegalArgumentException(
          value.values()
              + " values, "
              + gradient
              + " gradient, "
              + gradientStandardErrors
              + " errors");
    }
  }
}
