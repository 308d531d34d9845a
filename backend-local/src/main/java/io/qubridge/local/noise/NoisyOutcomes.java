package io.qubridge.local.noise;

import io.qubridge.device.ReadoutConfusion;
import java.util.List;
import java.util.Optional;

/**
 * The outcome distribution of measuring some qubits of a block, each in a Pauli basis, readout
 * errors included. Keeps its buffer; not thread-safe.
 */
final class NoisyOutcomes {
  /**
   * One measured qubit.
   *
   * @param qubit position in the block, or -1 for a qubit in |0>
   * @param digit 1, 2, 3 for X, Y, Z
   * @param readout how the reading errs
   */
  record Measured(int qubit, int digit, Optional<ReadoutConfusion> readout) {}

  private final List<Measured> measured;
  private final double[] probabilities;

  NoisyOutcomes(List<Measured> measured) {
    this.measured = List.copyOf(measured);
    this.probabilities = new double[1 << measured.size()];
  }

  /**
   * Computes the distribution of one row.
   *
   * @return the buffer: entry {@code b} is the probability that measured qubit {@code i} gives bit
   *     {@code i} of {@code b}; rounding below 0 is cut
   */
  double[] of(PauliBlock block, int row) {
    for (int subset = 0; subset < probabilities.length; subset++) {
      probabilities[subset] = coefficient(block, row, subset);
    }
    for (int i = 0; i < measured.size(); i++) {
      spread(i);
    }
    for (int k = 0; k < probabilities.length; k++) {
      probabilities[k] = Math.max(0, probabilities[k]);
    }
    return probabilities;
  }

  private double coefficient(PauliBlock block, int row, int subset) {
    int pauli = 0;
    for (int i = 0; i < measured.size(); i++) {
      if ((subset >> i & 1) == 1) {
        Measured one = measured.get(i);
        if (one.qubit() >= 0) {
          pauli |= one.digit() << 2 * one.qubit();
        } else if (one.digit() != 3) {
          return 0;
        }
      }
    }
    return block.get(pauli, row);
  }

  /** Turns the coefficients (1, P) of one measured qubit into the probabilities of 0 and 1. */
  private void spread(int i) {
    int stride = 1 << i;
    for (int base = 0; base < probabilities.length; base += 2 * stride) {
      for (int k = base; k < base + stride; k++) {
        double whole = probabilities[k];
        double difference = probabilities[k + stride];
        probabilities[k] = (whole + difference) / 2;
        probabilities[k + stride] = (whole - difference) / 2;
      }
    }
    measured.get(i).readout().ifPresent(readout -> confuse(readout, i, probabilities));
  }

  /** Lets the reading of qubits err, in a distribution over their outcomes. */
  static void confuse(List<Measured> measured, double[] distribution) {
    for (int i = 0; i < measured.size(); i++) {
      int place = i;
      if (measured.get(i).qubit() < 0 && measured.get(i).digit() != 3) {
        confuse(new ReadoutConfusion(0.5, 0.5), place, distribution);
      }
      measured.get(i).readout().ifPresent(readout -> confuse(readout, place, distribution));
    }
  }

  private static void confuse(ReadoutConfusion readout, int i, double[] distribution) {
    double one = readout.oneGivenZero();
    double zero = readout.zeroGivenOne();
    int stride = 1 << i;
    for (int base = 0; base < distribution.length; base += 2 * stride) {
      for (int k = base; k < base + stride; k++) {
        double p0 = distribution[k];
        double p1 = distribution[k + stride];
        distribution[k] = (1 - one) * p0 + zero * p1;
        distribution[k + stride] = one * p0 + (1 - zero) * p1;
      }
    }
  }
}
