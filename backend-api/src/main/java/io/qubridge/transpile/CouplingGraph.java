package io.qubridge.transpile;

import java.util.Arrays;

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

  /** For each node the number of nodes of its connected part. */
  int[] componentSizes() {
    int[] sizes = new int[size()];
    for (int node = 0; node < size(); node++) {
      for (short hops : distance[node]) {
        sizes[node] += hops < FAR ? 1 : 0;
      }
    }
    return sizes;
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
    int[] queue = new int[neighbours.length];
    queue[0] = from;
    int filled = 1;
    for (int next = 0; next < filled; next++) {
      int node = queue[next];
      for (int other : neighbours[node]) {
        if (hops[other] == FAR) {
          hops[other] = (short) (hops[node] + 1);
          queue[filled++] = other;
        }
      }
    }
    return hops;
  }
}
