package io.qubridge.transpile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Merges steps on the same wires wherever only commuting steps lie between them.
 *
 * <p>From each step it looks back (then forward) along the list. A step that commutes with all that
 * move is passed; a one-wire step that does not, but lies on the same wires, moves along; a step on
 * the same wires takes them all in. What becomes the identity disappears.
 */
final class Simplifier {
  private static final int WINDOW = 400;
  private static final int MOST_ROUNDS = 6;
  private static final int BACK = -1;
  private static final int FORWARD = 1;

  private final BlockRules rules;
  private Step[] steps;
  private boolean changed;

  /**
   * @param rules says which steps may become one
   */
  Simplifier(BlockRules rules) {
    this.rules = rules;
  }

  /** The steps after merging; they mean the same. */
  List<Step> simplify(List<Step> list) {
    steps = list.toArray(new Step[0]);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      changed = false;
      for (int i = 0; i < steps.length; i++) {
        merge(i, BACK);
      }
      compact();
      for (int i = steps.length - 1; i >= 0; i--) {
        if (steps[i] != null && steps[i].isTwoWire()) {
          merge(i, FORWARD);
        }
      }
      compact();
      if (!changed) {
        break;
      }
    }
    return Arrays.asList(steps);
  }

  private void merge(int index, int direction) {
    Step step = steps[index];
    if (step == null || !step.isUnitary()) {
      return;
    }
    List<Integer> moving = new ArrayList<>(List.of(index));
    int end =
        direction == BACK ? Math.max(-1, index - WINDOW) : Math.min(steps.length, index + WINDOW);
    for (int at = index + direction; at != end; at += direction) {
      Step other = steps[at];
      if (other == null || !overlaps(step, other)) {
        continue;
      }
      if (rules.mergeable(step, other, moving.size() > 1)) {
        absorb(moving, at, direction);
        return;
      }
      if (!commutes(other, moving)) {
        if (!rules.absorbable(step, other)) {
          return;
        }
        moving.add(at);
      }
    }
  }

  private static boolean overlaps(Step a, Step b) {
    for (int wire : a.wires) {
      if (b.touches(wire)) {
        return true;
      }
    }
    return false;
  }

  private boolean commutes(Step other, List<Integer> moving) {
    for (int index : moving) {
      if (!other.commutes(steps[index])) {
        return false;
      }
    }
    return true;
  }

  private void absorb(List<Integer> moving, int into, int direction) {
    List<Step> inOrder = new ArrayList<>();
    for (int index : moving) {
      inOrder.add(steps[index]);
      steps[index] = null;
    }
    inOrder.add(steps[into]);
    if (direction == BACK) {
      Collections.reverse(inOrder);
    }
    steps[into] =
        rules.product(inOrder, inOrder.get(direction == BACK ? 0 : inOrder.size() - 1).wires);
    changed = true;
  }

  /** Removes holes and identities; takes two-wire steps that do not interact apart. */
  private void compact() {
    List<Step> kept = new ArrayList<>(steps.length);
    for (Step step : steps) {
      if (step == null || isIdentity(step)) {
        continue;
      }
      if (step.kind == Step.Kind.TWO && step.isConstant() && step.weyl().entanglers(false) == 0) {
        for (int wire = 0; wire < 2; wire++) {
          Step local = Step.one(step.wires[wire], step.weyl().local(wire));
          if (!isIdentity(local)) {
            kept.add(local);
          }
        }
      } else {
        kept.add(step);
      }
    }
    steps = kept.toArray(new Step[0]);
  }

  private static boolean isIdentity(Step step) {
    return step.isUnitary() && step.isConstant() && ComplexMatrix.isIdentity(step.matrix);
  }

  /**
   * Drops diagonal steps whose wires are measured next: they change only phases that the
   * measurements lose.
   */
  static List<Step> dropBeforeMeasurement(List<Step> steps, int wires) {
    boolean[] measuredNext = new boolean[wires];
    List<Step> kept = new ArrayList<>(steps.size());
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      boolean all = true;
      for (int wire : step.wires) {
        all &= measuredNext[wire];
      }
      if (step.isUnitary() && all && step.isDiagonal()) {
        continue;
      }
      kept.add(step);
      if (step.kind != Step.Kind.BARRIER) {
        for (int wire : step.wires) {
          measuredNext[wire] = step.kind == Step.Kind.MEASURE;
        }
      }
    }
    Collections.reverse(kept);
    return kept;
  }
}
