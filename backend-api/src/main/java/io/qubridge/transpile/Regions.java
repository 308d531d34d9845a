package io.qubridge.transpile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The shapes of connected sets of nodes: one example for each shape.
 *
 * <p>Sets are enumerated by the ESU algorithm (Wernicke 2006); two sets count as one shape when two
 * rounds of colour refinement cannot tell them apart.
 */
final class Regions {
  private static final int MOST_SETS = 20_000;

  private final CouplingGraph graph;
  private final int size;
  private final int[] chosen;
  private final boolean[] blocked;
  private final Map<Long, int[]> examples = new LinkedHashMap<>();
  private int visited;

  private Regions(CouplingGraph graph, int size) {
    this.graph = graph;
    this.size = size;
    this.chosen = new int[size];
    this.blocked = new boolean[graph.size()];
  }

  /**
   * Finds shapes.
   *
   * @param most how many to return; those with more edges come first
   */
  static List<int[]> shapes(CouplingGraph graph, int size, int most) {
    Regions regions = new Regions(graph, size);
    for (int root = 0; root < graph.size() && regions.visited < MOST_SETS; root++) {
      regions.start(root);
    }
    return regions.examples.values().stream()
        .sorted(Comparator.comparingInt((int[] nodes) -> -regions.edges(nodes)))
        .limit(most)
        .toList();
  }

  private void start(int root) {
    chosen[0] = root;
    List<Integer> marked = new ArrayList<>();
    mark(root, marked);
    List<Integer> extension = new ArrayList<>();
    for (int next : graph.neighbours[root]) {
      if (next > root) {
        extension.add(next);
        mark(next, marked);
      }
    }
    extend(1, extension, root);
    marked.forEach(node -> blocked[node] = false);
  }

  private void extend(int count, List<Integer> extension, int root) {
    if (count == size) {
      visited++;
      examples.putIfAbsent(colour(), chosen.clone());
      return;
    }
    List<Integer> rest = new ArrayList<>(extension);
    while (!rest.isEmpty() && visited < MOST_SETS) {
      int node = rest.remove(rest.size() - 1);
      chosen[count] = node;
      List<Integer> longer = new ArrayList<>(rest);
      List<Integer> marked = new ArrayList<>();
      for (int next : graph.neighbours[node]) {
        if (next > root && !blocked[next]) {
          longer.add(next);
          mark(next, marked);
        }
      }
      extend(count + 1, longer, root);
      marked.forEach(other -> blocked[other] = false);
    }
  }

  private void mark(int node, List<Integer> marked) {
    if (!blocked[node]) {
      blocked[node] = true;
      marked.add(node);
    }
  }

  /** A number that is the same for sets of one shape. */
  private long colour() {
    long[] colours = new long[size];
    Arrays.fill(colours, 1);
    for (int round = 0; round < 3; round++) {
      long[] next = new long[size];
      for (int i = 0; i < size; i++) {
        long sum = 0;
        for (int j = 0; j < size; j++) {
          if (graph.adjacent(chosen[i], chosen[j])) {
            sum += SplitMix64.mix(colours[j]);
          }
        }
        next[i] = SplitMix64.mix(colours[i] * 31 + sum);
      }
      colours = next;
    }
    long sum = 0;
    for (long colour : colours) {
      sum += SplitMix64.mix(colour);
    }
    return sum;
  }

  private int edges(int[] nodes) {
    int count = 0;
    for (int a : nodes) {
      for (int b : nodes) {
        count += graph.adjacent(a, b) ? 1 : 0;
      }
    }
    return count;
  }
}
