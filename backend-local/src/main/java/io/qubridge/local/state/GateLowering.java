package io.qubridge.local.state;

import static java.lang.Math.PI;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Gate;
import java.util.List;

/**
 * Writes a gate as a product of {@link Primitive}s.
 *
 * <p>With {@code RZ(a) = e^(-ia/2) P(a)} every gate of the table is a product of rotations, phases
 * and flips whose angles are affine in its own. A factor on the whole state is left out; under
 * controls it is a phase of the controls.
 */
final class GateLowering {
  private final List<Primitive> out;
  private int controls;
  private int values;

  /** Appends to a list. */
  GateLowering(List<Primitive> out) {
    this.out = out;
  }

  /**
   * Appends the primitives of a gate in the order in which they act.
   *
   * @param position the bit position of each qubit of the circuit
   */
  void lower(Gate gate, int[] position) {
    int ownControls = gate.type().controls();
    int[] bits = gate.qubits().stream().mapToInt(qubit -> 1 << position[qubit]).toArray();
    int first = gate.controls() + ownControls;
    controls = 0;
    values = 0;
    for (int i = 0; i < first; i++) {
      controls |= bits[i];
      boolean onZero = i < gate.controls() && (gate.onZero() >> i & 1) == 1;
      values |= onZero ? 0 : bits[i];
    }
    int a = first < bits.length ? bits[first] : 0;
    int b = first + 1 < bits.length ? bits[first + 1] : 0;
    List<Angle> angles = gate.angles();
    switch (gate.type()) {
      case ID -> {}
      case GPHASE -> scalar(angles.get(0));
      case P, CP -> phase(a, angles.get(0));
      case Z, CZ -> phase(a, Angle.of(PI));
      case S -> phase(a, Angle.of(PI / 2));
      case SDG -> phase(a, Angle.of(-PI / 2));
      case T -> phase(a, Angle.of(PI / 4));
      case TDG -> phase(a, Angle.of(-PI / 4));
      case X, CX, CCX -> flip(a, 0);
      case Y, CY -> y(a);
      case H, CH -> hadamard(a);
      case SX -> squareRootOfX(a, 1);
      case SXDG -> squareRootOfX(a, -1);
      case RX, CRX -> rotate(a, 0, angles.get(0));
      case RY, CRY -> rotate(a, a, angles.get(0));
      case RZ, CRZ -> rotateZ(a, angles.get(0));
      case RXX -> rotate(a | b, 0, angles.get(0));
      case RYY -> rotate(a | b, a | b, angles.get(0));
      case RZZ -> rotate(0, a | b, angles.get(0));
      case U -> euler(a, angles.get(0), angles.get(1), angles.get(2), angles.get(0).times(0.5));
      case CU -> euler(a, angles.get(0), angles.get(1), angles.get(2), angles.get(3));
      case U2 -> su2(a, Angle.of(PI / 2), angles.get(0), angles.get(1));
      case U3 -> su2(a, angles.get(0), angles.get(1), angles.get(2));
      case PRX -> turned(a, angles.get(0), angles.get(1));
      case GPI2 -> turned(a, Angle.of(PI / 2), angles.get(0));
      case GPI -> gpi(a, angles.get(0));
      case SWAP, CSWAP -> swap(a, b);
      case ISWAP -> iswap(a, b);
      case ECR -> ecr(a, b);
    }
  }

  private void rotate(int x, int z, Angle angle) {
    out.add(new Primitive.Rotation(x, z, controls, values, angle.times(0.5)));
  }

  private void phase(int qubit, Angle angle) {
    out.add(new Primitive.Phase(controls | qubit, values | qubit, angle));
  }

  /** A factor on all targets. */
  private void scalar(Angle angle) {
    if (controls != 0) {
      out.add(new Primitive.Phase(controls, values, angle));
    }
  }

  private void flip(int target, int furtherControl) {
    out.add(new Primitive.Flip(target, controls | furtherControl, values | furtherControl));
  }

  private void rotateZ(int qubit, Angle angle) {
    if (controls == 0) {
      phase(qubit, angle);
    } else {
      rotate(0, qubit, angle);
    }
  }

  /** {@code Y = i X Z}. */
  private void y(int qubit) {
    phase(qubit, Angle.of(PI));
    flip(qubit, 0);
    scalar(Angle.of(PI / 2));
  }

  /** {@code H = RY(pi/2) Z}. */
  private void hadamard(int qubit) {
    phase(qubit, Angle.of(PI));
    rotate(qubit, qubit, Angle.of(PI / 2));
  }

  /** {@code SX = e^(i pi/4) RX(pi/2)}. */
  private void squareRootOfX(int qubit, int sign) {
    rotate(qubit, 0, Angle.of(sign * PI / 2));
    scalar(Angle.of(sign * PI / 4));
  }

  /** {@code e^(i factor) P(phi) RY(theta) P(lambda)}. */
  private void euler(int qubit, Angle theta, Angle phi, Angle lambda, Angle factor) {
    phase(qubit, lambda);
    rotate(qubit, qubit, theta);
    phase(qubit, phi);
    scalar(factor);
  }

  /** {@code RZ(phi) RY(theta) RZ(lambda)}. */
  private void su2(int qubit, Angle theta, Angle phi, Angle lambda) {
    euler(qubit, theta, phi, lambda, phi.plus(lambda).times(-0.5));
  }

  /** {@code RZ(phi) RX(theta) RZ(-phi)}. */
  private void turned(int qubit, Angle theta, Angle phi) {
    phase(qubit, phi.negate());
    rotate(qubit, 0, theta);
    phase(qubit, phi);
  }

  /** {@code RZ(phi) X RZ(-phi)}. */
  private void gpi(int qubit, Angle phi) {
    phase(qubit, phi.negate());
    flip(qubit, 0);
    phase(qubit, phi);
  }

  /** Three flips, the controls on the middle one alone. */
  private void swap(int a, int b) {
    out.add(new Primitive.Flip(a, b, b));
    flip(b, a);
    out.add(new Primitive.Flip(a, b, b));
  }

  /** {@code SWAP CZ (S (x) S)}. */
  private void iswap(int a, int b) {
    phase(a, Angle.of(PI / 2));
    phase(b, Angle.of(PI / 2));
    phase(a | b, Angle.of(PI));
    swap(a, b);
  }

  /** {@code (X_a - X_b Y_a) / sqrt 2 = X_a exp(-i pi/4 Z_a X_b)}. */
  private void ecr(int a, int b) {
    rotate(b, a, Angle.of(PI / 2));
    flip(a, 0);
  }
}
