package io.qubridge.qasm;

import io.qubridge.circuit.GateType;

/**
 * Definitions of the gates that {@code stdgates.inc} lacks, exact with their global phase.
 *
 * <p>Angles are named in alphabetical order, because that is how Qiskit's reader
 * (qiskit-qasm3-import 0.6) binds them, whatever their order in the definition.
 */
final class ExtensionGates {
  private ExtensionGates() {}

  /** The definition of a gate as one line of a program. */
  static String definition(GateType type) {
    return switch (type) {
      case SXDG -> "gate sxdg a { inv @ sx a; }";
      case RXX -> "gate rxx(theta) a, b { h a; h b; cx a, b; rz(theta) b; cx a, b; h a; h b; }";
      case RYY ->
          "gate ryy(theta) a, b { rx(pi / 2) a; rx(pi / 2) b; cx a, b; rz(theta) b; cx a, b;"
              + " rx(-pi / 2) a; rx(-pi / 2) b; }";
      case RZZ -> "gate rzz(theta) a, b { cx a, b; rz(theta) b; cx a, b; }";
      case ISWAP -> "gate iswap a, b { s a; s b; h a; cx a, b; cx b, a; h b; }";
      case ECR -> "gate ecr a, b { h b; cx a, b; rz(pi / 2) b; cx a, b; h b; x a; }";
      case PRX -> "gate prx(delta, phi) a { rz(-phi) a; rx(delta) a; rz(phi) a; }";
      case GPI -> "gate gpi(phi) a { rz(-phi) a; x a; rz(phi) a; }";
      case GPI2 -> "gate gpi2(phi) a { rz(-phi) a; rx(pi / 2) a; rz(phi) a; }";
      default -> throw new IllegalArgumentException(type + " needs no definition");
    };
  }
}
