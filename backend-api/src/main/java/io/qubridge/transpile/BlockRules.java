package io.qubridge.transpile;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * Says which steps may become one step.
 *
 * <p>Constant steps always may. Steps with parameters may where the block is to be resynthesized
 * for each row of values; else only symbolic rotations about the same axis may, by adding angles.
 */
record BlockRules(boolean acrossParameters) {
  /** Whether two steps on the same wires become one, perhaps with one-wire steps between them. */
  boolean mergeable(Step a, Step b, boolean othersBetween) {
    if (!sameWires(a, b)) {
      return false;
    }
    return fuses(a) && fuses(b) || a.kind == b.kind && isPlain(a) && isPlain(b) && !othersBetween;
  }

  /** Whether a one-wire step may be taken into the block of a two-wire step. */
  boolean absorbable(Step block, Step single) {
    return block.isTwoWire() && fuses(block) && single.isOneWire() && fuses(single);
  }

  /** The steps, in order, as one step on the given wires. */
  Step product(List<Step> inOrder, int[] wires) {
    Step first = inOrder.get(0);
    Step last = inOrder.get(inOrder.size() - 1);
    if (isPlain(first) && isPlain(last) && !acrossParameters) {
      Angle sum = first.angle.plus(last.angle);
      return wires.length == 1 ? Step.rz(wires[0], sum) : Step.rzz(wires[0], wires[1], sum);
    }
    List<Step> parts = new ArrayList<>();
    for (Step step : inOrder) {
      addParts(step, wires, parts);
    }
    Step block = Step.block(wires, ComplexMatrix.identity(2 * wires.length), parts);
    double[] matrix = block.evaluateParts(BlockRules::generic);
    if (inOrder.stream().allMatch(Step::isConstant)) {
      return wires.length == 1 ? Step.one(wires[0], matrix) : Step.two(wires[0], wires[1], matrix);
    }
    return Step.block(wires, matrix, parts);
  }

  /** A symbolic rotation. */
  private static boolean isPlain(Step step) {
    return (step.kind == Step.Kind.RZ || step.kind == Step.Kind.RZZ) && !step.mirrored;
  }

  private boolean fuses(Step step) {
    return step.isUnitary() && (acrossParameters || step.isConstant());
  }

  private static boolean sameWires(Step a, Step b) {
    if (!b.isUnitary() || a.wires.length != b.wires.length) {
      return false;
    }
    for (int wire : a.wires) {
      if (!b.touches(wire)) {
        return false;
      }
    }
    return true;
  }

  private static void addParts(Step step, int[] wires, List<Step> parts) {
    if (step.parts.isEmpty()) {
      parts.add(step.on(places(step.wires, wires)));
      return;
    }
    for (Step part : step.parts) {
      int[] own = new int[part.wires.length];
      for (int k = 0; k < own.length; k++) {
        own[k] = step.wires[part.wires[k]];
      }
      parts.add(part.on(places(own, wires)));
    }
  }

  private static int[] places(int[] own, int[] wires) {
    int[] places = new int[own.length];
    for (int k = 0; k < own.length; k++) {
      places[k] = own[k] == wires[0] ? 0 : 1;
    }
    return places;
  }

  /**
   * A value at which no accident makes a block simpler than it is for other values: golden-ratio
   * multiples spread by the parameter's name.
   */
  static double generic(Parameter parameter) {
    double spread = (parameter.name().hashCode() & 0xffff) * 0.6180339887498949;
    return 0.3 + 2.3 * (spread - Math.floor(spread));
  }
}
