package io.qubridge.local.noise;

import io.qubridge.circuit.Gate;
import io.qubridge.device.ReadoutConfusion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The same errors behind every gate, given by strengths: {@code depolarizing=0.01,readout=0.02}.
 *
 * <p>Behind a gate on one qubit stand, in this order, depolarizing, amplitude damping, phase
 * damping, bit flip and phase flip. Behind a larger gate two-qubit depolarizing acts on all its
 * qubits together, the others on each of its qubits.
 */
public final class ChannelNoise implements NoiseModel {
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

  private final Map<Kind, Double> strengths;

  /**
   * Errors of the given strengths; an absent kind does not occur.
   *
   * @throws IllegalArgumentException if a strength is not in [0, 1]
   */
  public ChannelNoise(Map<Kind, Double> strengths) {
    this.strengths = new EnumMap<>(Kind.class);
    strengths.forEach(
        (kind, strength) -> {
          if (!(strength >= 0 && strength <= 1)) {
            throw new IllegalArgumentException(
                "noise strength '" + kind.label() + "' is " + strength + "; it must be in [0, 1]");
          }
          this.strengths.put(kind, strength);
        });
  }

  /**
   * Reads {@code depolarizing=0.01,readout=0.02}.
   *
   * @param scale multiplies every strength
   * @throws IllegalArgumentException if a name is unknown or stands twice, or a scaled strength is
   *     not in [0, 1]
   */
  public static ChannelNoise parse(String text, double scale) {
    Map<Kind, Double> strengths = new EnumMap<>(Kind.class);
    for (String item : text.split(",")) {
      String[] parts = item.strip().split("=", 2);
      Kind kind = kind(parts[0].strip());
      if (parts.length < 2 || strengths.put(kind, scale * number(item, parts[1])) != null) {
        throw new IllegalArgumentException(
            "noise '" + item.strip() + "': expected each channel once as name=strength");
      }
    }
    return new ChannelNoise(strengths);
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

  private double strength(Kind kind) {
    return strengths.getOrDefault(kind, 0.0);
  }

  @Override
  public List<Channel> after(Gate gate) {
    int operands = gate.qubits().size();
    if (operands == 0) {
      return List.of();
    }
    List<Channel> channels = new ArrayList<>();
    double mixed = strength(operands == 1 ? Kind.DEPOLARIZING : Kind.TWO_QUBIT_DEPOLARIZING);
    if (mixed > 0) {
      channels.add(new Channel.Depolarizing(mixed));
    }
    for (int operand = 0; operand < operands; operand++) {
      append(operand, channels);
    }
    return channels;
  }

  private void append(int operand, List<Channel> channels) {
    if (strength(Kind.AMPLITUDE_DAMPING) > 0) {
      channels.add(new Channel.AmplitudeDamping(operand, strength(Kind.AMPLITUDE_DAMPING)));
    }
    if (strength(Kind.PHASE_DAMPING) > 0) {
      double flip = (1 - Math.sqrt(1 - strength(Kind.PHASE_DAMPING))) / 2;
      channels.add(new Channel.PhaseFlip(operand, flip));
    }
    if (strength(Kind.BIT_FLIP) > 0) {
      channels.add(new Channel.BitFlip(operand, strength(Kind.BIT_FLIP)));
    }
    if (strength(Kind.PHASE_FLIP) > 0) {
      channels.add(new Channel.PhaseFlip(operand, strength(Kind.PHASE_FLIP)));
    }
  }

  @Override
  public Optional<ReadoutConfusion> readout(int qubit) {
    double error = strength(Kind.READOUT);
    return error > 0 ? Optional.of(new ReadoutConfusion(error, error)) : Optional.empty();
  }

  @Override
  public String description() {
    return strengths.entrySet().stream()
        .map(entry -> entry.getKey().label() + "=" + entry.getValue())
        .collect(Collectors.joining(","));
  }
}
