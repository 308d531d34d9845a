package io.qubridge.transpile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Finds routes on a device. Small circuits start from every assignment to every shape of region;
 * larger ones from regions around several qubits, refined by routing to and fro.
 */
final class RouteSearch {
  private static final int MOST_EXHAUSTIVE = 6;
  private static final int MOST_SHAPES = 12;
  private static final int ROUTES_A_SHAPE = 2;
  private static final long PERFECT_STEPS = 1_000;
  private static final int REFINING_WIDTH = 2;
  private static final int WIDE_STARTS = 2;
  private static final int SWAP_ROUNDS = 4;
  private static final int PATIENCE = 3;

  /** A hop costs about one entangler, since most swaps are done by mirroring. */
  private static final double HOP_WEIGHT = 1;

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
   * region that is large enough, and the pairs as they are do not fit into several.
   */
  static List<Route> routes(Interactions work, Target target, long seed) {
    RouteSearch search = new RouteSearch(work, target, seed);
    if (work.wires.length <= MOST_EXHAUSTIVE) {
      List<Route> routes = search.onShapes();
      return routes.isEmpty() ? search.withoutSwaps() : routes;
    }
    List<Route> routes = search.withoutSwaps();
    return routes.isEmpty() ? search.onRegions() : routes;
  }

  /** A route on a placement that keeps every pair on neighbours, if one is found. */
  private List<Route> withoutSwaps() {
    int[] perfect =
        work.wires.length > Embedding.MOST_NODES
            ? null
            : Embedding.find(work.pattern(), target, PERFECT_STEPS, null);
    return perfect == null
        ? List.of()
        : new BeamRouter(work, target.graph(), beam(2, 20)).route(List.of(perfect));
  }

  private static BeamOptions beam(int width, int lookahead) {
    return new BeamOptions(width, lookahead, HOP_WEIGHT, HOP_DECAY, SWAP_ROUNDS, PATIENCE);
  }

  /** An effort that shrinks as circuits grow, within bounds. */
  private int share(int effort, int least, int most) {
    return Math.max(least, Math.min(most, effort / work.count()));
  }

  private List<Route> onShapes() {
    int size = work.wires.length;
    List<Route> routes = new ArrayList<>();
    for (int[] shape : Regions.shapes(target.graph(), size, MOST_SHAPES)) {
      CouplingGraph graph = target.graph().induced(shape);
      BeamRouter router = new BeamRouter(work, graph, beam(share(3_000, 8, 24), 16));
      List<Route> found = router.route(assignments(size));
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
    List<Route> narrow = refined();
    List<Route> routes = new ArrayList<>(narrow);
    BeamRouter wide = new BeamRouter(work, target.graph(), beam(share(1_500, 4, 16), 20));
    for (Route route : narrow) {
      routes.add(wide.route(List.of(route.start())).get(0));
    }
    return routes;
  }

  /** The best routes from placements from which routing to and fro has come back. */
  private List<Route> refined() {
    BeamRouter forward = new BeamRouter(work, target.graph(), beam(REFINING_WIDTH, 20));
    BeamRouter backward = new BeamRouter(work.reversed(), target.graph(), beam(REFINING_WIDTH, 20));
    List<Route> routes = new ArrayList<>();
    StartPlacement placement = new StartPlacement(work, target, random);
    if (!placement.isPossible()) {
      return routes;
    }
    for (int trial = 0; trial < share(800, 3, 12); trial++) {
      int[] start = trial % 2 == 0 ? placement.around() : placement.along();
      if (start != null) {
        Route route = forward.route(List.of(start)).get(0);
        Route back = backward.route(List.of(route.end())).get(0);
        Route again = forward.route(List.of(back.end())).get(0);
        routes.add(again.cost() < route.cost() ? again : route);
      }
    }
    routes.sort(Comparator.comparingInt(Route::cost));
    return routes.subList(0, Math.min(WIDE_STARTS, routes.size()));
  }
}
