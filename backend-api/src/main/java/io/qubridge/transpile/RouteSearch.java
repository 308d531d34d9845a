package io.qubridge.transpile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Finds routes on a device. Small circuits start from every assignment to every shape of region;
 * larger ones from regions around several qubits, refined by routing to and fro.
 */
final class RouteSearch {
  private static final int MOST_EXHAUSTIVE = 6;
  private static final int MOST_SHAPES = 12;
  private static final int ROUTES_A_SHAPE = 2;
  private static final int REFINEMENTS = 2;
  private static final int SWAP_ROUNDS = 4;
  private static final int PATIENCE = 6;

  /** A hop costs about one entangler, since most swaps are done by mirroring. */
  private static final double HOP_WEIGHT = 0.8;

  private static final double HOP_DECAY = 0.9;

  private final Interactions work;
  private final Target target;
  private final SplittableRandom random;

  private RouteSearch(Interactions work, Target target, long seed) {
    this.work = work;
    this.target = target;
    this.random = new SplittableRandom(seed);
  }

  /**
   * Routes on the device's nodes, in no particular order; none where the device has no connected
   * region that is large enough.
   */
  static List<Route> routes(Interactions work, Target target, long seed) {
    RouteSearch search = new RouteSearch(work, target, seed);
    return work.wires.length <= MOST_EXHAUSTIVE ? search.onShapes() : search.onRegions();
  }

  private static BeamOptions beam(int width, int lookahead) {
    return new BeamOptions(width, lookahead, HOP_WEIGHT, HOP_DECAY, SWAP_ROUNDS, PATIENCE);
  }

  private List<Route> onShapes() {
    int size = work.wires.length;
    List<Route> routes = new ArrayList<>();
    for (int[] shape : Regions.shapes(target.graph(), size, MOST_SHAPES)) {
      CouplingGraph graph = target.graph().induced(shape);
      int width = work.count() > 200 ? 8 : 24;
      List<Route> found = new BeamRouter(work, graph, beam(width, 16)).route(assignments(size));
      for (Route route : found.subList(0, Math.min(ROUTES_A_SHAPE, found.size()))) {
        routes.add(route.on(shape));
      }
    }
    return routes;
  }

  private static List<int[]> assignments(int size) {
    List<int[]> all = new ArrayList<>();
    int[] identity = new int[size];
    Arrays.setAll(identity, wire -> wire);
    permute(identity, 0, all);
    return all;
  }

  private static void permute(int[] order, int from, List<int[]> all) {
    if (from == order.length) {
      all.add(order.clone());
      return;
    }
    for (int i = from; i < order.length; i++) {
      exchange(order, from, i);
      permute(order, from + 1, all);
      exchange(order, from, i);
    }
  }

  private static void exchange(int[] order, int i, int j) {
    int other = order[i];
    order[i] = order[j];
    order[j] = other;
  }

  private List<Route> onRegions() {
    CouplingGraph graph = target.graph();
    Interactions reversed = work.reversed();
    int trials = Math.max(2, Math.min(12, 1500 / (work.count() + 1)));
    Set<List<Integer>> starts = new HashSet<>();
    List<int[]> refined = new ArrayList<>();
    BeamRouter forward = new BeamRouter(work, graph, beam(2, 20));
    BeamRouter backward = new BeamRouter(reversed, graph, beam(2, 20));
    for (int trial = 0; trial < trials; trial++) {
      int[] start = StartPlacement.near(work, target, random);
      if (start == null) {
        continue;
      }
      for (int k = 0; k < REFINEMENTS; k++) {
        int[] end = forward.route(List.of(start)).get(0).end();
        start = backward.route(List.of(end)).get(0).end();
      }
      if (starts.add(Arrays.stream(start).boxed().toList())) {
        refined.add(start);
      }
    }
    if (refined.isEmpty()) {
      return List.of();
    }
    List<Route> routes = new BeamRouter(work, graph, beam(8, 20)).route(refined);
    return routes.subList(0, Math.min(ROUTES_A_SHAPE, routes.size()));
  }
}
