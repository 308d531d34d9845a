package io.qubridge.local.noise;

/**
 * Pauli transfer matrices of one-qubit gates with parameters, without an allocation where it
 * counts.
 */
final class Rotations {
  private Rotations() {}

  /** Writes the 16 entries of a gate's map for one row of bindings. */
  static void transfer(NoisyStep.BoundGate gate, double[] bindings, int rowStart, double[] to) {
    switch (gate.type()) {
      case RX -> turn(gate, bindings, rowStart, 2, 3, to);
      case RY -> turn(gate, bindings, rowStart, 3, 1, to);
      case RZ, P -> turn(gate, bindings, rowStart, 1, 2, to);
      default -> System.arraycopy(gate.transfer(bindings, rowStart), 0, to, 0, 16);
    }
  }

  /** A rotation that turns one axis of the Bloch sphere towards another. */
  private static void turn(
      NoisyStep.BoundGate gate,
      double[] bindings,
      int rowStart,
      int from,
      int towards,
      double[] to) {
    double angle = gate.angles().get(0).at(bindings, rowStart);
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    for (int k = 0; k < 16; k++) {
      to[k] = k % 5 == 0 ? 1 : 0;
    }
    to[5 * from] = c;
    to[5 * towards] = c;
    to[4 * towards + from] = s;
    to[4 * from + towards] = -s;
  }
}
