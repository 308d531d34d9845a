package io.qubridge.local.state;

import java.util.Arrays;

/**
 * Cosines and sines of a program's angles for the rows of one block. Reused from block to block;
 * not thread-safe while it is loaded.
 */
public final class Angles {
  private AnglePlan plan;
  private double[][] cos = {};
  private double[][] sin = {};
  private double[][] own = {};
  private final SinCos sinCos = new SinCos(StateBlock.MAX_LANES);

  /** The number of slots. */
  int slots() {
    return cos.length;
  }

  /** The cosines of a slot, one a lane. */
  double[] cos(int slot) {
    return cos[slot];
  }

  /** The sines of a slot, one a lane. */
  double[] sin(int slot) {
    return sin[slot];
  }

  /** Takes some consecutive rows, one a lane; the lanes that are left repeat the last row. */
  void load(AnglePlan plan, RowValues rows, int firstRow, int count, int lanes) {
    bind(plan);
    for (int slot : plan.variableSlots()) {
      double[] angle = cos[slot];
      for (int r = 0; r < count; r++) {
        angle[r] = plan.evaluate(slot, rows, firstRow + r);
      }
    }
    plan.transformed().forEach(group -> group.apply(cos, count));
    for (int slot : plan.variableSlots()) {
      sinCos.replace(cos[slot], sin[slot], count);
      Arrays.fill(cos[slot], count, lanes, cos[slot][count - 1]);
      Arrays.fill(sin[slot], count, lanes, sin[slot][count - 1]);
    }
  }

  /** Takes one row into all lanes. */
  void broadcast(AnglePlan plan, RowValues rows, int row) {
    load(plan, rows, row, 1, StateBlock.MAX_LANES);
  }

  private void bind(AnglePlan next) {
    if (next == plan) {
      return;
    }
    plan = next;
    int variables = next.variableSlots().length;
    if (own.length < 2 * variables) {
      own = new double[2 * variables][StateBlock.MAX_LANES];
    }
    cos = new double[next.slots()][];
    sin = new double[next.slots()][];
    int used = 0;
    for (int slot = 0; slot < next.slots(); slot++) {
      boolean fixed = next.isFixed(slot);
      cos[slot] = fixed ? next.fixedCos(slot) : own[used++];
      sin[slot] = fixed ? next.fixedSin(slot) : own[used++];
    }
  }
}
