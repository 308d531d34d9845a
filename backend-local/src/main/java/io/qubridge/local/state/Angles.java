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
      double[] c = cos[slot];
      double[] s = sin[slot];
      double last = Double.NaN;
      for (int r = 0; r < count; r++) {
        double angle = plan.evaluate(slot, rows, firstRow + r);
        if (angle == last) { // weights are the same in all rows
          c[r] = c[r - 1];
          s[r] = s[r - 1];
        } else {
          c[r] = Math.cos(angle);
          s[r] = Math.sin(angle);
          last = angle;
        }
      }
      Arrays.fill(c, count, lanes, c[count - 1]);
      Arrays.fill(s, count, lanes, s[count - 1]);
    }
  }

  /** Takes one row into all lanes. */
  void broadcast(AnglePlan plan, RowValues rows, int row) {
    bind(plan);
    for (int slot : plan.variableSlots()) {
      double angle = plan.evaluate(slot, rows, row);
      Arrays.fill(cos[slot], Math.cos(angle));
      Arrays.fill(sin[slot], Math.sin(angle));
    }
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
