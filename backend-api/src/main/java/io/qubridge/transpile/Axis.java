package io.qubridge.transpile;

import io.qubridge.circuit.GateType;

/**
 * A one-qubit unitary as a turn about an axis: {@code e^(i phase) frame RZ(angle) frame*}.
 *
 * @param phase radians
 * @param angle radians, 0 to 2 pi
 * @param frame takes the Z axis to the unitary's
 */
record Axis(double phase, double angle, double[] frame) {
  static Axis of(double[] u) {
    double re = u[0] * u[6] - u[1] * u[7] - u[2] * u[4] + u[3] * u[5];
    double im = u[0] * u[7] + u[1] * u[6] - u[2] * u[5] - u[3] * u[4];
    double phase = Math.atan2(im, re) / 2;
    double c = Math.cos(phase);
    double s = Math.sin(phase);
    // special unitary cos(angle/2) - i sin(angle/2) (x X + y Y + z Z)
    double cosine = (c * (u[0] + u[6]) + s * (u[1] + u[7])) / 2;
    double z = (c * (u[7] - u[1]) - s * (u[6] - u[0])) / 2;
    double x = -(c * (u[3] + u[5]) - s * (u[2] + u[4])) / 2;
    double y = (c * (u[4] - u[2]) + s * (u[5] - u[3])) / 2;
    double sine = Math.sqrt(x * x + y * y + z * z);
    double angle = 2 * Math.atan2(sine, cosine);
    double flat = Math.hypot(x, y);
    double[] frame =
        flat < ComplexMatrix.TOLERANCE && z >= 0
            ? ComplexMatrix.identity(2)
            : ComplexMatrix.multiply(
                GateType.RZ.targetMatrix(Math.atan2(y, x)),
                GateType.RY.targetMatrix(Math.atan2(flat, z)));
    return new Axis(phase, angle, frame);
  }
}
