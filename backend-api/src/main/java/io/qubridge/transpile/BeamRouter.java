package io.qubridge.transpile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Searches for a cheap route, level by level: level k holds the best states in which k interactions
 * are done.
 *
 * <p>A state is judged by its cost plus a weighted sum of the distances that its next interactions
 * have yet to bridge. An interaction on coupled nodes is done as it is or mirrored, which moves its
 * wires for the price of at most one entangler. Swaps of their own are tried only in states where
 * no interaction can be done. Not thread-safe.
 */
final class BeamRouter {
  private static final int SWAP_COST = 3;

  private final Interactions work;
  private final CouplingGraph graph;
  private final BeamOptions options;
  private final double[] weights;
  private final long[][] placeKeys;
  private final long[] doneKeys;
  private final int[] window;
  private int windowSize;
  private final int[] ready;
  private int readySize;

  BeamRouter(Interactions work, CouplingGraph graph, BeamOptions options) {
    this.work = work;
    this.graph = graph;
    this.options = options;
    this.weights = new double[options.lookahead() + 1];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = options.weight() * Math.pow(options.decay(), k);
    }
    SplittableRandom random = new SplittableRandom(0x5eed);
    placeKeys = new long[work.wires.length][graph.size()];
    for (long[] keys : placeKeys) {
      Arrays.setAll(keys, node -> random.nextLong());
    }
    doneKeys = new long[work.count()];
    Arrays.setAll(doneKeys, k -> random.nextLong());
    window = new int[options.lookahead() + 1];
    ready = new int[options.lookahead() + 1];
  }

  /** A state that survived. */
  private static final class State {
    final State parent;
    final Route.Move move;
    final short[] nodeOf;
    final short[] wireAt;

    /** Which interactions are done, from the word of {@link #firstOpen} on. */
    final long[] done;

    final int firstOpen;
    final int cost;
    final long key;

    State(
        State parent,
        Route.Move move,
        short[] nodeOf,
        short[] wireAt,
        long[] done,
        int firstOpen,
        int cost,
        long key) {
      this.parent = parent;
      this.move = move;
      this.nodeOf = nodeOf;
      this.wireAt = wireAt;
      this.done = done;
      this.firstOpen = firstOpen;
      this.cost = cost;
      this.key = key;
    }

    boolean isDone(int interaction) {
      int word = (interaction >> 6) - (firstOpen >> 6);
      return interaction < firstOpen || word < done.length && (done[word] >> interaction & 1) == 1;
    }
  }

  /** A state that may survive. */
  private record Candidate(State parent, Route.Move move, int cost, double score, long key) {}

  /**
   * Routes from any of some placements.
   *
   * @param starts for each placement the node of each wire
   * @return at most as many routes as the beam is wide, cheapest first
   */
  List<Route> route(List<int[]> starts) {
    List<State> level = begin(starts);
    for (int k = 0; k < work.count(); k++) {
      level = advance(level);
    }
    return level.stream()
        .sorted((a, b) -> Integer.compare(a.cost, b.cost))
        .map(this::trace)
        .toList();
  }

  private List<State> begin(List<int[]> starts) {
    List<Candidate> candidates = new ArrayList<>();
    for (int[] start : starts) {
      State state = state(start);
      look(state);
      candidates.add(new Candidate(state, null, 0, distances(state.nodeOf, -1), state.key));
    }
    return best(candidates).stream().map(Candidate::parent).toList();
  }

  private State state(int[] start) {
    short[] nodeOf = new short[start.length];
    short[] wireAt = new short[graph.size()];
    Arrays.fill(wireAt, (short) -1);
    long key = 0;
    for (int wire = 0; wire < start.length; wire++) {
      nodeOf[wire] = (short) start[wire];
      wireAt[start[wire]] = (short) wire;
      key ^= placeKeys[wire][start[wire]];
    }
    return new State(null, null, nodeOf, wireAt, new long[1], 0, 0, key);
  }

  /** Takes every state of a level through swaps as needed to the next. */
  private List<State> advance(List<State> level) {
    List<Candidate> next = new ArrayList<>();
    Map<Long, Integer> seen = new HashMap<>();
    List<State> current = level;
    long bound = Integer.MAX_VALUE;
    for (int round = 0; !current.isEmpty(); round++) {
      List<Candidate> swaps = new ArrayList<>();
      for (State state : current) {
        if (round > 0 && state.cost >= bound + options.patience()) {
          continue;
        }
        look(state);
        if (!interact(state, next)) {
          if (round < options.swapRounds()) {
            swap(state, swaps, seen);
          } else {
            next.add(walk(state));
          }
        }
      }
      for (Candidate candidate : next) {
        bound = Math.min(bound, candidate.cost);
      }
      current = best(swaps).stream().map(this::grow).toList();
    }
    return best(next).stream().map(this::grow).toList();
  }

  /** Finds the next open interactions and which of them may be done. */
  private void look(State state) {
    windowSize = 0;
    readySize = 0;
    for (int k = state.firstOpen; k < work.count() && windowSize < options.lookahead(); k++) {
      if (!state.isDone(k)) {
        window[windowSize++] = k;
        if (isReady(state, k)) {
          ready[readySize++] = k;
        }
      }
    }
  }

  private boolean isReady(State state, int interaction) {
    for (int other : work.waitsFor[interaction]) {
      if (!state.isDone(other)) {
        return false;
      }
    }
    return true;
  }

  /** The weighted distances of the window, leaving one interaction out. */
  private double distances(short[] nodeOf, int without) {
    double sum = 0;
    int rank = 0;
    for (int i = 0; i < windowSize; i++) {
      int k = window[i];
      if (k != without) {
        int hops = graph.distance[nodeOf[work.first[k]]][nodeOf[work.second[k]]];
        sum += weights[rank++] * (hops - 1);
      }
    }
    return sum;
  }

  /** Adds a candidate for each interaction that can be done, mirrored and not. */
  private boolean interact(State state, List<Candidate> next) {
    boolean any = false;
    for (int i = 0; i < readySize; i++) {
      int k = ready[i];
      int wire0 = work.first[k];
      int wire1 = work.second[k];
      short node0 = state.nodeOf[wire0];
      short node1 = state.nodeOf[wire1];
      if (!graph.adjacent(node0, node1)) {
        continue;
      }
      any = true;
      long key = state.key ^ doneKeys[k];
      int cost = state.cost + work.cost[k];
      next.add(
          new Candidate(
              state,
              new Route.Move(k, false, node0, node1),
              cost,
              cost + distances(state.nodeOf, k),
              key));
      cost = state.cost + work.mirrored[k];
      state.nodeOf[wire0] = node1;
      state.nodeOf[wire1] = node0;
      next.add(
          new Candidate(
              state,
              new Route.Move(k, true, node0, node1),
              cost,
              cost + distances(state.nodeOf, k),
              key ^ moved(wire0, node0, node1) ^ moved(wire1, node1, node0)));
      state.nodeOf[wire0] = node0;
      state.nodeOf[wire1] = node1;
    }
    return any;
  }

  private long moved(int wire, int from, int to) {
    return placeKeys[wire][from] ^ placeKeys[wire][to];
  }

  /** Adds a candidate for each swap that touches an interaction that may be done. */
  private void swap(State state, List<Candidate> swaps, Map<Long, Integer> seen) {
    for (int i = 0; i < readySize; i++) {
      for (int wire : new int[] {work.first[ready[i]], work.second[ready[i]]}) {
        short from = state.nodeOf[wire];
        for (int to : graph.neighbours[from]) {
          trySwap(state, wire, from, (short) to, swaps, seen);
        }
      }
    }
  }

  private void trySwap(
      State state, int wire, short from, short to, List<Candidate> swaps, Map<Long, Integer> seen) {
    short other = state.wireAt[to];
    long key = state.key ^ moved(wire, from, to) ^ (other < 0 ? 0 : moved(other, to, from));
    int cost = state.cost + SWAP_COST;
    Integer before = seen.get(key);
    if (before != null && before <= cost) {
      return;
    }
    seen.put(key, cost);
    state.nodeOf[wire] = to;
    if (other >= 0) {
      state.nodeOf[other] = from;
    }
    double score = cost + distances(state.nodeOf, -1);
    state.nodeOf[wire] = from;
    if (other >= 0) {
      state.nodeOf[other] = to;
    }
    swaps.add(new Candidate(state, new Route.Move(-1, false, from, to), cost, score, key));
  }

  /** Brings the first interaction that may be done together on a shortest path, and does it. */
  private Candidate walk(State state) {
    int k = ready[0];
    State at = state;
    while (true) {
      short from = at.nodeOf[work.first[k]];
      short goal = at.nodeOf[work.second[k]];
      if (graph.adjacent(from, goal)) {
        int cost = at.cost + work.cost[k];
        return new Candidate(
            at,
            new Route.Move(k, false, from, goal),
            cost,
            cost + distances(at.nodeOf, k),
            at.key ^ doneKeys[k]);
      }
      for (int next : graph.neighbours[from]) {
        if (graph.distance[next][goal] < graph.distance[from][goal]) {
          short other = at.wireAt[next];
          long key =
              at.key
                  ^ moved(work.first[k], from, next)
                  ^ (other < 0 ? 0 : moved(other, next, from));
          at =
              grow(
                  new Candidate(
                      at, new Route.Move(-1, false, from, next), at.cost + SWAP_COST, 0, key));
          break;
        }
      }
    }
  }

  /** The best candidates, one for each state that they lead to. */
  private List<Candidate> best(List<Candidate> candidates) {
    if (candidates.isEmpty()) {
      return candidates;
    }
    Collections.sort(candidates, (a, b) -> Double.compare(a.score, b.score));
    Map<Long, Boolean> taken = new HashMap<>();
    List<Candidate> result = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (taken.put(candidate.key, true) == null) {
        result.add(candidate);
        if (result.size() == options.width()) {
          break;
        }
      }
    }
    return result;
  }

  private State grow(Candidate candidate) {
    State parent = candidate.parent;
    Route.Move move = candidate.move;
    short[] nodeOf = parent.nodeOf;
    short[] wireAt = parent.wireAt;
    if (move.interaction() < 0 || move.mirrored()) {
      nodeOf = nodeOf.clone();
      wireAt = wireAt.clone();
      short here = wireAt[move.node0()];
      short there = wireAt[move.node1()];
      wireAt[move.node0()] = there;
      wireAt[move.node1()] = here;
      if (here >= 0) {
        nodeOf[here] = (short) move.node1();
      }
      if (there >= 0) {
        nodeOf[there] = (short) move.node0();
      }
    }
    long[] done = parent.done;
    int firstOpen = parent.firstOpen;
    if (move.interaction() >= 0) {
      done = withDone(parent, move.interaction());
      int base = firstOpen >> 6;
      while (firstOpen < work.count()
          && (firstOpen >> 6) - base < done.length
          && (done[(firstOpen >> 6) - base] >> firstOpen & 1) == 1) {
        firstOpen++;
      }
      int passed = Math.min((firstOpen >> 6) - base, done.length);
      done =
          passed == 0 ? done : Arrays.copyOfRange(done, passed, Math.max(done.length, passed + 1));
    }
    return new State(parent, move, nodeOf, wireAt, done, firstOpen, candidate.cost, candidate.key);
  }

  private static long[] withDone(State state, int interaction) {
    int word = (interaction >> 6) - (state.firstOpen >> 6);
    long[] done = Arrays.copyOf(state.done, Math.max(state.done.length, word + 1));
    done[word] |= 1L << interaction;
    return done;
  }

  private Route trace(State end) {
    List<Route.Move> moves = new ArrayList<>();
    State at = end;
    while (at.parent != null) {
      moves.add(at.move);
      at = at.parent;
    }
    Collections.reverse(moves);
    return new Route(places(at.nodeOf), moves, places(end.nodeOf), end.cost);
  }

  private static int[] places(short[] nodeOf) {
    int[] places = new int[nodeOf.length];
    for (int wire = 0; wire < places.length; wire++) {
      places[wire] = nodeOf[wire];
    }
    return places;
  }
}
