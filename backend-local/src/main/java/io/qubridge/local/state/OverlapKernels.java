package io.qubridge.local.state;

/**
 * The innermost loops of gradients: parts of {@code Im <lambda| P |psi>}, summed into one element
 * for each row. Layout and branches are those of {@link GateKernels}.
 */
final class OverlapKernels {
  private OverlapKernels() {}

  /** P swaps amplitudes a and b. */
  static void x(
      StateBlock psi, StateBlock lambda, int a, int b, double sign, double[] sum, int lanes) {
    double[] ar = psi.re(a);
    double[] ai = psi.im(a);
    double[] br = psi.re(b);
    double[] bi = psi.im(b);
    double[] lar = lambda.re(a);
    double[] lai = lambda.im(a);
    double[] lbr = lambda.re(b);
    double[] lbi = lambda.im(b);
    if (lanes == 1) {
      sum[0] += sign * (lar[0] * bi[0] - lai[0] * br[0] + lbr[0] * ai[0] - lbi[0] * ar[0]);
      return;
    }
    for (int r = 0; r < lanes; r++) {
      sum[r] += sign * (lar[r] * bi[r] - lai[r] * br[r] + lbr[r] * ai[r] - lbi[r] * ar[r]);
    }
  }

  /** P takes amplitude a times i to b and amplitude b times -i to a. */
  static void y(
      StateBlock psi, StateBlock lambda, int a, int b, double sign, double[] sum, int lanes) {
    double[] ar = psi.re(a);
    double[] ai = psi.im(a);
    double[] br = psi.re(b);
    double[] bi = psi.im(b);
    double[] lar = lambda.re(a);
    double[] lai = lambda.im(a);
    double[] lbr = lambda.re(b);
    double[] lbi = lambda.im(b);
    if (lanes == 1) {
      sum[0] += sign * (lbr[0] * ar[0] + lbi[0] * ai[0] - lar[0] * br[0] - lai[0] * bi[0]);
      return;
    }
    for (int r = 0; r < lanes; r++) {
      sum[r] += sign * (lbr[r] * ar[r] + lbi[r] * ai[r] - lar[r] * br[r] - lai[r] * bi[r]);
    }
  }

  /** P keeps amplitude a. */
  static void z(StateBlock psi, StateBlock lambda, int a, double sign, double[] sum, int lanes) {
    double[] ar = psi.re(a);
    double[] ai = psi.im(a);
    double[] lar = lambda.re(a);
    double[] lai = lambda.im(a);
    if (lanes == 1) {
      sum[0] += sign * (lar[0] * ai[0] - lai[0] * ar[0]);
      return;
    }
    for (int r = 0; r < lanes; r++) {
      sum[r] += sign * (lar[r] * ai[r] - lai[r] * ar[r]);
    }
  }
}
