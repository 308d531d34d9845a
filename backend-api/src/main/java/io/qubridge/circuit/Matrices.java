package io.qubridge.circuit;

/**
 * The unitaries behind the rows of {@link GateType}: row-major, entries as (real, imaginary) pairs,
 * the first target the lowest bit of the index.
 */
final class Matrices {
  private static final double R = Math.sqrt(0.5);

  /** Computes the target matrix of one row. */
  @FunctionalInterface
  interface Entry {
    double[] of(double[] angles);
  }

  private Matrices() {}

  static double[] globalPhase(double[] a) {
    return new double[] {Math.cos(a[0]), Math.sin(a[0])};
  }

  static double[] phase(double... a) {
    return new double[] {1, 0, 0, 0, 0, 0, Math.cos(a[0]), Math.sin(a[0])};
  }

  static double[] x(double[] a) {
    return new double[] {0, 0, 1, 0, 1, 0, 0, 0};
  }

  static double[] y(double[] a) {
    return new double[] {0, 0, 0, -1, 0, 1, 0, 0};
  }

  static double[] z(double[] a) {
    return new double[] {1, 0, 0, 0, 0, 0, -1, 0};
  }

  static double[] h(double[] a) {
    return new double[] {R, 0, R, 0, R, 0, -R, 0};
  }

  static double[] sx(double[] a) {
    return new double[] {0.5, 0.5, 0.5, -0.5, 0.5, -0.5, 0.5, 0.5};
  }

  static double[] sxdg(double[] a) {
    return new double[] {0.5, -0.5, 0.5, 0.5, 0.5, 0.5, 0.5, -0.5};
  }

  static double[] rx(double[] a) {
    double c = Math.cos(a[0] / 2);
    double s = Math.sin(a[0] / 2);
    return new double[] {c, 0, 0, -s, 0, -s, c, 0};
  }

  static double[] ry(double[] a) {
    double c = Math.cos(a[0] / 2);
    double s = Math.sin(a[0] / 2);
    return new double[] {c, 0, -s, 0, s, 0, c, 0};
  }

  static double[] rz(double[] a) {
    double c = Math.cos(a[0] / 2);
    double s = Math.sin(a[0] / 2);
    return new double[] {c, -s, 0, 0, 0, 0, c, s};
  }

  /** RZ(phi) RY(theta) RZ(lambda) times exp(i phase). */
  private static double[] euler(double theta, double phi, double lambda, double phase) {
    double c = Math.cos(theta / 2);
    double s = Math.sin(theta / 2);
    double sum = (phi + lambda) / 2;
    double difference = (phi - lambda) / 2;
    return new double[] {
      c * Math.cos(phase - sum), c * Math.sin(phase - sum),
      -s * Math.cos(phase - difference), -s * Math.sin(phase - difference),
      s * Math.cos(phase + difference), s * Math.sin(phase + difference),
      c * Math.cos(phase + sum), c * Math.sin(phase + sum)
    };
  }

  static double[] u(double[] a) {
    return euler(a[0], a[1], a[2], (a[0] + a[1] + a[2]) / 2);
  }

  static double[] u2(double[] a) {
    return euler(Math.PI / 2, a[0], a[1], 0);
  }

  static double[] u3(double[] a) {
    return euler(a[0], a[1], a[2], 0);
  }

  static double[] cu(double[] a) {
    return euler(a[0], a[1], a[2], a[3] + (a[1] + a[2]) / 2);
  }

  static double[] swap(double[] a) {
    double[] m = new double[32];
    m[at(0, 0)] = 1;
    m[at(1, 2)] = 1;
    m[at(2, 1)] = 1;
    m[at(3, 3)] = 1;
    return m;
  }

  static double[] iswap(double[] a) {
    double[] m = new double[32];
    m[at(0, 0)] = 1;
    m[at(1, 2) + 1] = 1;
    m[at(2, 1) + 1] = 1;
    m[at(3, 3)] = 1;
    return m;
  }

  static double[] rxx(double[] a) {
    double[] m = diagonalCosine(a[0]);
    double s = Math.sin(a[0] / 2);
    m[at(0, 3) + 1] = -s;
    m[at(1, 2) + 1] = -s;
    m[at(2, 1) + 1] = -s;
    m[at(3, 0) + 1] = -s;
    return m;
  }

  static double[] ryy(double[] a) {
    double[] m = diagonalCosine(a[0]);
    double s = Math.sin(a[0] / 2);
    m[at(0, 3) + 1] = s;
    m[at(1, 2) + 1] = -s;
    m[at(2, 1) + 1] = -s;
    m[at(3, 0) + 1] = s;
    return m;
  }

  static double[] rzz(double[] a) {
    double[] m = diagonalCosine(a[0]);
    double s = Math.sin(a[0] / 2);
    m[at(0, 0) + 1] = -s;
    m[at(1, 1) + 1] = s;
    m[at(2, 2) + 1] = s;
    m[at(3, 3) + 1] = -s;
    return m;
  }

  /**
   * (I (x) X - X (x) Y) / sqrt 2 with the right factor on the first operand, as Qiskit's ECRGate.
   */
  static double[] ecr(double[] a) {
    double[] m = new double[32];
    m[at(0, 1)] = R;
    m[at(0, 3) + 1] = R;
    m[at(1, 0)] = R;
    m[at(1, 2) + 1] = -R;
    m[at(2, 1) + 1] = R;
    m[at(2, 3)] = R;
    m[at(3, 0) + 1] = -R;
    m[at(3, 2)] = R;
    return m;
  }

  /** RZ(phi) RX(theta) RZ(-phi), the native rotation of IQM and AQT ({@code r} in Qiskit). */
  static double[] prx(double[] a) {
    double c = Math.cos(a[0] / 2);
    double s = Math.sin(a[0] / 2);
    double x = Math.cos(a[1]);
    double y = Math.sin(a[1]);
    return new double[] {c, 0, -s * y, -s * x, s * y, -s * x, c, 0};
  }

  /** RZ(phi) X RZ(-phi), native to IonQ. */
  static double[] gpi(double[] a) {
    double x = Math.cos(a[0]);
    double y = Math.sin(a[0]);
    return new double[] {0, 0, x, -y, x, y, 0, 0};
  }

  /** RZ(phi) RX(pi/2) RZ(-phi), native to IonQ. */
  static double[] gpi2(double[] a) {
    return prx(new double[] {Math.PI / 2, a[0]});
  }

  /** Puts a target matrix under controls, which become the lowest operands. */
  static double[] controlled(double[] target, int controls, int targets) {
    if (controls == 0) {
      return target.clone();
    }
    int size = 1 << (controls + targets);
    int ones = (1 << controls) - 1;
    int inner = 1 << targets;
    double[] m = new double[2 * size * size];
    for (int k = 0; k < size; k++) {
      if ((k & ones) != ones) {
        m[2 * (k * size + k)] = 1;
      }
    }
    for (int row = 0; row < inner; row++) {
      for (int column = 0; column < inner; column++) {
        int from = 2 * (row * inner + column);
        int to = 2 * ((row << controls | ones) * size + (column << controls | ones));
        m[to] = target[from];
        m[to + 1] = target[from + 1];
      }
    }
    return m;
  }

  private static double[] diagonalCosine(double angle) {
    double[] m = new double[32];
    double c = Math.cos(angle / 2);
    for (int k = 0; k < 4; k++) {
      m[at(k, k)] = c;
    }
    return m;
  }

  private static int at(int row, int column) {
    return 2 * (4 * row + column);
  }
}
