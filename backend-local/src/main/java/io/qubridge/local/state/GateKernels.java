package io.qubridge.local.state;

/**
 * The innermost loops of gates.
 *
 * <p>An amplitude is a pair of arrays, its real and imaginary part, with one element for each row.
 * All loops run over the rows, and with one index for all arrays, which is what lets the compiler
 * use vector instructions. A block of a single row takes the first branch, which also keeps loops
 * of one turn from spoiling what the compiler learns about the others. Both branches compute the
 * same expressions, so a row's numbers do not depend on the rows beside it.
 */
final class GateKernels {
  private GateKernels() {}

  /** {@code [[c, -is], [-is, c]]} on amplitudes a and b; the sine takes the sign. */
  static void rotateX(
      double[] ar,
      double[] ai,
      double[] br,
      double[] bi,
      double[] cos,
      double[] sin,
      double sign,
      int lanes) {
    if (lanes == 1) {
      double c = cos[0];
      double s = sign * sin[0];
      double are = ar[0];
      double aim = ai[0];
      double bre = br[0];
      double bim = bi[0];
      ar[0] = c * are + s * bim;
      ai[0] = c * aim - s * bre;
      br[0] = c * bre + s * aim;
      bi[0] = c * bim - s * are;
      return;
    }
    for (int r = 0; r < lanes; r++) {
      double c = cos[r];
      double s = sign * sin[r];
      double are = ar[r];
      double aim = ai[r];
      double bre = br[r];
      double bim = bi[r];
      ar[r] = c * are + s * bim;
      ai[r] = c * aim - s * bre;
      br[r] = c * bre + s * aim;
      bi[r] = c * bim - s * are;
    }
  }

  /** {@code [[c, -s], [s, c]]} on amplitudes a and b; the sine takes the sign. */
  static void rotateY(
      double[] ar,
      double[] ai,
      double[] br,
      double[] bi,
      double[] cos,
      double[] sin,
      double sign,
      int lanes) {
    if (lanes == 1) {
      double c = cos[0];
      double s = sign * sin[0];
      double are = ar[0];
      double aim = ai[0];
      double bre = br[0];
      double bim = bi[0];
      ar[0] = c * are - s * bre;
      ai[0] = c * aim - s * bim;
      br[0] = c * bre + s * are;
      bi[0] = c * bim + s * aim;
      return;
    }
    for (int r = 0; r < lanes; r++) {
      double c = cos[r];
      double s = sign * sin[r];
      double are = ar[r];
      double aim = ai[r];
      double bre = br[r];
      double bim = bi[r];
      ar[r] = c * are - s * bre;
      ai[r] = c * aim - s * bim;
      br[r] = c * bre + s * are;
      bi[r] = c * bim + s * aim;
    }
  }

  /** {@code c + is} times amplitude a; the sine takes the sign. */
  static void phase(double[] ar, double[] ai, double[] cos, double[] sin, double sign, int lanes) {
    if (lanes == 1) {
      double c = cos[0];
      double s = sign * sin[0];
      double re = ar[0];
      double im = ai[0];
      ar[0] = c * re - s * im;
      ai[0] = c * im + s * re;
      return;
    }
    for (int r = 0; r < lanes; r++) {
      double c = cos[r];
      double s = sign * sin[r];
      double re = ar[r];
      double im = ai[r];
      ar[r] = c * re - s * im;
      ai[r] = c * im + s * re;
    }
  }
}
