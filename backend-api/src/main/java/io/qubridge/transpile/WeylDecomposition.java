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

  /** Decomposes a unitary. */
  static WeylDecomposition of(double[] unitary) {
    double[] m = multiply(MAGIC_ADJOINT, multiply(special(unitary), MAGIC));
    double[] re = new double[16];
    double[] im = new double[16];
    symmetricSquare(m, re, im);
    double[] basis = JointDiagonalization.eigenvectors(re, im);
    double[] phases = new double[4];
    for (int k = 0; k < 4; k++) {
      phases[k] = Math.atan2(im[5 * k], re[5 * k]) / 2;
    }
    double[] left = left(m, basis, phases);
    if (JointDiagonalization.determinant(left) < 0) {
      phases[0] += Math.PI;
      for (int row = 0; row < 4; row++) {
        left[4 * row] = -left[4 * row];
      }
    }
    double[][] after = factors(left, false);
    double[][] before = factors(basis, true);
    return new WeylChamber(phases, after, before).canonical();
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

  /** The two local gates that a real rotation in the magic basis is, wire 0 first. */
  private static double[][] factors(double[] rotation, boolean transposed) {
    double[] complex = new double[32];
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 4; column++) {
        complex[2 * (4 * row + column)] =
            transposed ? rotation[4 * column + row] : rotation[4 * row + column];
      }
    }
    return LocalFactors.of(multiply(MAGIC, multiply(complex, MAGIC_ADJOINT)));
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
