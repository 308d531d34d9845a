package io.qubridge.transpile;

import static io.qubridge.transpile.ComplexMatrix.adjoint;
import static io.qubridge.transpile.ComplexMatrix.multiply;

import io.qubridge.circuit.GateType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Circuits for two-wire unitaries, as recipes: each element is computed from the unitary's Weyl
 * decomposition, so that one recipe serves all unitaries of a kind.
 *
 * <p>Three CX: Vatan and Williams, <a href="https://arxiv.org/abs/quant-ph/0308006">
 * quant-ph/0308006</a>.
 */
final class Synthesis {
  private static final double[] H = GateType.H.targetMatrix();
  private static final double[] X = GateType.X.targetMatrix();
  private static final double[] SH = multiply(GateType.S.targetMatrix(), H);

  private static final List<List<Element>> FIXED =
      List.of(noEntangler(), oneCx(), twoCx(), threeCx());
  private static final List<List<Element>> CONTINUOUS =
      List.of(noEntangler(), interactions(1), interactions(2), interactions(3));

  private Synthesis() {}

  /** One element of a recipe. */
  sealed interface Element permits Local, Cx, Interaction {}

  /** A one-qubit gate on wire 0 or 1. */
  record Local(int wire, Function<WeylDecomposition, double[]> matrix) implements Element {}

  /** A CX whose control is wire 0 or 1. */
  record Cx(int control) implements Element {}

  /** {@code RZZ} by an angle from 0 to pi/2. */
  record Interaction(ToDoubleFunction<WeylDecomposition> angle) implements Element {}

  /**
   * The recipe for unitaries that need a number of entanglers.
   *
   * @param entanglers 0 to 3
   * @param continuous whether the entangler is {@code RZZ} of a free angle rather than CX
   */
  static List<Element> recipe(int entanglers, boolean continuous) {
    return (continuous ? CONTINUOUS : FIXED).get(entanglers);
  }

  private static List<Element> noEntangler() {
    return List.of(new Local(0, w -> w.local(0)), new Local(1, w -> w.local(1)));
  }

  private static double[] rx(double angle) {
    return GateType.RX.targetMatrix(angle);
  }

  private static double[] ry(double angle) {
    return GateType.RY.targetMatrix(angle);
  }

  private static double[] rz(double angle) {
    return GateType.RZ.targetMatrix(angle);
  }

  /** {@code exp(i pi/4 ZX)} is CX up to local gates. */
  private static List<Element> oneCx() {
    return List.of(
        new Local(0, w -> multiply(H, w.before0())),
        new Local(1, WeylDecomposition::before1),
        new Cx(0),
        new Local(0, w -> multiply(w.after0(), multiply(H, rz(-Math.PI / 2)))),
        new Local(1, w -> multiply(w.after1(), rx(-Math.PI / 2))));
  }

  /** {@code CX (RX (x) RZ) CX = exp(i (x XX + y ZZ))}, in a frame where ZZ is YY. */
  private static List<Element> twoCx() {
    double[] frame = rx(Math.PI / 2);
    double[] back = adjoint(frame);
    return List.of(
        new Local(0, w -> multiply(frame, w.before0())),
        new Local(1, w -> multiply(frame, w.before1())),
        new Cx(0),
        new Local(0, w -> rx(-2 * w.x())),
        new Local(1, w -> rz(-2 * w.y())),
        new Cx(0),
        new Local(0, w -> multiply(w.after0(), back)),
        new Local(1, w -> multiply(w.after1(), back)));
  }

  private static List<Element> threeCx() {
    double quarter = Math.PI / 2;
    return List.of(
        new Local(0, WeylDecomposition::before0),
        new Local(1, w -> multiply(rz(-quarter), w.before1())),
        new Cx(1),
        new Local(0, w -> rz(quarter - 2 * w.z())),
        new Local(1, w -> ry(2 * w.x() - quarter)),
        new Cx(0),
        new Local(1, w -> ry(quarter - 2 * w.y())),
        new Cx(1),
        new Local(0, w -> multiply(w.after0(), rz(quarter))),
        new Local(1, WeylDecomposition::after1));
  }

  /** One {@code RZZ} for each coordinate, in the frame of its Pauli. */
  private static List<Element> interactions(int count) {
    List<Element> elements = new ArrayList<>();
    elements.add(new Local(0, WeylDecomposition::before0));
    elements.add(new Local(1, WeylDecomposition::before1));
    List<ToDoubleFunction<WeylDecomposition>> coordinates =
        List.of(WeylDecomposition::x, WeylDecomposition::y, WeylDecomposition::z);
    List<double[]> frames = List.of(H, SH, ComplexMatrix.identity(2));
    for (int k = 0; k < count; k++) {
      ToDoubleFunction<WeylDecomposition> coordinate = coordinates.get(k);
      double[] frame = frames.get(k);
      double[] back = adjoint(frame);
      elements.add(new Local(0, w -> multiply(sign(coordinate.applyAsDouble(w)), back)));
      elements.add(new Local(1, w -> back));
      elements.add(new Interaction(w -> 2 * Math.abs(coordinate.applyAsDouble(w))));
      elements.add(new Local(0, w -> multiply(frame, sign(coordinate.applyAsDouble(w)))));
      elements.add(new Local(1, w -> frame));
    }
    elements.add(new Local(0, WeylDecomposition::after0));
    elements.add(new Local(1, WeylDecomposition::after1));
    return elements;
  }

  /** X turns {@code RZZ} of an angle into that of the opposite angle. */
  private static double[] sign(double coordinate) {
    return coordinate > 0 ? X : ComplexMatrix.identity(2);
  }
}
