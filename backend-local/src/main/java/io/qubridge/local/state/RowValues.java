package io.qubridge.local.state;

import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Bindings;
import java.util.List;

/** The rows of bindings, read by the circuit's own numbering of its parameters. Immutable. */
public final class RowValues {
  private final double[] values;
  private final int columns;

  /** The column of each parameter; null where the orders are the same. */
  private final int[] columnOf;

  RowValues(Bindings bindings, List<Parameter> parameters) {
    values = bindings.values().array();
    columns = bindings.parameters().size();
    columnOf =
        bindings.parameters().equals(parameters)
            ? null
            : parameters.stream().mapToInt(bindings.parameters()::indexOf).toArray();
  }

  /** Where a parameter of a row stands in a row-major array with the columns of the bindings. */
  int index(int row, int parameter) {
    return row * columns + (columnOf == null ? parameter : columnOf[parameter]);
  }

  double get(int row, int parameter) {
    return values[index(row, parameter)];
  }
}
