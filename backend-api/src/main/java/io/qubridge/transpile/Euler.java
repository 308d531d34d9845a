package io.qubridge.transpile;

/** The angles of a one-qubit unitary as {@code RZ(phi) RY(theta) RZ(lambda)}, up to a phase. */
final class Euler {
  private Euler() {}

  /** Theta (0 to pi), phi and lambda, in radians; lambda is 0 where only a sum is defined. */
  static double[] of(double[] u) {
    double cosine = Math.hypot(u[0], u[1]);
    double sine = Math.hypot(u[4], u[5]);
    double theta = 2 * Math.atan2(sine, cosine);
    if (sine < ComplexMatrix.TOLERANCE / 2) {
      return new double[] {0, argument(u, 3) - argument(u, 0), 0};
    }
    double opposite = Math.atan2(-u[3], -u[2]);
    if (cosine < ComplexMatrix.TOLERANCE / 2) {
      return new double[] {Math.PI, argument(u, 2) - opposite, 0};
    }
    return new double[] {theta, argument(u, 2) - argument(u, 0), opposite - argument(u, 0)};
  }

  private static double argument(double[] u, int entry) {
    return Math.atan2(u[2 * entry + 1], u[2 * entry]);
  }
}
