package io.qubridge.app.noise;

import io.qubridge.circuit.GateType;

/**
 * The state of very few qubits as a complex matrix; qubit 0 is the lowest bit of an index. Written
 * to be plainly right, not fast.
 *
 * <p>Matrices are row-major, entries as (real, imaginary) pairs.
 */
final class DensityMatrix {
  private static final double[] X = GateType.X.matrix();
  private static final double[] Y = GateType.Y.matrix();
  private static final double[] Z = GateType.Z.matrix();

  private final int size;
  private final double[] entries;

  private DensityMatrix(int size, double[] entries) {
    this.size = size;
    this.entries = entries;
  }

  /** All qubits in |0>. */
  static DensityMatrix zero(int qubits) {
    int size = 1 << qubits;
    double[] entries = new double[2 * size * size];
    entries[0] = 1;
    return new DensityMatrix(size, entries);
  }

  /** {@code A rho A^dagger} for an operator on some qubits, the first of them its lowest bit. */
  DensityMatrix under(double[] operator, int... qubits) {
    double[] whole = embed(operator, qubits);
    double[] product = new double[entries.length];
    multiply(whole, entries, false, product);
    double[] result = new double[entries.length];
    multiply(product, whole, true, result);
    return new DensityMatrix(size, result);
  }

  /** {@code weight this + otherWeight other}. */
  DensityMatrix mix(double weight, double otherWeight, DensityMatrix other) {
    double[] sum = new double[entries.length];
    for (int k = 0; k < sum.length; k++) {
      sum[k] = weight * entries[k] + otherWeight * other.entries[k];
    }
    return new DensityMatrix(size, sum);
  }

  /** With some qubits replaced by completely mixed ones, with a probability. */
  DensityMatrix depolarized(double probability, int... qubits) {
    DensityMatrix mixed = this;
    for (int qubit : qubits) {
      DensityMatrix half = mixed.mix(0.25, 0.25, mixed.under(X, qubit));
      mixed = half.mix(1, 0.25, mixed.under(Y, qubit)).mix(1, 0.25, mixed.under(Z, qubit));
    }
    return mix(1 - probability, probability, mixed);
  }

  /** After one qubit fell from |1> to |0> with a probability. */
  DensityMatrix damped(double probability, int qubit) {
    double[] stay = {1, 0, 0, 0, 0, 0, Math.sqrt(1 - probability), 0};
    double[] fall = {0, 0, Math.sqrt(probability), 0, 0, 0, 0, 0};
    return under(stay, qubit).mix(1, 1, under(fall, qubit));
  }

  DensityMatrix bitFlipped(double probability, int qubit) {
    return mix(1 - probability, probability, under(X, qubit));
  }

  DensityMatrix phaseFlipped(double probability, int qubit) {
    return mix(1 - probability, probability, under(Z, qubit));
  }

  /** The probability of an outcome of all qubits. */
  double probability(int outcome) {
    return entries[2 * (outcome * size + outcome)];
  }

  int size() {
    return size;
  }

  private double[] embed(double[] operator, int[] qubits) {
    double[] whole = new double[2 * size * size];
    int order = 1 << qubits.length;
    int mask = 0;
    for (int qubit : qubits) {
      mask |= 1 << qubit;
    }
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        if ((row & ~mask) == (column & ~mask)) {
          int from = 2 * (bits(row, qubits) * order + bits(column, qubits));
          System.arraycopy(operator, from, whole, 2 * (row * size + column), 2);
        }
      }
    }
    return whole;
  }

  private static int bits(int index, int[] qubits) {
    int bits = 0;
    for (int k = 0; k < qubits.length; k++) {
      bits |= (index >> qubits[k] & 1) << k;
    }
    return bits;
  }

  /** {@code a b}, or {@code a b^dagger}. */
  private void multiply(double[] a, double[] b, boolean adjoint, double[] product) {
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        for (int k = 0; k < size; k++) {
          int left = 2 * (row * size + k);
          int right = 2 * (adjoint ? column * size + k : k * size + column);
          double imaginary = adjoint ? -b[right + 1] : b[right + 1];
          int at = 2 * (row * size + column);
          product[at] += a[left] * b[right] - a[left + 1] * imaginary;
          product[at + 1] += a[left] * imaginary + a[left + 1] * b[right];
        }
      }
    }
  }
}
