package io.qubridge.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A small complex matrix with the plain arithmetic that gate definitions need. */
final class Unitary {
  static final Unitary I = new Unitary(2).set(0, 0, 1, 0).set(1, 1, 1, 0);
  static final Unitary X = new Unitary(2).set(0, 1, 1, 0).set(1, 0, 1, 0);
  static final Unitary Y = new Unitary(2).set(0, 1, 0, -1).set(1, 0, 0, 1);
  static final Unitary Z = new Unitary(2).set(0, 0, 1, 0).set(1, 1, -1, 0);

  private final int size;
  private final double[] re;
  private final double[] im;

  private Unitary(int size) {
    this.size = size;
    re = new double[size * size];
    im = new double[size * size];
  }

  /** From the layout of {@link GateType#matrix}. */
  static Unitary of(double[] pairs) {
    Unitary result = new Unitary((int) Math.round(Math.sqrt(pairs.length / 2.0)));
    for (int k = 0; k < result.re.length; k++) {
      result.re[k] = pairs[2 * k];
      result.im[k] = pairs[2 * k + 1];
    }
    return result;
  }

  static Unitary identity(int size) {
    Unitary result = new Unitary(size);
    for (int k = 0; k < size; k++) {
      result.set(k, k, 1, 0);
    }
    return result;
  }

  /** The built-in U as the specification states it. */
  static Unitary u(double theta, double phi, double lambda) {
    double c = Math.cos(theta);
    double s = Math.sin(theta);
    // (1 + e^it) / 2 and (1 - e^it) / 2
    Unitary sum = new Unitary(1).set(0, 0, (1 + c) / 2, s / 2);
    Unitary difference = new Unitary(1).set(0, 0, (1 - c) / 2, -s / 2);
    Unitary result = new Unitary(2);
    result.put(0, 0, sum);
    result.put(0, 1, difference.phased(lambda - Math.PI / 2));
    result.put(1, 0, difference.phased(phi + Math.PI / 2));
    result.put(1, 1, sum.phased(phi + lambda));
    return result;
  }

  /** exp(-i angle P / 2) for a product P of Pauli operators. */
  static Unitary rotation(Unitary pauli, double angle) {
    return identity(pauli.size)
        .scaled(Math.cos(angle / 2), 0)
        .plus(pauli.scaled(0, -Math.sin(angle / 2)));
  }

  /** The product on two operands; the first is the lower bit of the index. */
  static Unitary pair(Unitary first, Unitary second) {
    Unitary result = new Unitary(first.size * second.size);
    for (int row = 0; row < result.size; row++) {
      for (int column = 0; column < result.size; column++) {
        int a = row % first.size * first.size + column % first.size;
        int b = row / first.size * second.size + column / first.size;
        result.set(
            row,
            column,
            first.re[a] * second.re[b] - first.im[a] * second.im[b],
            first.re[a] * second.im[b] + first.im[a] * second.re[b]);
      }
    }
    return result;
  }

  /** This gate under a control, which becomes the first operand. */
  Unitary controlled() {
    Unitary result = new Unitary(2 * size);
    for (int row = 0; row < size; row++) {
      result.set(2 * row, 2 * row, 1, 0);
      for (int column = 0; column < size; column++) {
        int k = row * size + column;
        result.set(2 * row + 1, 2 * column + 1, re[k], im[k]);
      }
    }
    return result;
  }

  /** The matrix product: first the other, then this. */
  Unitary after(Unitary other) {
    Unitary result = new Unitary(size);
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        double x = 0;
        double y = 0;
        for (int k = 0; k < size; k++) {
          int a = row * size + k;
          int b = k * size + column;
          x += re[a] * other.re[b] - im[a] * other.im[b];
          y += re[a] * other.im[b] + im[a] * other.re[b];
        }
        result.set(row, column, x, y);
      }
    }
    return result;
  }

  Unitary plus(Unitary other) {
    Unitary result = new Unitary(size);
    for (int k = 0; k < re.length; k++) {
      result.re[k] = re[k] + other.re[k];
      result.im[k] = im[k] + other.im[k];
    }
    return result;
  }

  Unitary scaled(double x, double y) {
    Unitary result = new Unitary(size);
    for (int k = 0; k < re.length; k++) {
      result.re[k] = re[k] * x - im[k] * y;
      result.im[k] = re[k] * y + im[k] * x;
    }
    return result;
  }

  /** Times e^(i angle). */
  Unitary phased(double angle) {
    return scaled(Math.cos(angle), Math.sin(angle));
  }

  Unitary adjoint() {
    Unitary result = new Unitary(size);
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        result.set(column, row, re[row * size + column], -im[row * size + column]);
      }
    }
    return result;
  }

  int size() {
    return size;
  }

  static void assertClose(Unitary expected, Unitary actual, double tolerance) {
    assertEquals(expected.size, actual.size);
    for (int k = 0; k < expected.re.length; k++) {
      String place = "entry " + k / expected.size + ", " + k % expected.size;
      assertEquals(expected.re[k], actual.re[k], tolerance, place);
      assertEquals(expected.im[k], actual.im[k], tolerance, place);
    }
  }

  private Unitary set(int row, int column, double x, double y) {
    re[row * size + column] = x;
    im[row * size + column] = y;
    return this;
  }

  private void put(int row, int column, Unitary entry) {
    set(row, column, entry.re[0], entry.im[0]);
  }
}
