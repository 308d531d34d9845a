package io.qubridge.local.state;

import java.util.Arrays;

/**
 * Some steps on a few qubits of a large state vector, done tile by tile.
 *
 * <p>A tile is the part of the state in which the qubits outside it are fixed. It is copied into a
 * {@link StateBlock} whose lanes are six further qubits that no step touches, so that many gates
 * share one pass over memory and use the loops of batches. Tiles do not depend on each other; which
 * thread does a tile makes no difference to a number.
 */
final class Sweep implements Pass {
  /** Qubits that become lanes. */
  static final int LANE_QUBITS = 6;

  /** Lanes of a tile. */
  static final int LANES = 1 << LANE_QUBITS;

  /** The most qubits that steps of a sweep touch: such a tile stays in a core's cache. */
  static final int MAX_QUBITS = 8;

  /** Adjacent amplitudes that share a line of the cache. */
  static final int LINE = 8;

  private final StepList steps;
  private final int[] slots;
  private final boolean first;
  private final int qubits;
  private final boolean lowLanes;
  private final int[] amplitudeOffset;
  private final int[] laneOffset;
  private final int outside;
  private final int tiles;

  /**
   * Prepares the sweep.
   *
   * @param steps on blocks of as many qubits as {@code active} has
   * @param slots the slots of the steps' angles that depend on parameters, each once
   * @param active the qubits of the steps as a mask; with any of the lowest six also the lowest
   *     three, so that memory is read by whole lines
   * @param total the number of qubits of the state
   * @param first whether nothing comes before
   */
  Sweep(StepList steps, int[] slots, int active, int total, boolean first) {
    this.steps = steps;
    this.slots = slots;
    this.first = first;
    qubits = Integer.bitCount(active);
    lowLanes = (active & LANES - 1) == 0;
    int lanes = lowest(~active, LANE_QUBITS);
    amplitudeOffset = subsets(active);
    laneOffset = subsets(lanes);
    outside = (1 << total) - 1 & ~(active | lanes);
    tiles = 1 << Integer.bitCount(outside);
  }

  private static int lowest(int mask, int bits) {
    int result = 0;
    for (int i = 0; i < bits; i++) {
      result |= Integer.lowestOneBit(mask & ~result);
    }
    return result;
  }

  /** All subsets of a mask in ascending order. */
  private static int[] subsets(int mask) {
    int[] subsets = new int[1 << Integer.bitCount(mask)];
    Arrays.setAll(subsets, i -> Bits.expand(i, mask));
    return subsets;
  }

  @Override
  public void apply(Statevector state, Angles angles, Workers workers) {
    workers.forEach(
        tiles,
        (tile, workspace) -> {
          StateBlock block = workspace.psi(LANES);
          load(block, state, tile);
          steps.apply(block, angles);
          store(block, state, tile);
        });
  }

  @Override
  public void pullBack(
      Statevector psi, Statevector lambda, Angles angles, double[] slopes, Workers workers) {
    double[][] parts = new double[tiles][];
    workers.forEach(
        tiles, (tile, workspace) -> parts[tile] = pullBack(psi, lambda, angles, tile, workspace));
    for (double[] part : parts) {
      for (int i = 0; i < slots.length; i++) {
        slopes[slots[i]] += part[i];
      }
    }
  }

  private double[] pullBack(
      Statevector psi, Statevector lambda, Angles angles, int tile, Workspace workspace) {
    StateBlock ket = workspace.psi(LANES);
    StateBlock bra = workspace.lambda(LANES);
    double[][] slopes = workspace.slopes(angles.slots());
    for (int slot : slots) {
      Arrays.fill(slopes[slot], 0);
    }
    load(ket, psi, tile);
    load(bra, lambda, tile);
    steps.pullBack(ket, bra, angles, slopes, first);
    if (!first) {
      store(ket, psi, tile);
      store(bra, lambda, tile);
    }
    double[] sums = new double[slots.length];
    for (int i = 0; i < slots.length; i++) {
      for (double slope : slopes[slots[i]]) {
        sums[i] += slope;
      }
    }
    return sums;
  }

  private void load(StateBlock block, Statevector state, int tile) {
    block.resize(qubits);
    int base = Bits.expand(tile, outside);
    if (lowLanes) {
      for (int a = 0; a < amplitudeOffset.length; a++) {
        System.arraycopy(state.re, base + amplitudeOffset[a], block.re(a), 0, LANES);
        System.arraycopy(state.im, base + amplitudeOffset[a], block.im(a), 0, LANES);
      }
      return;
    }
    for (int a = 0; a < amplitudeOffset.length; a += LINE) {
      for (int lane = 0; lane < LANES; lane++) {
        int from = base + amplitudeOffset[a] + laneOffset[lane];
        for (int k = 0; k < LINE; k++) {
          block.re(a + k)[lane] = state.re[from + k];
          block.im(a + k)[lane] = state.im[from + k];
        }
      }
    }
  }

  private void store(StateBlock block, Statevector state, int tile) {
    int base = Bits.expand(tile, outside);
    if (lowLanes) {
      for (int a = 0; a < amplitudeOffset.length; a++) {
        System.arraycopy(block.re(a), 0, state.re, base + amplitudeOffset[a], LANES);
        System.arraycopy(block.im(a), 0, state.im, base + amplitudeOffset[a], LANES);
      }
      return;
    }
    for (int a = 0; a < amplitudeOffset.length; a += LINE) {
      for (int lane = 0; lane < LANES; lane++) {
        int to = base + amplitudeOffset[a] + laneOffset[lane];
        for (int k = 0; k < LINE; k++) {
          state.re[to + k] = block.re(a + k)[lane];
          state.im[to + k] = block.im(a + k)[lane];
        }
      }
    }
  }
}
