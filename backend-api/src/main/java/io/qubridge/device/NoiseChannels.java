package io.qubridge.device;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The same errors behind every gate, given by strengths: {@code depolarizing=0.01,readout=0.02}.
 *
 * <p>Behind a gate on one qubit stand, in this order, depolarizing, amplitude damping, phase
 * damping, bit flip and phase flip. Behind a larger gate two-qubit depolarizing acts on all its
 * qubits together, the others on each of its qubits. A readout error turns each outcome over with
 * the same probability. Depolarizing of strength {@code p} is {@code rho -> (1 - p) rho + p I /
 * 2^k}.
 *
 * @param strengths of the kinds that occur, 0 to 1
 */
public record NoiseChannels(Map<Kind, Double> strengths) {
  /** What can be given a strength. */
  public enum Kind {
    DEPOLARIZING,
    TWO_QUBIT_DEPOLARIZING,
    AMPLITUDE_DAMPING,
    PHASE_DAMPING,
    BIT_FLIP,
    PHASE_FLIP,
    READOUT;

    /** The name as the user writes it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Checks the strengths.
   *
   * @throws IllegalArgumentException if a strength is not in [0, 1]
   */
  public NoiseChannels {
    strengths.forEach(
        (kind, strength) -> {
          if (!(strength >= 0 && strength <= 1)) {
            throw new IllegalArgumentException(
                "noise strength '" + kind.label() + "' is " + strength + "; it must be in [0, 1]");
          }
        });
    strengths = Map.copyOf(strengths);
  }

  /** Whether a setting's text names channels rather than a device. */
  public static boolean isList(String text) {
    return text.matches("[a-z-]+\\s*=.*");
  }

  /**
   * Reads {@code depolarizing=0.01,readout=0.02}.
   *
   * @param scale multiplies every strength
   * @throws IllegalArgumentException if a name is unknown or stands twice, or a scaled strength is
   *     not in [0, 1]
   */
  public static NoiseChannels parse(String text, double scale) {
    Map<Kind, Double> strengths = new EnumMap<>(Kind.class);
    for (String item : text.split(",")) {
      String[] parts = item.strip().split("=", 2);
      Kind kind = kind(parts[0].strip());
      if (parts.length < 2 || strengths.put(kind, number(item, parts[1])) != null) {
        throw new IllegalArgumentException(
            "noise '" + item.strip() + "': expected each channel once as name=strength");
      }
    }
    return new NoiseChannels(strengths).scaled(scale);
  }

  private NoiseChannels scaled(double scale) {
    Map<Kind, Double> scaled = new EnumMap<>(Kind.class);
    strengths.forEach(
        (kind, strength) -> {
          if (scale * strength > 1) {
            throw new IllegalArgumentException(
                "noise-scale %s takes '%s' from %s to %s; the most is 1, so use a noise-scale of at most %.4g"
                    .formatted(scale, kind.label(), strength, scale * strength, 1 / strength));
          }
          scaled.put(kind, scale * strength);
        });
    return new NoiseChannels(scaled);
  }

  /** The strength of a kind; 0 where it does not occur. */
  public double strength(Kind kind) {
    return strengths.getOrDefault(kind, 0.0);
  }

  private static Kind kind(String name) {
    return Stream.of(Kind.values())
        .filter(kind -> kind.label().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown noise channel '"
                        + name
                        + "'; known: "
                        + Stream.of(Kind.values())
                            .map(Kind::label)
                            .collect(Collectors.joining(", "))));
  }

  private static double number(String item, String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException("noise '" + item.strip() + "': strength is no number");
    }
  }

  /** As the user writes it. */
  @Override
  public String toString() {
    return Stream.of(Kind.values())
        .filter(strengths::containsKey)
        .map(kind -> kind.label() + "=" + strengths.get(kind))
        .collect(Collectors.joining(","));
  }
}
