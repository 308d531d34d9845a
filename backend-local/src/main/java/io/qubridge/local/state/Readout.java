package io.qubridge.local.state;

import java.util.Arrays;

/** The measurements at the end of a circuit: which qubits, into which classical bits. Immutable. */
public final class Readout {
  private final OutcomeMap outcomes;
  private final long[] bits;

  /**
   * Prepares the readout.
   *
   * @param bits for each qubit of the program the classical bits that take its outcome, as a mask
   */
  Readout(long[] bits) {
    int measured = 0;
    for (int qubit = 0; qubit < bits.length; qubit++) {
      measured |= bits[qubit] == 0 ? 0 : 1 << qubit;
    }
    outcomes = new OutcomeMap(measured, bits.length);
    this.bits = Arrays.stream(bits).filter(b -> b != 0).toArray();
  }

  /** The outcomes of the measured qubits. */
  public OutcomeMap outcomes() {
    return outcomes;
  }

  /** The classical bits that an outcome sets. */
  public long bits(int outcome) {
    long result = 0;
    for (int left = outcome; left != 0; left &= left - 1) {
      result |= bits[Integer.numberOfTrailingZeros(left)];
    }
    return result;
  }
}
