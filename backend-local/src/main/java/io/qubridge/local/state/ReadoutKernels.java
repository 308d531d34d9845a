package io.qubridge.local.state;

/**
 * The innermost loops of expectation values and distributions. Layout and branches are those of
 * {@link GateKernels}.
 */
final class ReadoutKernels {
  private ReadoutKernels() {}

  /** {@code w = |a|^2}. */
  static void square(double[] w, double[] ar, double[] ai, int lanes) {
    if (lanes == 1) {
      w[0] = ar[0] * ar[0] + ai[0] * ai[0];
      return;
    }
    for (int r = 0; r < lanes; r++) {
      w[r] = ar[r] * ar[r] + ai[r] * ai[r];
    }
  }

  /** {@code w += |a|^2}. */
  static void addSquare(double[] w, double[] ar, double[] ai, int lanes) {
    if (lanes == 1) {
      w[0] += ar[0] * ar[0] + ai[0] * ai[0];
      return;
    }
    for (int r = 0; r < lanes; r++) {
      w[r] += ar[r] * ar[r] + ai[r] * ai[r];
    }
  }

  /** {@code w = Re(conj(b) a)}. */
  static void realPart(double[] w, double[] ar, double[] ai, double[] br, double[] bi, int lanes) {
    if (lanes == 1) {
      w[0] = br[0] * ar[0] + bi[0] * ai[0];
      return;
    }
    for (int r = 0; r < lanes; r++) {
      w[r] = br[r] * ar[r] + bi[r] * ai[r];
    }
  }

  /** {@code w = Im(conj(b) a)}. */
  static void imaginaryPart(
      double[] w, double[] ar, double[] ai, double[] br, double[] bi, int lanes) {
    if (lanes == 1) {
      w[0] = br[0] * ai[0] - bi[0] * ar[0];
      return;
    }
    for (int r = 0; r < lanes; r++) {
      w[r] = br[r] * ai[r] - bi[r] * ar[r];
    }
  }

  /** {@code b += w a}. */
  static void addScaled(double[] br, double[] bi, double[] w, double[] ar, double[] ai, int lanes) {
    if (lanes == 1) {
      br[0] += w[0] * ar[0];
      bi[0] += w[0] * ai[0];
      return;
    }
    for (int r = 0; r < lanes; r++) {
      br[r] += w[r] * ar[r];
      bi[r] += w[r] * ai[r];
    }
  }

  /** {@code b -= i w a}. */
  static void subtractScaledByI(
      double[] br, double[] bi, double[] w, double[] ar, double[] ai, int lanes) {
    if (lanes == 1) {
      br[0] += w[0] * ai[0];
      bi[0] -= w[0] * ar[0];
      return;
    }
    for (int r = 0; r < lanes; r++) {
      br[r] += w[r] * ai[r];
      bi[r] -= w[r] * ar[r];
    }
  }

  /** {@code (u, v) = (u + v, u - v)}. */
  static void butterfly(double[] u, double[] v, int lanes) {
    if (lanes == 1) {
      double sum = u[0] + v[0];
      v[0] = u[0] - v[0];
      u[0] = sum;
      return;
    }
    for (int r = 0; r < lanes; r++) {
      double x = u[r];
      double y = v[r];
      u[r] = x + y;
      v[r] = x - y;
    }
  }

  /** {@code u += factor v}. */
  static void add(double[] u, double[] v, double factor, int lanes) {
    if (lanes == 1) {
      u[0] += factor * v[0];
      return;
    }
    for (int r = 0; r < lanes; r++) {
      u[r] += factor * v[r];
    }
  }

  /** {@code u = factor v}. */
  static void set(double[] u, double[] v, double factor, int lanes) {
    if (lanes == 1) {
      u[0] = factor * v[0];
      return;
    }
    for (int r = 0; r < lanes; r++) {
      u[r] = factor * v[r];
    }
  }
}
