package io.qubridge.gradient;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The gradient methods by the names that commands and models use. */
public final class GradientMethods {
  private static final Map<String, Supplier<GradientMethod>> METHODS =
      new TreeMap<>(
          Map.of(
              Auto.NAME, Auto::new,
              Adjoint.NAME, Adjoint::new,
              ParameterShift.NAME, ParameterShift::new,
              Spsa.NAME, Spsa::new,
              FiniteDifference.NAME, FiniteDifference::new));

  private GradientMethods() {}

  /** The names, sorted. */
  public static List<String> names() {
    return List.copyOf(METHODS.keySet());
  }

  /**
   * A new method with its default options.
   *
   * @throws IllegalArgumentException if there is none of that name; the message lists the known
   */
  public static GradientMethod named(String name) {
    Supplier<GradientMethod> method = METHODS.get(name);
    if (method == null) {
      throw new IllegalArgumentException(
          "no gradient method '" + name + "'; known: " + String.join(", ", names()));
    }
    return method.get();
  }
}
