package io.qubridge.local.state;

import java.util.Arrays;

/**
 * Which outcome of measuring some qubits each basis state gives: bit {@code k} of an outcome is the
 * {@code k}-th of the measured qubits. Immutable.
 */
public final class OutcomeMap {
  private static final int LOW_QUBITS = 12;

  private final int outcomes;
  private final int[] low;
  private final int[] high;

  /**
   * Prepares the map.
   *
   * @param measured the measured qubits of a program as a mask
   * @param qubits the number of qubits of the program
   */
  OutcomeMap(int measured, int qubits) {
    outcomes = 1 << Integer.bitCount(measured);
    int split = Math.min(LOW_QUBITS, qubits);
    low = new int[1 << split];
    high = new int[1 << qubits - split];
    Arrays.setAll(low, a -> Bits.compress(a, measured));
    Arrays.setAll(high, a -> Bits.compress(a << split, measured));
  }

  /** The number of outcomes. */
  public int outcomes() {
    return outcomes;
  }

  /**
   * Writes each row's probabilities.
   *
   * @param distribution one array for each outcome with one element a row
   */
  public void probabilities(StateBlock state, double[][] distribution) {
    for (int outcome = 0; outcome < outcomes; outcome++) {
      Arrays.fill(distribution[outcome], 0);
    }
    for (int a = 0; a < 1 << state.qubits(); a++) {
      ReadoutKernels.addSquare(distribution[low[a]], state.re(a), state.im(a), state.lanes());
    }
  }

  /**
   * Writes the probabilities of one row.
   *
   * @param distribution one element for each outcome
   */
  public void probabilities(PureState state, double[] distribution) {
    Arrays.fill(distribution, 0, outcomes, 0);
    if (state instanceof StateBlock block) {
      for (int a = 0; a < 1 << block.qubits(); a++) {
        double re = block.re(a)[0];
        double im = block.im(a)[0];
        distribution[low[a]] += re * re + im * im;
      }
      return;
    }
    Statevector vector = (Statevector) state;
    for (int a = 0; a < vector.re.length; a++) {
      double re = vector.re[a];
      double im = vector.im[a];
      distribution[high[a / low.length] | low[a % low.length]] += re * re + im * im;
    }
  }
}
