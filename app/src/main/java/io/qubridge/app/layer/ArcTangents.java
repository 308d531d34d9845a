package io.qubridge.app.layer;

/**
 * {@code atan2} of many pairs at once, in loops without branches that the compiler turns into
 * vector instructions; within 1e-15 radians.
 *
 * <p>{@code atan2(y, x)} with both positive is {@code pi/4 + 2 atan(t)}, where {@code t = u / (1 +
 * sqrt(1 + u^2))} and {@code u = (y - x) / (y + x)}, so that {@code |t| <= tan(pi/8)}. There the
 * arc tangent is a polynomial fitted at Chebyshev's points.
 */
final class ArcTangents {
  private static final double C0 = -0.3333333333333333;
  private static final double C1 = 0.1999999999999548;
  private static final double C2 = -0.14285714284657894;
  private static final double C3 = 0.11111111014561013;
  private static final double C4 = -0.09090904549884611;
  private static final double C5 = 0.07692182535116648;
  private static final double C6 = -0.06664502215671447;
  private static final double C7 = 0.058580687568615106;
  private static final double C8 = -0.05085030492810941;
  private static final double C9 = 0.03921955253259129;
  private static final double C10 = -0.019162068915902573;

  /** Turns 0 / 0 into the angle 0 and is lost in any other sum. */
  private static final double TINY = 1e-300;

  private ArcTangents() {}

  /**
   * Computes {@code result[i] = atan2(y[i], x[i])}; 0 where both are 0.
   *
   * @param y finite, of size at most 1
   * @param x likewise
   * @param result takes the angles in radians; may be neither of the two
   */
  static void atan2(double[] y, double[] x, double[] result, int count) {
    for (int i = 0; i < count; i++) {
      double u =
          (Math.abs(y[i]) - Math.abs(x[i]) - TINY) / (Math.abs(y[i]) + Math.abs(x[i]) + TINY);
      result[i] = u / (1 + Math.sqrt(1 + u * u));
    }
    for (int i = 0; i < count; i++) {
      double t = result[i];
      double s = t * t;
      double high = C6 + s * (C7 + s * (C8 + s * (C9 + s * C10)));
      double low = C0 + s * (C1 + s * (C2 + s * (C3 + s * (C4 + s * (C5 + s * high)))));
      result[i] = Math.PI / 4 - 2 * (t + t * s * low);
    }
    for (int i = 0; i < count; i++) {
      // what is missing to a quarter turn, from the nearer half of the x axis
      double angle = Math.PI / 2 - Math.copySign(result[i], x[i]);
      result[i] = Math.copySign(angle, y[i]);
    }
  }
}
