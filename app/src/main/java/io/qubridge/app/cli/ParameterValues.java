package io.qubridge.app.cli;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.Matrix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns {@code --set name=value} into values for a circuit's parameters. */
final class ParameterValues {
  private static final Pattern MULTIPLE_OF_PI =
      Pattern.compile("([+-]?)(?:(\\d+\\.?\\d*)\\*)?pi(?:/(\\d+\\.?\\d*))?");

  private ParameterValues() {}

  /**
   * The values for all parameters of a circuit, as the one row that it runs with.
   *
   * @throws CommandFailure if a parameter has no value, a name is not the circuit's, or a value is
   *     no finite number
   */
  static Bindings bind(Circuit circuit, Map<String, String> given) {
    Map<Parameter, Double> values = of(circuit, given);
    List<Parameter> parameters = circuit.parameters();
    List<String> unset =
        parameters.stream().filter(p -> !values.containsKey(p)).map(Parameter::name).toList();
    if (!unset.isEmpty()) {
      throw usage("no value for " + quoted(unset) + "; add " + example(unset));
    }
    if (parameters.isEmpty()) {
      return Bindings.none();
    }
    double[] row = parameters.stream().mapToDouble(values::get).toArray();
    return new Bindings(parameters, Matrix.wrap(1, row.length, row));
  }

  /**
   * The values for those parameters of a circuit that have one.
   *
   * @throws CommandFailure if a name is not the circuit's, or a value is no finite number
   */
  static Map<Parameter, Double> of(Circuit circuit, Map<String, String> given) {
    List<String> names = circuit.parameters().stream().map(Parameter::name).toList();
    TreeSet<String> unknown = new TreeSet<>(given.keySet());
    names.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw usage(
          "the program has no parameter "
              + quoted(unknown)
              + (names.isEmpty() ? "; it has none" : "; it has " + quoted(names)));
    }
    Map<Parameter, Double> values = new LinkedHashMap<>();
    given.forEach((name, text) -> values.put(new Parameter(name), number(name, text)));
    return values;
  }

  /**
   * The number of radians that a text is, such as {@code 0.3} or {@code -pi/2}.
   *
   * @throws CommandFailure if it is no finite number
   */
  static double number(String name, String text) {
    double value = parse(text.strip());
    if (!Double.isFinite(value)) {
      throw usage(
          "parameter '"
              + name
              + "' is '"
              + text
              + "'; it must be a finite number of radians such as 0.3, -pi/2 or 3*pi/4");
    }
    return value;
  }

  /** Reads a number or a multiple of pi; NaN where it is neither. */
  private static double parse(String text) {
    Matcher multiple = MULTIPLE_OF_PI.matcher(text);
    if (multiple.matches()) {
      double factor = multiple.group(2) == null ? 1 : Double.parseDouble(multiple.group(2));
      double divisor = multiple.group(3) == null ? 1 : Double.parseDouble(multiple.group(3));
      return (multiple.group(1).equals("-") ? -1 : 1) * factor * Math.PI / divisor;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }

  private static String quoted(Iterable<String> names) {
    return "'" + String.join("', '", names) + "'";
  }

  private static String example(List<String> names) {
    return String.join(" ", names.stream().map(name -> "--set " + name + "=VALUE").toList());
  }

  private static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, message);
  }
}
