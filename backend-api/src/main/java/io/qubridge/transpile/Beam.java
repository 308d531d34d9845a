package io.qubridge.transpile;

import java.util.ArrayList;
import java.util.List;

/**
 * The best moves offered so far, one for each state that they lead to. Offers that are not good
 * enough cost nothing but a comparison.
 */
final class Beam {
  private final int width;
  private final double[] scores;
  private final long[] keys;
  private final BeamState[] parents;
  private final long[] moves;
  private final int[] costs;
  private int size;

  Beam(int width) {
    this.width = width;
    scores = new double[width];
    keys = new long[width];
    parents = new BeamState[width];
    moves = new long[width];
    costs = new int[width];
  }

  boolean isEmpty() {
    return size == 0;
  }

  void clear() {
    size = 0;
  }

  /** The least cost among the kept moves; the largest integer if there is none. */
  int leastCost() {
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < size; i++) {
      least = Math.min(least, costs[i]);
    }
    return least;
  }

  /**
   * Offers a move.
   *
   * @param interaction what is done; -1 for a swap of its own
   * @param mirrored whether a swap follows
   * @param node0 as in {@link Route.Move}
   * @param node1 as in {@link Route.Move}
   * @param cost of the state that it leads to
   * @param score by which states are compared, low is good
   * @param key of the state that it leads to
   */
  void offer(
      BeamState parent,
      int interaction,
      boolean mirrored,
      int node0,
      int node1,
      int cost,
      double score,
      long key) {
    if (size == width && score >= scores[size - 1]) {
      return;
    }
    int at = size;
    for (int i = 0; i < size; i++) {
      if (keys[i] == key) {
        if (scores[i] <= score) {
          return;
        }
        at = i;
        break;
      }
    }
    if (at == width) {
      at--;
    } else if (at == size) {
      size++;
    }
    for (; at > 0 && scores[at - 1] > score; at--) {
      scores[at] = scores[at - 1];
      keys[at] = keys[at - 1];
      parents[at] = parents[at - 1];
      moves[at] = moves[at - 1];
      costs[at] = costs[at - 1];
    }
    scores[at] = score;
    keys[at] = key;
    parents[at] = parent;
    moves[at] = (long) interaction << 33 | (mirrored ? 1L << 32 : 0) | (long) node0 << 16 | node1;
    costs[at] = cost;
  }

  /** The states that the kept moves lead to, best first. */
  List<BeamState> states() {
    List<BeamState> states = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      long move = moves[i];
      Route.Move next =
          new Route.Move(
              (int) (move >> 33),
              (move >> 32 & 1) == 1,
              (int) (move >> 16 & 0xffff),
              (int) (move & 0xffff));
      states.add(parents[i].after(next, costs[i], keys[i]));
    }
    return states;
  }
}
