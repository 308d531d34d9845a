package io.qubridge.transpile;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says which steps may become one step.
 *
 * <p>Constant steps always may. Steps with parameters may where the block is to be resynthesized
 * for each row of values; else only symbolic rotations about the same axis may, by adding angles.
 */
final class BlockRules {
  private static final double GOLDEN = 0.6180339887498949;

  private final boolean acrossParameters;
  private final Map<Parameter, Double> generic = new HashMap<>();

  /**
   * Rules for a circuit.
   *
   * @param acrossParameters whether steps with parameters become blocks too
   * @param parameters those of the circuit
   */
  BlockRules(boolean acrossParameters, List<Parameter> parameters) {
    this.acrossParameters = acrossParameters;
    for (int k = 0; k < parameters.size(); k++) {
      double spread = (k + 1) * GOLDEN;
      generic.put(parameters.get(k), 0.3 + 2.3 * (spread - Math.floor(spread)));
    }
  }

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
    double[] matrix = ComplexMatrix.identity(2 * wires.length);
    boolean constant = inOrder.stream().allMatch(Step::isConstant);
    for (Step step : inOrder) {
      Step local = step.on(places(step.wires, wires));
      matrix = ComplexMatrix.multiply(local.within(wires.length, generic(local)), matrix);
      if (!constant) {
        addParts(local, parts);
      }
    }
    if (!constant) {
      return Step.block(wires, matrix, parts);
    }
    return wires.length == 1 ? Step.one(wires[0], matrix) : Step.two(wires[0], wires[1], matrix);
  }

  /**
   * A step's matrix at values of the parameters at which no accident makes a block simpler than it
   * is for others: multiples of the golden ratio, so that no two are alike.
   */
  private double[] generic(Step step) {
    return step.matrix == null ? step.evaluate(generic::get) : step.matrix;
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

  /** Adds a step on the wires of a block, or what it consists of. */
  private static void addParts(Step step, List<Step> parts) {
    if (step.parts.isEmpty()) {
      parts.add(step);
    } else if (step.wires[0] == 0) {
      parts.addAll(step.parts);
    } else {
      for (Step part : step.parts) {
        parts.add(part.on(Arrays.stream(part.wires).map(wire -> step.wires[wire]).toArray()));
      }
    }
  }

  private static int[] places(int[] own, int[] wires) {
    int[] places = new int[own.length];
    for (int k = 0; k < own.length; k++) {
      places[k] = own[k] == wires[0] ? 0 : 1;
    }
    return places;
  }
}
