package io.qubridge.transpile;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.GateType;
import java.util.List;
import java.util.Set;

/**
 * A native set of one-qubit gates: how a rotation about Z and a pulse become gates.
 *
 * <p>A rotation about Z that no gate has done yet is a pending angle. Where the device has {@code
 * rz} it is written before the next pulse; elsewhere it turns the axis of all later pulses.
 */
enum PulseBasis {
  /** IBM: {@code rz}, {@code sx} and, where there, {@code x}. */
  RZ_SX(GateType.RZ, GateType.SX),
  /** IQM and AQT: one gate does any rotation about an axis in the plane. */
  PRX(GateType.PRX),
  /** IonQ: quarter and half turns about an axis in the plane. */
  GPI(GateType.GPI2, GateType.GPI),
  /** Rigetti: {@code rz}, and {@code rx} by quarter and half turns. */
  RZ_RX(GateType.RZ, GateType.RX);

  private static final double QUARTER = Math.PI / 2;

  private final Set<GateType> needs;

  PulseBasis(GateType... needs) {
    this.needs = Set.of(needs);
  }

  /** The gates without which a qubit cannot be used. */
  Set<GateType> needs() {
    return needs;
  }

  /** The gate whose error counts for a pulse. */
  GateType pulse() {
    return switch (this) {
      case RZ_SX -> GateType.SX;
      case PRX -> GateType.PRX;
      case GPI -> GateType.GPI2;
      case RZ_RX -> GateType.RX;
    };
  }

  /** Whether a rotation about Z is a gate, at no cost. */
  boolean hasRz() {
    return this == RZ_SX || this == RZ_RX;
  }

  /**
   * Writes a constant gate.
   *
   * @param matrix the gate
   * @param pending the rotation about Z before it that no gate has done yet
   * @return the rotation about Z that is pending after it
   */
  Angle write(double[] matrix, Angle pending, int qubit, IsaWriter out) {
    double[] euler = Euler.of(matrix);
    double theta = euler[0];
    if (theta < ComplexMatrix.TOLERANCE) {
      return plus(pending, euler[1] + euler[2]);
    }
    if (this == PRX) {
      return write(Angle.of(theta), Angle.of(euler[1]), Angle.of(euler[2]), pending, qubit, out);
    }
    boolean half = Math.PI - theta < ComplexMatrix.TOLERANCE;
    if (half && out.has(halfTurn(), qubit) || Math.abs(theta - QUARTER) < ComplexMatrix.TOLERANCE) {
      Angle after = pulse(half, plus(pending, euler[2] - QUARTER), qubit, out);
      return plus(after, euler[1] + QUARTER);
    }
    return write(Angle.of(theta), Angle.of(euler[1]), Angle.of(euler[2]), pending, qubit, out);
  }

  /** Writes {@code RZ(phi) RY(theta) RZ(lambda)} with angles that may be symbolic. */
  Angle write(Angle theta, Angle phi, Angle lambda, Angle pending, int qubit, IsaWriter out) {
    Angle before = pending.plus(lambda);
    if (this == PRX) {
      out.gate(GateType.PRX, List.of(theta, plus(before.negate(), QUARTER)), qubit);
      return before.plus(phi);
    }
    Angle between = pulse(false, before, qubit, out);
    Angle after = pulse(false, plus(between.plus(theta), Math.PI), qubit, out);
    return plus(after.plus(phi), Math.PI);
  }

  /** Writes a rotation about an axis in the plane; only where one gate can do that. */
  void rotate(Angle theta, double axis, Angle pending, int qubit, IsaWriter out) {
    out.gate(GateType.PRX, List.of(theta, plus(pending.negate(), axis)), qubit);
  }

  /** Does a pending rotation about Z. */
  void settle(Angle pending, int qubit, IsaWriter out) {
    if (IsaWriter.isZero(pending)) {
      return;
    }
    switch (this) {
      case RZ_SX, RZ_RX -> out.gate(GateType.RZ, List.of(pending), qubit);
      case PRX -> {
        out.gate(GateType.PRX, List.of(Angle.of(Math.PI), Angle.ZERO), qubit);
        out.gate(GateType.PRX, List.of(Angle.of(Math.PI), pending.times(0.5)), qubit);
      }
      case GPI -> {
        out.gate(GateType.GPI, List.of(Angle.ZERO), qubit);
        out.gate(GateType.GPI, List.of(pending.times(0.5)), qubit);
      }
    }
  }

  private GateType halfTurn() {
    return switch (this) {
      case RZ_SX -> GateType.X;
      case GPI -> GateType.GPI;
      case PRX -> GateType.PRX;
      case RZ_RX -> GateType.RX;
    };
  }

  /** A quarter or half turn about X after a pending rotation about Z; returns what is pending. */
  private Angle pulse(boolean half, Angle pending, int qubit, IsaWriter out) {
    switch (this) {
      case RZ_SX -> {
        settle(pending, qubit, out);
        out.gate(half ? GateType.X : GateType.SX, List.of(), qubit);
      }
      case RZ_RX -> {
        settle(pending, qubit, out);
        out.gate(GateType.RX, List.of(Angle.of(half ? Math.PI : QUARTER)), qubit);
      }
      case GPI -> {
        out.gate(half ? GateType.GPI : GateType.GPI2, List.of(pending.negate()), qubit);
        return pending;
      }
      case PRX -> {
        rotate(Angle.of(half ? Math.PI : QUARTER), 0, pending, qubit, out);
        return pending;
      }
    }
    return Angle.ZERO;
  }

  private static Angle plus(Angle angle, double radians) {
    return angle.plus(Angle.of(radians));
  }
}
