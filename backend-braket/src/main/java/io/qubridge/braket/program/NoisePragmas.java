package io.qubridge.braket.program;

import io.qubridge.device.NoiseChannels;
import io.qubridge.device.NoiseChannels.Kind;
import io.qubridge.spi.UnsupportedCircuitException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Noise channels as Braket's pragmas, one line each and nothing behind it.
 *
 * <p>Braket's depolarizing channel of probability {@code q} applies each Pauli with {@code q / 3},
 * its two-qubit one each pair with {@code q / 15}; the channel that replaces the state by the mixed
 * one with probability {@code p} is {@code q = 3p/4} and {@code q = 15p/16}. Names and ranges:
 * {@code braket/circuits/noises.py} of the Python SDK and {@code ir/jaqcd/instructions.py} of the
 * schemas.
 */
public final class NoisePragmas {
  private static final double MOST_FLIP = 0.5;

  private final NoiseChannels channels;

  /**
   * The pragmas of some channels.
   *
   * @throws IllegalArgumentException if a strength is over what Braket's channel takes
   */
  public NoisePragmas(NoiseChannels channels) {
    for (Kind kind : List.of(Kind.BIT_FLIP, Kind.PHASE_FLIP, Kind.READOUT)) {
      if (channels.strength(kind) > MOST_FLIP) {
        throw new IllegalArgumentException(
            "noise strength '"
                + kind.label()
                + "' is "
                + channels.strength(kind)
                + "; Amazon Braket takes at most "
                + MOST_FLIP);
      }
    }
    this.channels = channels;
  }

  /**
   * Checks that a device takes the channels.
   *
   * @param pragmas its {@code supportedPragmas}
   * @throws UnsupportedCircuitException if it does not
   */
  public void requireSupported(String device, Set<String> pragmas) {
    for (String name : names()) {
      if (!pragmas.contains("braket_noise_" + name)) {
        throw new UnsupportedCircuitException(
            "device "
                + device
                + " takes no noise '"
                + name
                + "'; use device dm1, or leave the setting 'noise' out");
      }
    }
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (channels.strength(kind) > 0) {
        names.add(kind == Kind.READOUT ? "bit_flip" : kind.name().toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  /**
   * The lines behind a gate.
   *
   * @param operands its qubits as the program writes them
   * @throws UnsupportedCircuitException if it has more qubits than a channel takes
   */
  List<String> after(String gate, List<String> operands) {
    List<String> lines = new ArrayList<>();
    if (operands.size() == 1) {
      add(lines, "depolarizing", 0.75 * channels.strength(Kind.DEPOLARIZING), operands.get(0));
    } else if (channels.strength(Kind.TWO_QUBIT_DEPOLARIZING) > 0) {
      if (operands.size() > 2) {
        throw new UnsupportedCircuitException(
            "gate '"
                + gate
                + "' has "
                + operands.size()
                + " qubits; two-qubit-depolarizing on Amazon Braket takes gates of two, so"
                + " transpile the circuit first");
      }
      add(
          lines,
          "two_qubit_depolarizing",
          15.0 / 16 * channels.strength(Kind.TWO_QUBIT_DEPOLARIZING),
          String.join(", ", operands));
    }
    for (String operand : operands) {
      add(lines, "amplitude_damping", channels.strength(Kind.AMPLITUDE_DAMPING), operand);
      add(lines, "phase_damping", channels.strength(Kind.PHASE_DAMPING), operand);
      add(lines, "bit_flip", channels.strength(Kind.BIT_FLIP), operand);
      add(lines, "phase_flip", channels.strength(Kind.PHASE_FLIP), operand);
    }
    return lines;
  }

  /** The lines before a qubit's measurement. */
  List<String> beforeMeasurement(String qubit) {
    List<String> lines = new ArrayList<>();
    add(lines, "bit_flip", channels.strength(Kind.READOUT), qubit);
    return lines;
  }

  /**
   * The lines before expectation values that are not measured: depolarizing that weakens every
   * Pauli operator by {@code 1 - 2p}, as the turned outcomes would.
   */
  List<String> beforeExpectation(String qubit) {
    List<String> lines = new ArrayList<>();
    add(lines, "depolarizing", 1.5 * channels.strength(Kind.READOUT), qubit);
    return lines;
  }

  private static void add(List<String> lines, String name, double strength, String operands) {
    if (strength > 0) {
      lines.add("#pragma braket noise " + name + "(" + strength + ") " + operands);
    }
  }
}
