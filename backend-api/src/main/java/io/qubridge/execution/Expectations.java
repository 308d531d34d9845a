package io.qubridge.execution;

/**
 * Expectation values of an {@link EstimatorPub}.
 *
 * @param values {@code [rows x observables]}
 * @param standardErrors {@code [rows x observables]}, one standard deviation of each value; 0 when
 *     exact
 */
public record Expectations(Matrix values, Matrix standardErrors) implements PubResult {
  /**
   * Checks that the shapes agree.
   *
   * @throws IllegalArgumentException if they do not
   */
  public Expectations {
    if (values.rows() != standardErrors.rows() || values.columns() != standardErrors.columns()) {
      throw new IllegalArgumentException(values + " values, " + standardErrors + " errors");
    }
  }
}
