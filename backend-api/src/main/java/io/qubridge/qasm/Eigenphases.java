package io.qubridge.qasm;

import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Operation;
import java.util.List;

/**
 * A unitary on one qubit by its eigenvalues: {@code exp(i plus)} on the eigenvector where the axis
 * points, {@code exp(i minus)} on the other.
 *
 * @param plus a principal phase in (-pi, pi]
 * @param minus a principal phase in (-pi, pi]
 * @param axis the unit vector (x, y, z) on the Bloch sphere
 */
record Eigenphases(double plus, double minus, double[] axis) {
  private static final double TOLERANCE = 1e-10;

  /** The eigenphases of a row-major matrix with entries as (real, imaginary) pairs. */
  static Eigenphases of(double[] m) {
    if (Math.hypot(m[2], m[3]) < TOLERANCE && Math.hypot(m[4], m[5]) < TOLERANCE) {
      double[] up = {0, 0, 1};
      return new Eigenphases(
          principal(Math.atan2(m[1], m[0])), principal(Math.atan2(m[7], m[6])), up);
    }
    // m = exp(i mean) (cos(turn) - i sin(turn) axis.sigma), where det m = exp(2 i mean)
    double mean =
        Math.atan2(
                m[0] * m[7] + m[1] * m[6] - m[2] * m[5] - m[3] * m[4],
                m[0] * m[6] - m[1] * m[7] - m[2] * m[4] + m[3] * m[5])
            / 2;
    double c = Math.cos(mean);
    double s = Math.sin(mean);
    double cosine = m[0] * c + m[1] * s;
    double z = -(m[1] * c - m[0] * s);
    double x = -(m[3] * c - m[2] * s);
    double y = -(m[2] * c + m[3] * s);
    double sine = Math.sqrt(x * x + y * y + z * z);
    double turn = Math.atan2(sine, cosine);
    double[] axis = {x / sine, y / sine, z / sine};
    return new Eigenphases(principal(mean - turn), principal(mean + turn), axis);
  }

  /** The same phase in (-pi, pi]; a phase that is -pi but for rounding counts as pi. */
  static double principal(double phase) {
    double reduced = Math.IEEEremainder(phase, 2 * Math.PI);
    return reduced < -Math.PI + TOLERANCE ? reduced + 2 * Math.PI : reduced;
  }

  /** Adds the principal power: a phase and one gate. */
  List<Operation> power(double exponent, ControlledGates gates) {
    if (axis[2] == 1) {
      gates.phase(exponent * plus);
      double relative = exponent * (minus - plus);
      return relative == 0 ? gates.list() : gates.add(GateType.P, relative).list();
    }
    double turn = exponent * (minus - plus) / 2;
    double cosine = Math.cos(turn);
    double sine = Math.sin(turn);
    // the special unitary is [[a, .], [b, .]] with a = cos(theta/2) exp(-i (phi + lambda) / 2)
    // and b = sin(theta/2) exp(i (phi - lambda) / 2)
    double aImaginary = -sine * axis[2];
    double bReal = sine * axis[1];
    double bImaginary = -sine * axis[0];
    double theta = 2 * Math.atan2(Math.hypot(bReal, bImaginary), Math.hypot(cosine, aImaginary));
    double half = -Math.atan2(aImaginary, cosine);
    double halfDifference = Math.atan2(bImaginary, bReal);
    double phi = half + halfDifference;
    double lambda = half - halfDifference;
    double phase = exponent * (plus + minus) / 2 - (theta + phi + lambda) / 2;
    return gates.phase(phase).add(GateType.U, theta, phi, lambda).list();
  }
}
