package io.qubridge.transpile;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One step of a circuit on its way through the transpiler.
 *
 * <p>A unitary step has a matrix, or it is {@code RZ} or {@code RZZ} of a symbolic angle, or it is
 * a block of such steps whose matrix depends on the parameters; then {@link #matrix} holds the
 * matrix at generic parameter values, by which costs and commutation are judged.
 */
final class Step {
  /** What a step does. */
  enum Kind {
    /** A unitary on one wire. */
    ONE,
    /** A unitary on two wires. */
    TWO,
    /** {@code RZ} of a symbolic angle. */
    RZ,
    /** {@code RZZ} of a symbolic angle. */
    RZZ,
    MEASURE,
    RESET,
    BARRIER
  }

  static final int X_AXIS = 1;
  static final int Y_AXIS = 2;
  static final int Z_AXIS = 4;

  final Kind kind;
  final int[] wires;

  /** Of {@link Kind#ONE} and {@link Kind#TWO}: wire 0 of {@link #wires} is the low bit. */
  final double[] matrix;

  /** Of {@link Kind#RZ} and {@link Kind#RZZ}. */
  final Angle angle;

  /** Of {@link Kind#MEASURE}: the classical bit. */
  final int bit;

  /**
   * What a block with parameters consists of, in order, on wires 0 and 1; empty where the matrix is
   * constant.
   */
  final List<Step> parts;

  /** Of {@link Kind#RZZ}: whether a swap follows, so that both become three entanglers. */
  final boolean mirrored;

  private int[] axes;
  private WeylDecomposition weyl;

  private Step(
      Kind kind,
      int[] wires,
      double[] matrix,
      Angle angle,
      int bit,
      List<Step> parts,
      boolean mirrored) {
    this.kind = kind;
    this.wires = wires;
    this.matrix = matrix;
    this.angle = angle;
    this.bit = bit;
    this.parts = parts;
    this.mirrored = mirrored;
  }

  static Step one(int wire, double[] matrix) {
    return new Step(Kind.ONE, new int[] {wire}, matrix, null, 0, List.of(), false);
  }

  static Step two(int wire0, int wire1, double[] matrix) {
    return new Step(Kind.TWO, new int[] {wire0, wire1}, matrix, null, 0, List.of(), false);
  }

  static Step rz(int wire, Angle angle) {
    return angle.isConstant()
        ? one(wire, GateType.RZ.targetMatrix(angle.constant()))
        : new Step(Kind.RZ, new int[] {wire}, null, angle, 0, List.of(), false);
  }

  static Step rzz(int wire0, int wire1, Angle angle) {
    return angle.isConstant()
        ? two(wire0, wire1, GateType.RZZ.targetMatrix(angle.constant()))
        : new Step(Kind.RZZ, new int[] {wire0, wire1}, null, angle, 0, List.of(), false);
  }

  /** A block with parameters. */
  static Step block(int[] wires, double[] proxy, List<Step> parts) {
    Kind kind = wires.length == 1 ? Kind.ONE : Kind.TWO;
    return new Step(kind, wires, proxy, null, 0, List.copyOf(parts), false);
  }

  static Step measure(int wire, int bit) {
    return new Step(Kind.MEASURE, new int[] {wire}, null, null, bit, List.of(), false);
  }

  static Step reset(int wire) {
    return new Step(Kind.RESET, new int[] {wire}, null, null, 0, List.of(), false);
  }

  static Step barrier(int[] wires) {
    return new Step(Kind.BARRIER, wires, null, null, 0, List.of(), false);
  }

  /** The same step elsewhere. */
  Step on(int... others) {
    Step moved = new Step(kind, others, matrix, angle, bit, parts, mirrored);
    moved.weyl = weyl;
    return moved;
  }

  /** This two-wire step followed by a swap of its wires. */
  Step mirror() {
    if (kind == Kind.RZZ) {
      return new Step(kind, wires, matrix, angle, bit, parts, true);
    }
    double[] swapped = ComplexMatrix.mirror(matrix);
    if (parts.isEmpty()) {
      return two(wires[0], wires[1], swapped);
    }
    List<Step> longer = new ArrayList<>(parts);
    longer.add(two(0, 1, GateType.SWAP.matrix()));
    return block(wires, swapped, longer);
  }

  boolean isUnitary() {
    return kind.ordinal() <= Kind.RZZ.ordinal();
  }

  boolean isTwoWire() {
    return kind == Kind.TWO || kind == Kind.RZZ;
  }

  boolean isOneWire() {
    return kind == Kind.ONE || kind == Kind.RZ;
  }

  /** Whether the matrix is known now and for all parameter values. */
  boolean isConstant() {
    return matrix != null && parts.isEmpty();
  }

  boolean touches(int wire) {
    for (int own : wires) {
      if (own == wire) {
        return true;
      }
    }
    return false;
  }

  /** Whether every entry off the diagonal is zero. */
  boolean isDiagonal() {
    return kind == Kind.RZ
        || kind == Kind.RZZ && !mirrored
        || matrix != null && ComplexMatrix.isDiagonal(matrix);
  }

  /** The Pauli axes on a wire that the step commutes with, as a set of bits. */
  int axes(int wire) {
    if (axes == null) {
      axes = axes();
    }
    return wires[0] == wire ? axes[0] : axes.length > 1 ? axes[1] : 0;
  }

  /** Whether the order of two steps does not matter, judged axis by axis on each shared wire. */
  boolean commutes(Step other) {
    for (int wire : wires) {
      if (other.touches(wire) && (axes(wire) & other.axes(wire)) == 0) {
        return false;
      }
    }
    return true;
  }

  /** The decomposition of a two-wire matrix. */
  WeylDecomposition weyl() {
    if (weyl == null) {
      weyl = WeylDecomposition.of(matrix);
    }
    return weyl;
  }

  /** The matrix for some parameter values, wire 0 the low bit; of a unitary step. */
  double[] evaluate(ToDoubleFunction<Parameter> values) {
    if (isConstant()) {
      return matrix;
    }
    if (kind == Kind.RZ) {
      return GateType.RZ.targetMatrix(angle.evaluate(values));
    }
    if (kind == Kind.RZZ) {
      double[] m = GateType.RZZ.targetMatrix(angle.evaluate(values));
      return mirrored ? ComplexMatrix.mirror(m) : m;
    }
    double[] product = ComplexMatrix.identity(2 * wires.length);
    for (Step part : parts) {
      product = ComplexMatrix.multiply(part.within(wires.length, part.evaluate(values)), product);
    }
    return product;
  }

  /** A matrix of this part on all wires of its block. */
  double[] within(int blockWires, double[] m) {
    if (wires.length == blockWires) {
      return blockWires == 2 && wires[0] == 1 ? ComplexMatrix.exchange(m) : m;
    }
    double[] identity = ComplexMatrix.identity(2);
    return wires[0] == 0 ? ComplexMatrix.kron(m, identity) : ComplexMatrix.kron(identity, m);
  }

  private int[] axes() {
    return switch (kind) {
      case ONE -> new int[] {axesOf(1)};
      case TWO -> new int[] {axesOf(1), axesOf(2)};
      case RZ -> new int[] {Z_AXIS};
      case RZZ -> mirrored ? new int[] {0, 0} : new int[] {Z_AXIS, Z_AXIS};
      case MEASURE, RESET, BARRIER -> new int[] {0};
    };
  }

  /**
   * Compares the matrix with its conjugates by the Paulis on one wire: X flips the wire's bit in
   * row and column, Z changes the sign where the bits differ, Y does both.
   */
  private int axesOf(int bit) {
    int n = ComplexMatrix.size(matrix);
    int found = X_AXIS | Y_AXIS | Z_AXIS;
    for (int row = 0; row < n; row++) {
      for (int column = 0; column < n; column++) {
        int here = 2 * (row * n + column);
        int flipped = 2 * ((row ^ bit) * n + (column ^ bit));
        boolean differ = ((row ^ column) & bit) != 0;
        if (!equal(here, flipped, 1)) {
          found &= ~X_AXIS;
        }
        if (!equal(here, flipped, differ ? -1 : 1)) {
          found &= ~Y_AXIS;
        }
        if (differ && !equal(here, here, -1)) {
          found &= ~Z_AXIS;
        }
      }
    }
    return found;
  }

  private boolean equal(int a, int b, double sign) {
    return Math.abs(matrix[a] - sign * matrix[b]) < ComplexMatrix.TOLERANCE
        && Math.abs(matrix[a + 1] - sign * matrix[b + 1]) < ComplexMatrix.TOLERANCE;
  }
}
