package io.qubridge.app.cli;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.Matrix;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns {@code --set name=value} into the one row of values that a circuit runs with. */
final class ParameterValues {
  private static final Pattern MULTIPLE_OF_PI =
      Pattern.compile("([+-]?)(?:(\\d+\\.?\\d*)\\*)?pi(?:/(\\d+\\.?\\d*))?");

  private ParameterValues() {}

  /**
   * The values for all parameters of a circuit.
   *
   * @throws CommandFailure if a parameter has no value, a name is not the circuit's, or a value is
   *     no finite number
   */
  static Bindings bind(Circuit circuit, Map<String, String> given) {
    List<String> names = circuit.parameters().stream().map(Parameter::name).toList();
    TreeSet<String> unknown = new TreeSet<>(given.keySet());
    names.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw usage(
          "the program has no parameter "
              + quoted(unknown)
              + (names.isEmpty() ? "; it has none" : "; it has " + quoted(names)));
    }
    List<String> unset = names.stream().filter(name -> !given.containsKey(name)).toList();
    if (!unset.isEmpty()) {
      throw usage("no value for " + quoted(unset) + "; add " + example(unset));
    }
    if (names.isEmpty()) {
      return Bindings.none();
    }
    double[] values = names.stream().mapToDouble(name -> number(name, given.get(name))).toArray();
    return new Bindings(circuit.parameters(), Matrix.wrap(1, values.length, values));
  }

  private static double number(String name, String text) {
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
