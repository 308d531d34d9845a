package io.qubridge.transpile;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import java.util.ArrayList;
import java.util.List;

/** The one-qubit gates that wait on a node until a gate of two qubits or a measurement comes. */
final class WireRun {
  /** A part of the run. */
  private sealed interface Part permits Constant, Turn, Computed {}

  private record Constant(double[] matrix) implements Part {}

  private record Turn(Angle angle) implements Part {}

  private record Computed(RowTemplate.Item item) implements Part {}

  private final int node;
  private final PulseBasis basis;
  private final IsaWriter out;
  private final RowTemplate template;
  private final List<Part> parts = new ArrayList<>();

  WireRun(int node, PulseBasis basis, IsaWriter out, RowTemplate template) {
    this.node = node;
    this.basis = basis;
    this.out = out;
    this.template = template;
  }

  void constant(double[] matrix) {
    parts.add(new Constant(matrix));
  }

  void turn(Angle angle) {
    parts.add(new Turn(angle));
  }

  void computed(RowTemplate.Item item) {
    parts.add(new Computed(item));
  }

  /** Writes everything, and a rotation about Z that is left over too. */
  void finish() {
    basis.settle(flush(), node, out);
  }

  /** Writes everything; a rotation about Z that is left over is lost, as in a measurement. */
  void finishBeforeMeasurement() {
    flush();
  }

  /** Forgets everything, as a reset does. */
  void clear() {
    parts.clear();
  }

  /**
   * Writes everything but a rotation about Z that is left over, which waits on.
   *
   * @param sign what an entangler makes of the rotation's sign as it passes; 0 if it cannot pass
   */
  void pass(int sign) {
    Angle left = flush();
    if (sign == 0) {
      basis.settle(left, node, out);
    } else if (!IsaWriter.isZero(left)) {
      turn(sign > 0 ? left : left.negate());
    }
  }

  /** Writes all pulses and returns the rotation about Z after them. */
  private Angle flush() {
    List<Part> run = List.copyOf(parts);
    parts.clear();
    if (run.stream().anyMatch(Computed.class::isInstance)) {
      return writeSlot(run);
    }
    Angle pending = Angle.ZERO;
    double[] matrix = null;
    for (Part part : run) {
      if (part instanceof Constant constant) {
        matrix =
            matrix == null ? constant.matrix() : ComplexMatrix.multiply(constant.matrix(), matrix);
        continue;
      }
      Angle angle = ((Turn) part).angle();
      if (matrix == null || ComplexMatrix.isDiagonal(matrix)) {
        pending = pending.plus(angle);
      } else if (ComplexMatrix.isAntidiagonal(matrix)) {
        pending = pending.plus(angle.negate());
      } else if (basis == PulseBasis.PRX && Plane.contains(matrix)) {
        basis.rotate(angle, Plane.axis(matrix), pending, node, out);
      } else {
        pending = basis.write(matrix, pending, node, out).plus(angle);
        matrix = null;
      }
    }
    return matrix == null ? pending : basis.write(matrix, pending, node, out);
  }

  private Angle writeSlot(List<Part> run) {
    List<Parameter> own = template.slot(run.stream().map(WireRun::item).toList());
    return basis.write(
        Angle.of(own.get(0)), Angle.of(own.get(1)), Angle.of(own.get(2)), Angle.ZERO, node, out);
  }

  private static RowTemplate.Item item(Part part) {
    if (part instanceof Constant constant) {
      return row -> constant.matrix();
    }
    if (part instanceof Turn turn) {
      return row -> GateType.RZ.targetMatrix(turn.angle().evaluate(row.values()));
    }
    return ((Computed) part).item();
  }

  /** What a gate turns the Z axis back into, where that lies in the plane of X and Y. */
  private static final class Plane {
    static boolean contains(double[] m) {
      return Math.abs(norm(m, 0) - norm(m, 2)) < ComplexMatrix.TOLERANCE;
    }

    /** The angle from X of {@code m* Z m}, whose lower left entry is {@code x + i y}. */
    static double axis(double[] m) {
      double re = m[2] * m[0] + m[3] * m[1] - m[6] * m[4] - m[7] * m[5];
      double im = m[2] * m[1] - m[3] * m[0] - m[6] * m[5] + m[7] * m[4];
      return Math.atan2(im, re);
    }

    private static double norm(double[] m, int entry) {
      return m[2 * entry] * m[2 * entry] + m[2 * entry + 1] * m[2 * entry + 1];
    }
  }
}
