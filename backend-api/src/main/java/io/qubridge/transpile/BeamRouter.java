package io.qubridge.transpile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
  private final Beam next;
  private final Beam swapped;
  private final CostTable seen = new CostTable();

  /** The next open interactions of the state at hand, and those that wait for nothing. */
  private final int[] window;

  private int windowSize;
  private final int[] ready;
  private int readySize;
  private final int[] newest;
  private final int[] olderOfFirst;
  private final int[] olderOfSecond;

  BeamRouter(Interactions work, CouplingGraph graph, BeamOptions options) {
    this.work = work;
    this.graph = graph;
    this.options = options;
    this.weights = new double[options.lookahead()];
    Arrays.setAll(weights, k -> options.weight() * Math.pow(options.decay(), k));
    next = new Beam(options.width());
    swapped = new Beam(options.width());
    window = new int[options.lookahead()];
    ready = new int[options.lookahead()];
    newest = new int[work.wires.length];
    olderOfFirst = new int[options.lookahead()];
    olderOfSecond = new int[options.lookahead()];
  }

  /**
   * Routes from any of some placements.
   *
   * @param starts for each placement the node of each wire
   * @return at most as many routes as the beam is wide, cheapest first
   */
  List<Route> route(List<int[]> starts) {
    List<BeamState> level = begin(starts);
    for (int k = 0; k < work.count(); k++) {
      level = advance(level);
    }
    return level.stream()
        .sorted(Comparator.comparingInt(state -> state.cost))
        .map(BeamState::route)
        .toList();
  }

  private List<BeamState> begin(List<int[]> starts) {
    List<BeamState> states = new ArrayList<>();
    Map<BeamState, Double> scores = new HashMap<>();
    for (int[] start : starts) {
      long key = 0;
      for (int wire = 0; wire < start.length; wire++) {
        key ^= placeKey(wire, start[wire]);
      }
      BeamState state = BeamState.of(start, graph.size(), key);
      look(state);
      scores.put(state, distances(state.nodeOf, -1));
      states.add(state);
    }
    states.sort(Comparator.comparingDouble(scores::get));
    return states.subList(0, Math.min(options.width(), states.size()));
  }

  /** Takes every state of a level through swaps as needed to the next. */
  private List<BeamState> advance(List<BeamState> level) {
    next.clear();
    seen.clear();
    List<BeamState> current = level;
    for (int round = 0; !current.isEmpty(); round++) {
      swapped.clear();
      long bound = round == 0 ? Long.MAX_VALUE : (long) next.leastCost() + options.patience();
      for (BeamState state : current) {
        if (state.cost < bound) {
          look(state);
          if (!interact(state)) {
            swap(state);
          }
        }
      }
      current = round < options.swapRounds() ? swapped.states() : List.of();
    }
    if (next.isEmpty()) {
      level.forEach(this::walk);
    }
    return next.states();
  }

  /** Finds the next open interactions and which of them may be done. */
  private void look(BeamState state) {
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

  private boolean isReady(BeamState state, int interaction) {
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

  /** Offers each interaction that can be done, mirrored and not; tells whether there is one. */
  private boolean interact(BeamState state) {
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
      long key = state.key ^ doneKey(k);
      int cost = state.cost + work.cost[k];
      double score = cost + distances(state.nodeOf, k);
      next.offer(state, k, false, node0, node1, cost, score, key);
      cost = state.cost + work.mirrored[k];
      state.nodeOf[wire0] = node1;
      state.nodeOf[wire1] = node0;
      score = cost + distances(state.nodeOf, k);
      key ^= moved(wire0, node0, node1) ^ moved(wire1, node1, node0);
      next.offer(state, k, true, node0, node1, cost, score, key);
      state.nodeOf[wire0] = node0;
      state.nodeOf[wire1] = node1;
    }
    return any;
  }

  private long moved(int wire, int from, int to) {
    return placeKey(wire, from) ^ placeKey(wire, to);
  }

  /** A number for a wire on a node; a state's key is the exclusive or of its numbers. */
  private static long placeKey(int wire, int node) {
    return SplitMix64.mix((long) wire << 32 | node);
  }

  private static long doneKey(int interaction) {
    return SplitMix64.mix(~interaction);
  }

  /** Offers each swap that touches an interaction that may be done. */
  private void swap(BeamState state) {
    double here = distances(state.nodeOf, -1);
    link();
    for (int i = 0; i < readySize; i++) {
      swap(state, work.first[ready[i]], here);
      swap(state, work.second[ready[i]], here);
    }
  }

  /** Threads the window's interactions on a list for each wire. */
  private void link() {
    Arrays.fill(newest, -1);
    for (int i = 0; i < windowSize; i++) {
      olderOfFirst[i] = newest[work.first[window[i]]];
      newest[work.first[window[i]]] = 2 * i;
      olderOfSecond[i] = newest[work.second[window[i]]];
      newest[work.second[window[i]]] = 2 * i + 1;
    }
  }

  /** The part of {@link #distances} that two wires contribute; the second may be missing. */
  private double around(short[] nodeOf, int wire, int other) {
    double sum = 0;
    for (int at = newest[wire]; at >= 0; at = older(at)) {
      sum += term(nodeOf, at >> 1);
    }
    for (int at = other < 0 ? -1 : newest[other]; at >= 0; at = older(at)) {
      int k = window[at >> 1];
      if (work.first[k] != wire && work.second[k] != wire) {
        sum += term(nodeOf, at >> 1);
      }
    }
    return sum;
  }

  private int older(int at) {
    return (at & 1) == 0 ? olderOfFirst[at >> 1] : olderOfSecond[at >> 1];
  }

  private double term(short[] nodeOf, int rank) {
    int k = window[rank];
    return weights[rank] * (graph.distance[nodeOf[work.first[k]]][nodeOf[work.second[k]]] - 1);
  }

  private void swap(BeamState state, int wire, double here) {
    short from = state.nodeOf[wire];
    int cost = state.cost + SWAP_COST;
    for (int to : graph.neighbours[from]) {
      short other = state.wireAt[to];
      long key = state.key ^ moved(wire, from, to) ^ (other < 0 ? 0 : moved(other, to, from));
      if (seen.improves(key, cost)) {
        double before = around(state.nodeOf, wire, other);
        state.nodeOf[wire] = (short) to;
        if (other >= 0) {
          state.nodeOf[other] = from;
        }
        double score = cost + here + around(state.nodeOf, wire, other) - before;
        state.nodeOf[wire] = from;
        if (other >= 0) {
          state.nodeOf[other] = (short) to;
        }
        swapped.offer(state, -1, false, from, to, cost, score, key);
      }
    }
  }

  /** Brings the first interaction that may be done together on a shortest path, and does it. */
  private void walk(BeamState state) {
    look(state);
    int k = ready[0];
    BeamState at = state;
    short goal = at.nodeOf[work.second[k]];
    while (!graph.adjacent(at.nodeOf[work.first[k]], goal)) {
      short from = at.nodeOf[work.first[k]];
      int to = closer(from, goal);
      short other = at.wireAt[to];
      long key = at.key ^ moved(work.first[k], from, to) ^ (other < 0 ? 0 : moved(other, to, from));
      at = at.after(new Route.Move(-1, false, from, to), at.cost + SWAP_COST, key);
    }
    int cost = at.cost + work.cost[k];
    double score = cost + distances(at.nodeOf, k);
    next.offer(at, k, false, at.nodeOf[work.first[k]], goal, cost, score, at.key ^ doneKey(k));
  }

  private int closer(int from, int goal) {
    for (int node : graph.neighbours[from]) {
      if (graph.distance[node][goal] < graph.distance[from][goal]) {
        return node;
      }
    }
    throw new AssertionError("nodes " + from + " and " + goal + " are not connected");
  }
}
