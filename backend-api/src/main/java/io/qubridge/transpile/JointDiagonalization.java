package io.qubridge.transpile;

/**
 * Common eigenvectors of two commuting real symmetric 4 x 4 matrices, row-major, by Jacobi
 * rotations that take both at once; degenerate eigenvalues need no special care (Bunse-Gerstner,
 * Byers and Mehrmann, <a href="https://doi.org/10.1137/0614062">SIAM J. Matrix Anal. Appl. 14,
 * 1993</a>).
 */
final class JointDiagonalization {
  private JointDiagonalization() {}

  /**
   * Diagonalizes two commuting symmetric matrices in place.
   *
   * @return the common eigenvectors as columns of a rotation
   */
  static double[] eigenvectors(double[] a, double[] b) {
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

  /** The determinant of a real matrix. */
  static double determinant(double[] m) {
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
}
