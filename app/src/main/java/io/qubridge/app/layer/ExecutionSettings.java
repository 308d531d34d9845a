package io.qubridge.app.layer;

import io.qubridge.execution.Accuracy;
import io.qubridge.gradient.Auto;
import io.qubridge.gradient.GradientMethods;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Where and how a quantum layer's circuits run, by names that a model file can hold.
 *
 * <p>{@code toString} shows the names of the backend's settings but not their values, since those
 * of a run may be secret.
 *
 * @param backend the id of a backend; null stands for {@code local}
 * @param settings the backend's settings as text, null for none; those in a layer's configuration
 *     hold no secrets
 * @param shots the shots for each row and each group of commuting observables, or null
 * @param precision the wanted standard error of each value, or null; values are exact where both
 *     are null
 * @param gradientMethod the name of a gradient method; null stands for {@code auto}
 * @param seed the source of shot noise and of random directions; null stands for the network's seed
 */
public record ExecutionSettings(
    String backend,
    Map<String, String> settings,
    Long shots,
    Double precision,
    String gradientMethod,
    Long seed) {
  /** Exact values from the local simulator, with the gradient method that suits them. */
  public static final ExecutionSettings DEFAULT =
      new ExecutionSettings(null, null, null, null, null, null);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if shots or precision is out of range, both are given, or the
   *     gradient method is unknown
   */
  public ExecutionSettings {
    backend = Objects.requireNonNullElse(backend, "local");
    settings =
        settings == null ? Map.of() : Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    gradientMethod = Objects.requireNonNullElse(gradientMethod, Auto.NAME);
    if (shots != null && precision != null) {
      throw new IllegalArgumentException(
          "shots is " + shots + " and precision is " + precision + "; give one of them");
    }
    accuracy(shots, precision);
    GradientMethods.named(gradientMethod);
  }

  /** How accurately values are wanted. */
  public Accuracy accuracy() {
    return accuracy(shots, precision);
  }

  /** These settings for another backend. */
  public ExecutionSettings withBackend(String id, Map<String, String> settings) {
    return new ExecutionSettings(id, settings, shots, precision, gradientMethod, seed);
  }

  /** These settings for another accuracy. */
  public ExecutionSettings withAccuracy(Accuracy accuracy) {
    Long shots = accuracy instanceof Accuracy.Shots s ? (Long) s.shots() : null;
    Double precision = accuracy instanceof Accuracy.Precision p ? (Double) p.standardError() : null;
    return new ExecutionSettings(backend, settings, shots, precision, gradientMethod, seed);
  }

  /** These settings for another gradient method. */
  public ExecutionSettings withGradientMethod(String name) {
    return new ExecutionSettings(backend, settings, shots, precision, name, seed);
  }

  /** These settings for another seed. */
  public ExecutionSettings withSeed(long seed) {
    return new ExecutionSettings(backend, settings, shots, precision, gradientMethod, seed);
  }

  @Override
  public String toString() {
    return "ExecutionSettings[backend="
        + backend
        + ", settings="
        + settings.keySet()
        + ", accuracy="
        + accuracy()
        + ", gradientMethod="
        + gradientMethod
        + ", seed="
        + seed
        + "]";
  }

  private static Accuracy accuracy(Long shots, Double precision) {
    if (shots != null) {
      return Accuracy.shots(shots);
    }
    return precision == null ? Accuracy.exact() : new Accuracy.Precision(precision);
  }
}
