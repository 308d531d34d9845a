package io.qubridge.transpile;

import static io.qubridge.transpile.ComplexMatrix.adjoint;
import static io.qubridge.transpile.ComplexMatrix.kron;
import static io.qubridge.transpile.ComplexMatrix.multiply;

/**
 * A two-qubit unitary as local gates around an interaction, up to a phase: {@code U = (after0 (x)
 * after1) exp(i (x XX + y YY + z ZZ)) (before0 (x) before1)} with {@code pi/4 >= x >= y >= |z|},
 * and {@code z >= 0} where {@code x = pi/4}.
 *
 * <p>The symmetric unitary {@code M^T M} in the magic basis is diagonalized by Jacobi rotations
 * that take its real and imaginary part at once, so degenerate coordinates need no special care.
 * See Zhang, Vala, Sastry and Whaley, <a href="https://arxiv.org/abs/quant-ph/0209120">
 * quant-ph/0209120</a>.
 *
 * @param x the first coordinate in radians
 * @param y the second
 * @param z the third
 * @param before0 acts on wire 0 first
 * @param before1 acts on wire 1 first
 * @param after0 acts on wire 0 last
 * @param after1 acts on wire 1 last
 */
record WeylDecomposition(
    double x,
    double y,
    double z,
    double[] before0,
    double[] before1,
    double[] after0,
    double[] after1) {
  private static final double R = Math.sqrt(0.5);
  private static final double QUARTER = Math.PI / 4;

  /** Columns are the Bell states with the phases that make local gates real. */
  private static final double[] MAGIC = {
    R, 0, 0, R, 0, 0, 0, 0, 0, 0, 0, 0, 0, R, R, 0, 0, 0, 0, 0, 0, R, -R, 0, R, 0, 0, -R, 0, 0, 0, 0
  };

  private static final double[] MAGIC_ADJOINT = adjoint(MAGIC);

  private static final double[][] PAULI = {
    {0, 0, 1, 0, 1, 0, 0, 0}, {0, 0, 0, -1, 0, 1, 0, 0}, {1, 0, 0, 0, 0, 0, -1, 0}
  };

  /** Clifford {@code [k]} exchanges the Paulis other than k up to sign: exp(-i pi/4 P_k). */
  private static final double[][] QUARTER_TURN = {
    {R, 0, 0, -R, 0, -R, R, 0}, {R, 0, -R, 0, R, 0, R, 0}, {R, -R, 0, 0, 0, 0, R, R}
  };

  /** Decomposes a unitary. */
  static WeylDecomposition of(double[] unitary) {
    double[] m = multiply(MAGIC_ADJOINT, multiply(special(unitary), MAGIC));
    double[] re = new double[16];
    double[] im = new double[16];
    symmetricSquare(m, re, im);
    double[] basis = jacobi(re, im);
    double[] phases = new double[4];
    for (int k = 0; k < 4; k++) {
      phases[k] = Math.atan2(im[5 * k], re[5 * k]) / 2;
    }
    double[] left = left(m, basis, phases);
    if (determinant(left) < 0) {
      phases[0] += Math.PI;
      for (int row = 0; row < 4; row++) {
        left[4 * row] = -left[4 * row];
      }
    }
    double[][] after = factors(left, false);
    double[][] before = factors(basis, true);
    return new Chamber(phases, after, before).canonical();
  }

  /**
   * The number of two-qubit gates that the unitary needs.
   *
   * @param continuous whether they are {@code rzz} of free angles rather than {@code cx}
   */
  int entanglers(boolean continuous) {
    return entanglers(continuous, ComplexMatrix.TOLERANCE);
  }

  /** The same where coordinates that are off by the tolerance do not count. */
  int entanglers(boolean continuous, double tolerance) {
    if (Math.abs(z) > tolerance) {
      return 3;
    }
    if (y > tolerance) {
      return 2;
    }
    if (x < tolerance) {
      return 0;
    }
    return continuous || Math.abs(x - QUARTER) < tolerance ? 1 : 2;
  }

  /** The one-qubit gate on a wire, of a unitary that does not interact. */
  double[] local(int wire) {
    return wire == 0 ? multiply(after0, before0) : multiply(after1, before1);
  }

  /** The unitary divided by the fourth root of its determinant. */
  private static double[] special(double[] u) {
    double[] d = complexDeterminant(u);
    double phase = -Math.atan2(d[1], d[0]) / 4;
    double c = Math.cos(phase);
    double s = Math.sin(phase);
    double[] result = new double[32];
    for (int k = 0; k < 32; k += 2) {
      result[k] = c * u[k] - s * u[k + 1];
      result[k + 1] = c * u[k + 1] + s * u[k];
    }
    return result;
  }

  private static double[] complexDeterminant(double[] u) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < 4; i++) {
      for (int j = i + 1; j < 4; j++) {
        int k = i == 0 ? (j == 1 ? 2 : 1) : 0;
        int l = 6 - i - j - k;
        double sign = (i + j) % 2 == 1 ? 1 : -1;
        double[] upper = minor(u, 0, i, j);
        double[] lower = minor(u, 2, k, l);
        re += sign * (upper[0] * lower[0] - upper[1] * lower[1]);
        im += sign * (upper[0] * lower[1] + upper[1] * lower[0]);
      }
    }
    return new double[] {re, im};
  }

  private static double[] minor(double[] u, int row, int i, int j) {
    int a = 2 * (4 * row + i);
    int b = 2 * (4 * row + j);
    int c = a + 8;
    int d = b + 8;
    return new double[] {
      u[a] * u[d] - u[a + 1] * u[d + 1] - u[b] * u[c] + u[b + 1] * u[c + 1],
      u[a] * u[d + 1] + u[a + 1] * u[d] - u[b] * u[c + 1] - u[b + 1] * u[c]
    };
  }

  /** {@code m^T m}, split into real and imaginary part. */
  private static void symmetricSquare(double[] m, double[] re, double[] im) {
    for (int i = 0; i < 4; i++) {
      for (int j = i; j < 4; j++) {
        double sumRe = 0;
        double sumIm = 0;
        for (int k = 0; k < 4; k++) {
          int a = 2 * (4 * k + i);
          int b = 2 * (4 * k + j);
          sumRe += m[a] * m[b] - m[a + 1] * m[b + 1];
          sumIm += m[a] * m[b + 1] + m[a + 1] * m[b];
        }
        re[4 * i + j] = re[4 * j + i] = sumRe;
        im[4 * i + j] = im[4 * j + i] = sumIm;
      }
    }
  }

  /** Diagonalizes two commuting symmetric matrices in place; the columns are the eigenvectors. */
  private static double[] jacobi(double[] a, double[] b) {
    double[] v = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
    for (int sweep = 0; sweep < 20; sweep++) {
      double rotated = 0;
      for (int p = 0; p < 4; p++) {
        for (int q = p + 1; q < 4; q++) {
          double angle = jacobiAngle(a, b, p, q);
          if (Math.abs(angle) > 1e-17) {
            rotated = Math.max(rotated, Math.abs(angle));
            double c = Math.cos(angle);
            double s = Math.sin(angle);
            rotateColumns(a, p, q, c, s);
            rotateRows(a, p, q, c, s);
            rotateColumns(b, p, q, c, s);
            rotateRows(b, p, q, c, s);
            rotateColumns(v, p, q, c, s);
          }
        }
      }
      if (rotated < 1e-15) {
        break;
      }
    }
    if (determinant(v) < 0) {
      for (int row = 0; row < 4; row++) {
        v[4 * row] = -v[4 * row];
      }
    }
    return v;
  }

  /** The rotation that makes the (p, q) entries of both matrices smallest. */
  private static double jacobiAngle(double[] a, double[] b, int p, int q) {
    double a0 = a[5 * p] - a[5 * q];
    double a1 = 2 * a[4 * p + q];
    double b0 = b[5 * p] - b[5 * q];
    double b1 = 2 * b[4 * p + q];
    double on = a0 * a0 + b0 * b0 - a1 * a1 - b1 * b1;
    double off = 2 * (a0 * a1 + b0 * b1);
    return a1 * a1 + b1 * b1 < 1e-32 ? 0 : Math.atan2(off, on) / 4;
  }

  private static void rotateColumns(double[] m, int p, int q, double c, double s) {
    for (int row = 0; row < 16; row += 4) {
      double left = m[row + p];
      double right = m[row + q];
      m[row + p] = c * left + s * right;
      m[row + q] = c * right - s * left;
    }
  }

  private static void rotateRows(double[] m, int p, int q, double c, double s) {
    for (int column = 0; column < 4; column++) {
      double upper = m[4 * p + column];
      double lower = m[4 * q + column];
      m[4 * p + column] = c * upper + s * lower;
      m[4 * q + column] = c * lower - s * upper;
    }
  }

  /** The real orthogonal factor {@code m basis exp(-i phases)}. */
  private static double[] left(double[] m, double[] basis, double[] phases) {
    double[] left = new double[16];
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 4; column++) {
        double re = 0;
        double im = 0;
        for (int k = 0; k < 4; k++) {
          re += m[2 * (4 * row + k)] * basis[4 * k + column];
          im += m[2 * (4 * row + k) + 1] * basis[4 * k + column];
        }
        left[4 * row + column] = re * Math.cos(phases[column]) + im * Math.sin(phases[column]);
      }
    }
    return left;
  }

  private static double determinant(double[] m) {
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      for (int j = i + 1; j < 4; j++) {
        int k = i == 0 ? (j == 1 ? 2 : 1) : 0;
        int l = 6 - i - j - k;
        double sign = (i + j) % 2 == 1 ? 1 : -1;
        sum +=
            sign
                * (m[i] * m[4 + j] - m[j] * m[4 + i])
                * (m[8 + k] * m[12 + l] - m[8 + l] * m[12 + k]);
      }
    }
    return sum;
  }

  /** The two local gates that a real rotation in the magic basis is, wire 0 first. */
  private static double[][] factors(double[] rotation, boolean transposed) {
    double[] complex = new double[32];
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 4; column++) {
        complex[2 * (4 * row + column)] =
            transposed ? rotation[4 * column + row] : rotation[4 * row + column];
      }
    }
    return split(multiply(MAGIC, multiply(complex, MAGIC_ADJOINT)));
  }

  /** Splits a product of local gates, each of determinant one. */
  private static double[][] split(double[] product) {
    int best = 0;
    double largest = 0;
    for (int block = 0; block < 4; block++) {
      double norm = 0;
      for (int k = 0; k < 4; k++) {
        int at = entry(block, k);
        norm += product[at] * product[at] + product[at + 1] * product[at + 1];
      }
      if (norm > largest) {
        largest = norm;
        best = block;
      }
    }
    double[] low = new double[8];
    for (int k = 0; k < 4; k++) {
      low[2 * k] = product[entry(best, k)];
      low[2 * k + 1] = product[entry(best, k) + 1];
    }
    normalize(low);
    double[] high = new double[8];
    for (int block = 0; block < 4; block++) {
      for (int k = 0; k < 4; k++) {
        int at = entry(block, k);
        high[2 * block] += (product[at] * low[2 * k] + product[at + 1] * low[2 * k + 1]) / 2;
        high[2 * block + 1] += (product[at + 1] * low[2 * k] - product[at] * low[2 * k + 1]) / 2;
      }
    }
    return new double[][] {low, high};
  }

  /** Where entry k of the low wire stands in the block that belongs to one entry of the high. */
  private static int entry(int block, int k) {
    int row = (block >> 1) << 1 | k >> 1;
    int column = (block & 1) << 1 | k & 1;
    return 2 * (4 * row + column);
  }

  private static void normalize(double[] m) {
    double re = m[0] * m[6] - m[1] * m[7] - m[2] * m[4] + m[3] * m[5];
    double im = m[0] * m[7] + m[1] * m[6] - m[2] * m[5] - m[3] * m[4];
    double factor = 1 / Math.sqrt(Math.hypot(re, im));
    double phase = -Math.atan2(im, re) / 2;
    double c = factor * Math.cos(phase);
    double s = factor * Math.sin(phase);
    for (int k = 0; k < 8; k += 2) {
      double x = m[k];
      m[k] = c * x - s * m[k + 1];
      m[k + 1] = c * m[k + 1] + s * x;
    }
  }

  /** Carries the coordinates into the chamber while the local gates keep the product. */
  private static final class Chamber {
    private final double[] at = new double[3];
    private final double[][] after;
    private final double[][] before;

    Chamber(double[] phases, double[][] after, double[][] before) {
      // eigenvalues of x XX + y YY + z ZZ on the columns of MAGIC
      at[0] = (phases[0] - phases[1] + phases[2] - phases[3]) / 4;
      at[1] = (-phases[0] + phases[1] + phases[2] - phases[3]) / 4;
      at[2] = (phases[0] + phases[1] - phases[2] - phases[3]) / 4;
      this.after = after;
      this.before = before;
    }

    WeylDecomposition canonical() {
      for (int k = 0; k < 3; k++) {
        shift(k, Math.rint(at[k] / (2 * QUARTER)));
      }
      order(0, 1);
      order(1, 2);
      order(0, 1);
      if (at[0] < 0) {
        flip(1);
      }
      if (at[1] < 0) {
        flip(0);
      }
      if (at[2] < 0 && at[0] > QUARTER - ComplexMatrix.TOLERANCE) {
        shift(0, 1);
        flip(1);
      }
      return new WeylDecomposition(at[0], at[1], at[2], before[0], before[1], after[0], after[1]);
    }

    /** Takes multiples of pi/2 off a coordinate: each is a Pauli on both wires. */
    private void shift(int k, double times) {
      at[k] -= times * 2 * QUARTER;
      if (Math.abs(times) % 2 == 1) {
        after[0] = multiply(after[0], PAULI[k]);
        after[1] = multiply(after[1], PAULI[k]);
      }
    }

    /** Exchanges two coordinates if the second is larger in size. */
    private void order(int i, int j) {
      if (Math.abs(at[i]) + 1e-13 < Math.abs(at[j])) {
        double[] turn = QUARTER_TURN[3 - i - j];
        double[] back = adjoint(turn);
        for (int wire = 0; wire < 2; wire++) {
          after[wire] = multiply(after[wire], back);
          before[wire] = multiply(turn, before[wire]);
        }
        double other = at[i];
        at[i] = at[j];
        at[j] = other;
      }
    }

    /** Changes the sign of the two coordinates other than k. */
    private void flip(int k) {
      after[0] = multiply(after[0], PAULI[k]);
      before[0] = multiply(PAULI[k], before[0]);
      for (int i = 0; i < 3; i++) {
        at[i] = i == k ? at[i] : -at[i];
      }
    }
  }

  /** The unitary, up to a phase. */
  double[] unitary() {
    double[] core = interaction(x, y, z);
    return multiply(kron(after0, after1), multiply(core, kron(before0, before1)));
  }

  /** {@code exp(i (x XX + y YY + z ZZ))}. */
  static double[] interaction(double x, double y, double z) {
    double[] m = new double[32];
    double cosMinus = Math.cos(x - y);
    double sinMinus = Math.sin(x - y);
    double cosPlus = Math.cos(x + y);
    double sinPlus = Math.sin(x + y);
    double c = Math.cos(z);
    double s = Math.sin(z);
    put(m, 0, 0, c * cosMinus, s * cosMinus);
    put(m, 3, 3, c * cosMinus, s * cosMinus);
    put(m, 0, 3, -s * sinMinus, c * sinMinus);
    put(m, 3, 0, -s * sinMinus, c * sinMinus);
    put(m, 1, 1, c * cosPlus, -s * cosPlus);
    put(m, 2, 2, c * cosPlus, -s * cosPlus);
    put(m, 1, 2, s * sinPlus, c * sinPlus);
    put(m, 2, 1, s * sinPlus, c * sinPlus);
    return m;
  }

  private static void put(double[] m, int row, int column, double re, double im) {
    m[2 * (4 * row + column)] = re;
    m[2 * (4 * row + column) + 1] = im;
  }
}
