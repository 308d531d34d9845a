package io.qubridge.local.noise;

import java.util.Arrays;

/**
 * A state vector of any length above 0, in two flat arrays. Bit {@code i} of an index is qubit
 * {@code i}. Not thread-safe.
 *
 * <p>Maps on one qubit are collected and multiplied until something needs the qubit, so that noise
 * that did not happen costs no pass over the state.
 */
final class TrajectoryState {
  private static final double HALF = Math.sqrt(0.5);
  private static final double[] X_BASIS = {HALF, 0, HALF, 0, HALF, 0, -HALF, 0};
  private static final double[] Y_BASIS = {HALF, 0, 0, -HALF, HALF, 0, 0, HALF};

  private final double[] re;
  private final double[] im;
  private final double[][] pending;
  private final boolean[] open;

  TrajectoryState(int qubits) {
    re = new double[1 << qubits];
    im = new double[1 << qubits];
    pending = new double[qubits][8];
    open = new boolean[qubits];
  }

  /** Puts all qubits into |0>. */
  void zero() {
    Arrays.fill(re, 0);
    Arrays.fill(im, 0);
    Arrays.fill(open, false);
    re[0] = 1;
  }

  /** Makes this the state of another of as many qubits that waits for nothing. */
  void set(TrajectoryState other) {
    System.arraycopy(other.re, 0, re, 0, re.length);
    System.arraycopy(other.im, 0, im, 0, im.length);
    Arrays.fill(open, false);
  }

  /** Multiplies by a unitary on several qubits. */
  void apply(SparseUnitary unitary) {
    for (int qubit : unitary.qubits()) {
      flush(qubit);
    }
    unitary.apply(re, im);
  }

  /**
   * Multiplies by a matrix on one qubit.
   *
   * @param m row-major, entries as (real, imaginary) pairs
   */
  void apply(double[] m, int qubit) {
    double[] before = pending[qubit];
    if (!open[qubit]) {
      System.arraycopy(m, 0, before, 0, 8);
      open[qubit] = true;
      return;
    }
    for (int column = 0; column < 2; column++) {
      int a = 2 * column;
      int b = 4 + a;
      double ar = before[a];
      double ai = before[a + 1];
      double br = before[b];
      double bi = before[b + 1];
      before[a] = m[0] * ar - m[1] * ai + m[2] * br - m[3] * bi;
      before[a + 1] = m[0] * ai + m[1] * ar + m[2] * bi + m[3] * br;
      before[b] = m[4] * ar - m[5] * ai + m[6] * br - m[7] * bi;
      before[b + 1] = m[4] * ai + m[5] * ar + m[6] * bi + m[7] * br;
    }
  }

  /** Does what was collected for all qubits. */
  void flush() {
    for (int qubit = 0; qubit < open.length; qubit++) {
      flush(qubit);
    }
  }

  private void flush(int qubit) {
    if (!open[qubit]) {
      return;
    }
    open[qubit] = false;
    double[] m = pending[qubit];
    if (m[2] == 0 && m[3] == 0 && m[4] == 0 && m[5] == 0) {
      scale(m[0], m[1], qubit, 0);
      scale(m[6], m[7], qubit, 1);
    } else {
      multiply(m, qubit);
    }
  }

  /** Multiplies the amplitudes in which a qubit has a value, as phases and damping do. */
  private void scale(double mRe, double mIm, int qubit, int value) {
    if (mRe == 1 && mIm == 0) {
      return;
    }
    int stride = 1 << qubit;
    for (int base = value * stride; base < re.length; base += 2 * stride) {
      for (int k = base; k < base + stride; k++) {
        double r = re[k];
        re[k] = mRe * r - mIm * im[k];
        im[k] = mRe * im[k] + mIm * r;
      }
    }
  }

  private void multiply(double[] m, int qubit) {
    double aar = m[0];
    double aai = m[1];
    double abr = m[2];
    double abi = m[3];
    double bar = m[4];
    double bai = m[5];
    double bbr = m[6];
    double bbi = m[7];
    int stride = 1 << qubit;
    for (int base = 0; base < re.length; base += 2 * stride) {
      for (int a = base; a < base + stride; a++) {
        int b = a + stride;
        double ar = re[a];
        double ai = im[a];
        double br = re[b];
        double bi = im[b];
        re[a] = aar * ar - aai * ai + abr * br - abi * bi;
        im[a] = aar * ai + aai * ar + abr * bi + abi * br;
        re[b] = bar * ar - bai * ai + bbr * br - bbi * bi;
        im[b] = bar * ai + bai * ar + bbr * bi + bbi * br;
      }
    }
  }

  /** The probability that measuring a qubit gives 1. */
  double one(int qubit) {
    flush(qubit);
    double ones = 0;
    double all = 0;
    for (int k = 0; k < re.length; k++) {
      double square = re[k] * re[k] + im[k] * im[k];
      all += square;
      ones += (k >> qubit & 1) == 1 ? square : 0;
    }
    return ones / all;
  }

  /** Makes the squares of the amplitudes add up to 1, what is collected left aside. */
  void normalize() {
    flush();
    double all = 0;
    for (int k = 0; k < re.length; k++) {
      all += re[k] * re[k] + im[k] * im[k];
    }
    double scale = 1 / Math.sqrt(all);
    for (int k = 0; k < re.length; k++) {
      re[k] *= scale;
      im[k] *= scale;
    }
  }

  /** Turns a qubit so that measuring Z tells another Pauli operator: 1, 2, 3 for X, Y, Z. */
  void turn(int digit, int qubit) {
    if (digit != 3) {
      apply(digit == 1 ? X_BASIS : Y_BASIS, qubit);
      flush(qubit);
    }
  }

  double square(int index) {
    return re[index] * re[index] + im[index] * im[index];
  }

  int size() {
    return re.length;
  }
}
