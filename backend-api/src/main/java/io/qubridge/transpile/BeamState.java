package io.qubridge.transpile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A state of a {@link BeamRouter}: what is done, where the wires are, and how it came about. */
final class BeamState {
  /** How a state came about; keeps no state alive. */
  private record Trail(Trail before, Route.Move move) {}

  private final Trail trail;
  private final int[] start;

  /** For each wire its node; a router may change it for a moment while it weighs a move. */
  final short[] nodeOf;

  /** For each node its wire, or -1. */
  final short[] wireAt;

  /** Which interactions are done, from the word of {@link #firstOpen} on. */
  private final long[] done;

  /** The first interaction that is not done. */
  final int firstOpen;

  /** Entanglers so far. */
  final int cost;

  /** The same for states in which the same is done and the wires are in the same places. */
  final long key;

  private BeamState(
      Trail trail,
      int[] start,
      short[] nodeOf,
      short[] wireAt,
      long[] done,
      int firstOpen,
      int cost,
      long key) {
    this.trail = trail;
    this.start = start;
    this.nodeOf = nodeOf;
    this.wireAt = wireAt;
    this.done = done;
    this.firstOpen = firstOpen;
    this.cost = cost;
    this.key = key;
  }

  /** The beginning: nothing is done. */
  static BeamState of(int[] start, int nodes, long key) {
    short[] nodeOf = new short[start.length];
    short[] wireAt = new short[nodes];
    Arrays.fill(wireAt, (short) -1);
    for (int wire = 0; wire < start.length; wire++) {
      nodeOf[wire] = (short) start[wire];
      wireAt[start[wire]] = (short) wire;
    }
    return new BeamState(null, start, nodeOf, wireAt, new long[1], 0, 0, key);
  }

  boolean isDone(int interaction) {
    int word = (interaction >> 6) - (firstOpen >> 6);
    return interaction < firstOpen || word < done.length && (done[word] >> interaction & 1) == 1;
  }

  /** The state after one more move. */
  BeamState after(Route.Move next, int newCost, long newKey) {
    Trail longer = new Trail(trail, next);
    short[] nodes = nodeOf;
    short[] wires = wireAt;
    if (next.interaction() < 0 || next.mirrored()) {
      nodes = nodeOf.clone();
      wires = wireAt.clone();
      exchange(nodes, wires, next.node0(), next.node1());
    }
    if (next.interaction() < 0) {
      return new BeamState(longer, start, nodes, wires, done, firstOpen, newCost, newKey);
    }
    long[] more = with(next.interaction());
    int base = firstOpen >> 6;
    int open = firstOpen;
    while ((open >> 6) - base < more.length && (more[(open >> 6) - base] >> open & 1) == 1) {
      open++;
    }
    int passed = (open >> 6) - base;
    if (passed > 0) {
      more = Arrays.copyOfRange(more, passed, Math.max(more.length, passed + 1));
    }
    return new BeamState(longer, start, nodes, wires, more, open, newCost, newKey);
  }

  private static void exchange(short[] nodeOf, short[] wireAt, int node0, int node1) {
    short here = wireAt[node0];
    short there = wireAt[node1];
    wireAt[node0] = there;
    wireAt[node1] = here;
    if (here >= 0) {
      nodeOf[here] = (short) node1;
    }
    if (there >= 0) {
      nodeOf[there] = (short) node0;
    }
  }

  private long[] with(int interaction) {
    int word = (interaction >> 6) - (firstOpen >> 6);
    long[] more = Arrays.copyOf(done, Math.max(done.length, word + 1));
    more[word] |= 1L << interaction;
    return more;
  }

  /** The way to this state. */
  Route route() {
    List<Route.Move> moves = new ArrayList<>();
    for (Trail at = trail; at != null; at = at.before) {
      moves.add(at.move);
    }
    Collections.reverse(moves);
    int[] end = new int[nodeOf.length];
    Arrays.setAll(end, wire -> nodeOf[wire]);
    return new Route(start, moves, end, cost);
  }
}
