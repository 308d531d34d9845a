package io.qubridge.execution;

import io.qubridge.circuit.Parameter;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;

/**
 * Values for a circuit's parameters, one row for each execution.
 *
 * @param parameters the columns, each parameter once
 * @param values {@code [rows x parameters]}, finite, at least one row; radians where a parameter is
 *     an angle
 * @param firstRow the index of row 0 in the request that the user made; randomness derives from it,
 *     so that a request gives the same numbers however it is split
 */
public record Bindings(List<Parameter> parameters, Matrix values, long firstRow)
    implements Serializable {
  private static final Bindings NONE = new Bindings(List.of(), new Matrix(1, 0), 0);

  /**
   * Checks shape and values.
   *
   * @throws IllegalArgumentException if sizes differ, a parameter stands twice, there is no row, or
   *     a value is NaN or infinite (named with its row)
   */
  public Bindings {
    parameters = List.copyOf(parameters);
    if (values.columns() != parameters.size()) {
      throw new IllegalArgumentException(
          "bindings have "
              + values.columns()
              + " columns for "
              + parameters.size()
              + " parameters");
    }
    if (values.rows() < 1 || firstRow < 0) {
      throw new IllegalArgumentException(
          "bindings need at least one row and a first row of 0 or more, got "
              + values.rows()
              + " and "
              + firstRow);
    }
    if (new HashSet<>(parameters).size() != parameters.size()) {
      throw new IllegalArgumentException("bindings name a parameter twice: " + parameters);
    }
    requireFinite(parameters, values, firstRow);
  }

  /** Rows from the array of a matrix, the first row being row 0. */
  public Bindings(List<Parameter> parameters, Matrix values) {
    this(parameters, values, 0);
  }

  /** One execution of a circuit without parameters. */
  public static Bindings none() {
    return NONE;
  }

  /** The number of executions. */
  public int rows() {
    return values.rows();
  }

  /** Some consecutive rows, which keep their place in the user's request. */
  public Bindings slice(int from, int count) {
    return new Bindings(parameters, values.slice(from, count), firstRow + from);
  }

  private static void requireFinite(List<Parameter> parameters, Matrix values, long firstRow) {
    double[] array = values.array();
    for (int k = 0; k < array.length; k++) {
      if (!Double.isFinite(array[k])) {
        throw new IllegalArgumentException(
            "parameter '"
                + parameters.get(k % parameters.size())
                + "' is "
                + array[k]
                + " in row "
                + (firstRow + k / parameters.size())
                + "; it must be a finite number");
      }
    }
  }
}
