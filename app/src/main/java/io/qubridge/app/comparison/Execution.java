package io.qubridge.app.comparison;

import io.qubridge.execution.Accuracy;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How a hybrid model's circuits are run on the test images.
 *
 * @param backend the id of the backend
 * @param noiseScale the multiple of the noise that the simulator adds; empty where it adds none
 * @param shots of each circuit; empty for exact values
 * @param correction what is done to the circuits' outputs
 */
public record Execution(
    String backend, OptionalDouble noiseScale, OptionalLong shots, Correction correction) {
  /** The backend that trains, and that adds noise. */
  public static final String SIMULATOR = "local";

  /** What is done to a circuit's outputs before the layers behind it see them. */
  public enum Correction {
    /** Nothing. */
    NONE,
    /** The readout errors are divided out. */
    READOUT_MITIGATION,
    /** The affine maps that noise was found to make are inverted. */
    AFFINE_INVERSION;

    /** The name in files. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Exact values without noise. */
  public static Execution exact() {
    return new Execution(SIMULATOR, OptionalDouble.empty(), OptionalLong.empty(), Correction.NONE);
  }

  /** Without noise, with shots. */
  public static Execution shots(String backend, long shots) {
    return new Execution(backend, OptionalDouble.empty(), OptionalLong.of(shots), Correction.NONE);
  }

  /** Exact values with simulated noise. */
  public static Execution noise(double scale) {
    return new Execution(
        SIMULATOR, OptionalDouble.of(scale), OptionalLong.empty(), Correction.NONE);
  }

  /** The same with another number of shots. */
  public Execution withShots(long number) {
    return new Execution(backend, noiseScale, OptionalLong.of(number), correction);
  }

  /** The same with another correction. */
  public Execution with(Correction other) {
    return new Execution(backend, noiseScale, shots, other);
  }

  /** Exact, or the number of shots. */
  public Accuracy accuracy() {
    return shots.isPresent() ? Accuracy.shots(shots.getAsLong()) : Accuracy.exact();
  }

  /**
   * The row's name, for example {@code hybrid, noise x2, 1024 shots}; where simulated readout
   * errors are mitigated, {@code mitigated} stands in place of {@code noise}.
   */
  public String name() {
    StringBuilder name = new StringBuilder("hybrid");
    boolean mitigated = correction == Correction.READOUT_MITIGATION;
    if (noiseScale.isPresent()) {
      name.append(mitigated ? ", mitigated" : ", noise").append(times(noiseScale.getAsDouble()));
    }
    if (shots.isPresent()) {
      name.append(", ").append(shots.getAsLong()).append(" shots");
    } else if (noiseScale.isEmpty()) {
      name.append(", exact");
    }
    if (!backend.equals(SIMULATOR)) {
      name.append(" on ").append(backend);
    }
    if (mitigated && noiseScale.isEmpty()) {
      name.append(", mitigated");
    }
    return correction == Correction.AFFINE_INVERSION
        ? name.append(", map inverted").toString()
        : name.toString();
  }

  private static String times(double scale) {
    if (scale == 1) {
      return "";
    }
    return " x" + (scale == Math.rint(scale) ? Long.toString((long) scale) : scale + "");
  }
}
