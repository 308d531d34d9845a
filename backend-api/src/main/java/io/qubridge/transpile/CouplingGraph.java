package io.qubridge.transpile;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** An undirected graph of places for wires, with the distances between them. */
final class CouplingGraph {
  /** Stands for "not connected" in {@link #distance}. */
  static final short FAR = Short.MAX_VALUE;

  /** For each node its neighbours, ascending. */
  final int[][] neighbours;

  /** Hops between any two nodes. */
  final short[][] distance;

  CouplingGraph(int[][] neighbours) {
    this.neighbours = neighbours;
    this.distance = new short[neighbours.length][];
    for (int node = 0; node < neighbours.length; node++) {
      distance[node] = hops(node);
    }
  }

  int size() {
    return neighbours.length;
  }

  boolean adjacent(int a, int b) {
    return distance[a][b] == 1;
  }

  /** The number of nodes in the largest connected part. */
  int largestComponent() {
    int largest = 0;
    for (short[] hops : distance) {
      int count = 0;
      for (short own : hops) {
        count += own < FAR ? 1 : 0;
      }
      largest = Math.max(largest, count);
    }
    return largest;
  }

  /** The part between some nodes, which are numbered in the order given. */
  CouplingGraph induced(int[] nodes) {
    int[][] own = new int[nodes.length][];
    for (int i = 0; i < nodes.length; i++) {
      int[] found = new int[nodes.length];
      int count = 0;
      for (int j = 0; j < nodes.length; j++) {
        if (adjacent(nodes[i], nodes[j])) {
          found[count++] = j;
        }
      }
      own[i] = Arrays.copyOf(found, count);
    }
    return new CouplingGraph(own);
  }

  private short[] hops(int from) {
    short[] hops = new short[neighbours.length];
    Arrays.fill(hops, FAR);
    hops[from] = 0;
    Deque<Integer> queue = new ArrayDeque<>();
    queue.add(from);
    while (!queue.isEmpty()) {
      int node = queue.remove();
      for (int next : neighbours[node]) {
        if (hops[next] == FAR) {
          hops[next] = (short) (hops[node] + 1);
          queue.add(next);
        }
      }
    }
    return hops;
  }
}
