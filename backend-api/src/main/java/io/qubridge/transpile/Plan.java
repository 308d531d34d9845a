package io.qubridge.transpile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A routed circuit on nodes of a device.
 *
 * <p>Wires without interactions have no node of their own yet: they are on numbers from the size of
 * the device upwards until {@link #settled}.
 *
 * @param steps the steps on nodes
 * @param start for each wire its node at the beginning
 * @param end for each wire its node at the end
 */
record Plan(List<Step> steps, int[] start, int[] end) {
  private static final double PULSES_AN_ENTANGLER = 1.5;
  private static final long EMBEDDING_STEPS = 2_000;

  /** Applies a route and merges what has become neighbours by it. */
  static Plan of(
      List<Step> steps,
      Interactions work,
      Route route,
      int wires,
      Target target,
      BlockRules rules) {
    int[] nodeOf = new int[wires];
    Arrays.setAll(nodeOf, wire -> target.size() + wire);
    for (int k = 0; k < work.wires.length; k++) {
      nodeOf[work.wires[k]] = route.start()[k];
    }
    takeAlong(nodeOf, route, target.size());
    int[] start = nodeOf.clone();
    List<Step> routed = RoutedSteps.of(steps, work, route, nodeOf);
    return new Plan(new Simplifier(rules).simplify(routed), start, nodeOf);
  }

  /**
   * Where a route leaves too few nodes alone for the wires without interactions, puts some of these
   * on nodes that it passes, so that its swaps move them too.
   */
  private static void takeAlong(int[] nodeOf, Route route, int nodes) {
    boolean[] taken = new boolean[nodes];
    boolean[] passed = new boolean[nodes];
    for (int node : route.start()) {
      taken[node] = true;
      passed[node] = true;
    }
    for (Route.Move move : route.moves()) {
      passed[move.node0()] = true;
      passed[move.node1()] = true;
    }
    long alone = IntStream.range(0, nodes).filter(node -> !passed[node]).count();
    long without = Arrays.stream(nodeOf).filter(node -> node >= nodes).count();
    int next = 0;
    for (int wire = 0; wire < nodeOf.length && without > alone; wire++) {
      if (nodeOf[wire] >= nodes) {
        while (taken[next] || !passed[next]) {
          next++;
        }
        nodeOf[wire] = next++;
        without--;
      }
    }
  }

  /** The entanglers of all two-wire steps. */
  int entanglers(boolean continuous) {
    int sum = 0;
    for (Step step : steps) {
      sum += step.isTwoWire() ? Interactions.cost(step, continuous) : 0;
    }
    return sum;
  }

  /** The same plan on the best qubits that are coupled alike, with a node for every wire. */
  Plan settled(Target target) {
    int[] used = usedNodes(target);
    int[] place = new int[target.size() + start.length];
    int[] found =
        used.length > Embedding.MOST_NODES
            ? used
            : Embedding.find(pattern(used, target), target, EMBEDDING_STEPS, used);
    boolean[] taken = new boolean[target.size()];
    for (int k = 0; k < used.length; k++) {
      place[used[k]] = found[k];
      taken[found[k]] = true;
    }
    for (int node : withoutNode(target)) {
      place[node] = bestFree(target, taken);
      taken[place[node]] = true;
    }
    List<Step> moved = new ArrayList<>(steps.size());
    for (Step step : steps) {
      moved.add(step.on(places(step.wires, place)));
    }
    return new Plan(moved, places(start, place), places(end, place));
  }

  private static int[] places(int[] nodes, int[] place) {
    return Arrays.stream(nodes).map(node -> place[node]).toArray();
  }

  private int[] usedNodes(Target target) {
    boolean[] used = new boolean[target.size() + start.length];
    for (int node : start) {
      used[node] = true;
    }
    for (Step step : steps) {
      for (int node : step.wires) {
        used[node] = true;
      }
    }
    int[] nodes = new int[target.size()];
    int count = 0;
    for (int node = 0; node < target.size(); node++) {
      if (used[node]) {
        nodes[count++] = node;
      }
    }
    return Arrays.copyOf(nodes, count);
  }

  /** The numbers of the wires without interactions, those that nothing is done with last. */
  private int[] withoutNode(Target target) {
    Set<Integer> busy = new HashSet<>();
    for (Step step : steps) {
      if (step.kind != Step.Kind.BARRIER) {
        busy.add(step.wires[0]);
      }
    }
    return Arrays.stream(start)
        .filter(node -> node >= target.size())
        .boxed()
        .sorted(Comparator.comparing((Integer node) -> !busy.contains(node)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private Embedding.Pattern pattern(int[] used, Target target) {
    int size = used.length;
    double[][] pairs = new double[size][size];
    double[] pulses = new double[size];
    double[] readouts = new double[size];
    boolean measures = false;
    for (Step step : steps) {
      int a = Arrays.binarySearch(used, step.wires[0]);
      if (a < 0) {
        continue;
      }
      if (step.isTwoWire()) {
        int b = Arrays.binarySearch(used, step.wires[1]);
        int cost = Interactions.cost(step, target.continuous());
        pairs[a][b] += cost;
        pairs[b][a] += cost;
        pulses[a] += PULSES_AN_ENTANGLER * cost;
        pulses[b] += PULSES_AN_ENTANGLER * cost;
      } else if (step.kind == Step.Kind.MEASURE) {
        readouts[a]++;
        measures = true;
      }
    }
    for (int node : end) {
      int k = Arrays.binarySearch(used, node);
      if (!measures && k >= 0) {
        readouts[k]++;
      }
    }
    return new Embedding.Pattern(pairs, pulses, readouts);
  }

  private static int bestFree(Target target, boolean[] taken) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int node = 0; node < target.size(); node++) {
      double loss = target.readoutLoss(node) + target.pulseLoss(node);
      if (!taken[node] && loss < least) {
        least = loss;
        best = node;
      }
    }
    return best;
  }
}
