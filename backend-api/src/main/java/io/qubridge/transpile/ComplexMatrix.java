package io.qubridge.transpile;

/**
 * Small square complex matrices in flat arrays: row-major, entries as (real, imaginary) pairs.
 *
 * <p>Two-qubit matrices count wire 0 of the pair as the low bit of their indices.
 */
final class ComplexMatrix {
  /** Below this a deviation is taken for rounding. */
  static final double TOLERANCE = 1e-9;

  private ComplexMatrix() {}

  static int size(double[] m) {
    return m.length == 8 ? 2 : 4;
  }

  static double[] identity(int n) {
    double[] m = new double[2 * n * n];
    for (int k = 0; k < n; k++) {
      m[2 * (k * n + k)] = 1;
    }
    return m;
  }

  /** The product {@code a b}: b acts first. */
  static double[] multiply(double[] a, double[] b) {
    int n = size(a);
    double[] product = new double[a.length];
    for (int row = 0; row < n; row++) {
      for (int k = 0; k < n; k++) {
        double re = a[2 * (row * n + k)];
        double im = a[2 * (row * n + k) + 1];
        if (re == 0 && im == 0) {
          continue;
        }
        for (int column = 0; column < n; column++) {
          int from = 2 * (k * n + column);
          int to = 2 * (row * n + column);
          product[to] += re * b[from] - im * b[from + 1];
          product[to + 1] += re * b[from + 1] + im * b[from];
        }
      }
    }
    return product;
  }

  /** The conjugate transpose. */
  static double[] adjoint(double[] a) {
    int n = size(a);
    double[] m = new double[a.length];
    for (int row = 0; row < n; row++) {
      for (int column = 0; column < n; column++) {
        m[2 * (column * n + row)] = a[2 * (row * n + column)];
        m[2 * (column * n + row) + 1] = -a[2 * (row * n + column) + 1];
      }
    }
    return m;
  }

  /** The two-qubit matrix of one matrix on wire 0 and another on wire 1. */
  static double[] kron(double[] wire0, double[] wire1) {
    double[] m = new double[32];
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 4; column++) {
        int a = 2 * ((row & 1) * 2 + (column & 1));
        int b = 2 * ((row >> 1) * 2 + (column >> 1));
        int to = 2 * (row * 4 + column);
        m[to] = wire0[a] * wire1[b] - wire0[a + 1] * wire1[b + 1];
        m[to + 1] = wire0[a] * wire1[b + 1] + wire0[a + 1] * wire1[b];
      }
    }
    return m;
  }

  /** The same two-qubit operation with the roles of wire 0 and 1 exchanged. */
  static double[] exchange(double[] m) {
    double[] other = new double[32];
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 4; column++) {
        int from = 2 * (row * 4 + column);
        int to = 2 * (turned(row) * 4 + turned(column));
        other[to] = m[from];
        other[to + 1] = m[from + 1];
      }
    }
    return other;
  }

  /** A swap after the operation. */
  static double[] mirror(double[] m) {
    double[] other = new double[32];
    for (int row = 0; row < 4; row++) {
      System.arraycopy(m, 8 * row, other, 8 * turned(row), 8);
    }
    return other;
  }

  private static int turned(int index) {
    return index >> 1 | (index & 1) << 1;
  }

  /** Whether two unitaries differ by no more than a phase. */
  static boolean equalUpToPhase(double[] a, double[] b) {
    double re = 0;
    double im = 0;
    for (int k = 0; k < a.length; k += 2) {
      re += a[k] * b[k] + a[k + 1] * b[k + 1];
      im += a[k] * b[k + 1] - a[k + 1] * b[k];
    }
    double norm = Math.hypot(re, im);
    if (norm < 0.5 * size(a)) {
      return false;
    }
    for (int k = 0; k < a.length; k += 2) {
      if (Math.abs((b[k] * re + b[k + 1] * im) / norm - a[k]) > TOLERANCE
          || Math.abs((b[k + 1] * re - b[k] * im) / norm - a[k + 1]) > TOLERANCE) {
        return false;
      }
    }
    return true;
  }

  static boolean isIdentity(double[] m) {
    return equalUpToPhase(m, identity(size(m)));
  }

  /** Whether all entries off the diagonal are zero. */
  static boolean isDiagonal(double[] m) {
    int n = size(m);
    for (int row = 0; row < n; row++) {
      for (int column = 0; column < n; column++) {
        if (row != column && !isZero(m, row * n + column)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether a one-qubit matrix has zeros on its diagonal. */
  static boolean isAntidiagonal(double[] m) {
    return isZero(m, 0) && isZero(m, 3);
  }

  private static boolean isZero(double[] m, int entry) {
    return Math.abs(m[2 * entry]) < TOLERANCE && Math.abs(m[2 * entry + 1]) < TOLERANCE;
  }
}
