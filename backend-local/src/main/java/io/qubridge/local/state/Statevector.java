package io.qubridge.local.state;

import java.util.Arrays;

/**
 * The state vector of one row with many qubits, in two flat arrays.
 *
 * <p>Index {@code k} is the basis state whose bit {@code i} is qubit {@code i}, qubit 0 lowest. Not
 * thread-safe; its own work is spread over the threads that it is given.
 */
public final class Statevector implements PureState {
  private final int qubits;
  final double[] re;
  final double[] im;

  /** Allocates {@code 2^qubits * 16} bytes; all amplitudes are 0. */
  Statevector(int qubits) {
    this.qubits = qubits;
    re = new double[1 << qubits];
    im = new double[1 << qubits];
  }

  @Override
  public int qubits() {
    return qubits;
  }

  @Override
  public void zero() {
    clear();
    re[0] = 1;
  }

  /** Makes all amplitudes 0. */
  void clear() {
    Arrays.fill(re, 0);
    Arrays.fill(im, 0);
  }

  /** Makes this the state of another of as many qubits. */
  void set(Statevector other) {
    System.arraycopy(other.re, 0, re, 0, re.length);
    System.arraycopy(other.im, 0, im, 0, im.length);
  }

  @Override
  public Statevector copy() {
    Statevector copy = new Statevector(qubits);
    copy.set(this);
    return copy;
  }

  @Override
  public double probabilityOfOne(int qubit) {
    double sum = 0;
    for (int k = 0; k < re.length; k++) {
      if ((k >> qubit & 1) == 1) {
        sum += re[k] * re[k] + im[k] * im[k];
      }
    }
    return sum;
  }

  @Override
  public void collapse(int qubit, int outcome, double probability) {
    double scale = 1 / Math.sqrt(probability);
    for (int k = 0; k < re.length; k++) {
      double factor = (k >> qubit & 1) == outcome ? scale : 0;
      re[k] *= factor;
      im[k] *= factor;
    }
  }

  @Override
  public void flip(int qubit) {
    int bit = 1 << qubit;
    for (int k = 0; k < re.length; k++) {
      if ((k & bit) == 0) {
        double real = re[k];
        double imaginary = im[k];
        re[k] = re[k | bit];
        im[k] = im[k | bit];
        re[k | bit] = real;
        im[k | bit] = imaginary;
      }
    }
  }
}
