package io.qubridge.braket.program;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Bindings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How a program's angles are written: as the numbers of one row, or as inputs of which each stands
 * for one angle. A program that way holds nothing but decimal numbers and names of our own, since
 * {@code 3/2} would be an integer division and {@code t} is a gate.
 */
abstract class AngleTexts {
  /** The text of an angle that depends on parameters. */
  abstract String variable(Angle angle);

  final String of(Angle angle) {
    return angle.isConstant() ? Double.toString(angle.constant()) : variable(angle);
  }

  /** The numbers of one row. */
  static AngleTexts ofRow(Bindings bindings, int row) {
    ToDoubleFunction<Parameter> values = values(bindings, row);
    return new AngleTexts() {
      @Override
      String variable(Angle angle) {
        return Double.toString(angle.evaluate(values));
      }
    };
  }

  private static ToDoubleFunction<Parameter> values(Bindings bindings, int row) {
    Map<Parameter, Double> values = new LinkedHashMap<>();
    for (int k = 0; k < bindings.parameters().size(); k++) {
      values.put(bindings.parameters().get(k), bindings.values().get(row, k));
    }
    return values::get;
  }

  /** Inputs, one for each distinct angle that the program uses. */
  static final class Inputs extends AngleTexts {
    private final Map<Angle, String> names = new LinkedHashMap<>();

    @Override
    String variable(Angle angle) {
      return names.computeIfAbsent(angle, a -> "angle_" + names.size());
    }

    /** The angles by the names of their inputs, in the order of first use. */
    Map<String, Angle> declared() {
      Map<String, Angle> declared = new LinkedHashMap<>();
      names.forEach((angle, name) -> declared.put(name, angle));
      return declared;
    }

    /** An input's values in all rows, in radians. */
    static List<Double> column(Angle angle, Bindings bindings) {
      List<Double> column = new ArrayList<>(bindings.rows());
      for (int row = 0; row < bindings.rows(); row++) {
        column.add(angle.evaluate(values(bindings, row)));
      }
      return column;
    }
  }
}
