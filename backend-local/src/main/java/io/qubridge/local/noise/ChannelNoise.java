package io.qubridge.local.noise;

import io.qubridge.circuit.Gate;
import io.qubridge.device.NoiseChannels;
import io.qubridge.device.NoiseChannels.Kind;
import io.qubridge.device.ReadoutConfusion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The same errors behind every gate, as {@link NoiseChannels} describes them. */
public final class ChannelNoise implements NoiseModel {
  private final NoiseChannels channels;

  /**
   * Errors of the given strengths; an absent kind does not occur.
   *
   * @throws IllegalArgumentException if a strength is not in [0, 1]
   */
  public ChannelNoise(Map<Kind, Double> strengths) {
    this(new NoiseChannels(strengths));
  }

  private ChannelNoise(NoiseChannels channels) {
    this.channels = channels;
  }

  /**
   * Reads {@code depolarizing=0.01,readout=0.02}.
   *
   * @param scale multiplies every strength
   * @throws IllegalArgumentException as {@link NoiseChannels#parse}
   */
  public static ChannelNoise parse(String text, double scale) {
    return new ChannelNoise(NoiseChannels.parse(text, scale));
  }

  private double strength(Kind kind) {
    return channels.strength(kind);
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
    return channels.toString();
  }
}
