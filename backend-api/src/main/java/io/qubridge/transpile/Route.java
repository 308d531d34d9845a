package io.qubridge.transpile;

import java.util.Arrays;
import java.util.List;

/**
 * A way to do all interactions of a circuit on a graph.
 *
 * @param start for each wire its node at the beginning
 * @param moves what is done, in order
 * @param end for each wire its node at the end
 * @param cost entanglers altogether, before blocks of different moves are merged
 */
record Route(int[] start, List<Move> moves, int[] end, int cost) {
  /**
   * One thing done.
   *
   * @param interaction the number of the interaction; -1 for a swap of its own
   * @param mirrored whether a swap follows the interaction
   * @param node0 where the first wire of the interaction is, or one end of the swap
   * @param node1 where the second wire is, or the other end
   */
  record Move(int interaction, boolean mirrored, int node0, int node1) {}

  /** The same route on a larger graph, whose nodes are given for those of this one. */
  Route on(int[] nodes) {
    return new Route(
        Arrays.stream(start).map(node -> nodes[node]).toArray(),
        moves.stream()
            .map(
                move ->
                    new Move(move.interaction, move.mirrored, nodes[move.node0], nodes[move.node1]))
            .toList(),
        Arrays.stream(end).map(node -> nodes[node]).toArray(),
        cost);
  }
}
