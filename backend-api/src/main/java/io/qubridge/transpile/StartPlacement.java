package io.qubridge.transpile;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Places wires at random on good parts of a device, partners near each other. */
final class StartPlacement {
  private static final double DECAY = 0.97;
  private static final int ATTEMPTS = 64;
  private static final int CENTRES = 4;

  private final Target target;
  private final SplittableRandom random;
  private final int count;
  private final double[][] weight;

  /** For each wire those that it interacts with. */
  private final int[][] partners;

  /** The nodes of connected parts that are large enough. */
  private final int[] roomy;

  StartPlacement(Interactions work, Target target, SplittableRandom random) {
    this.target = target;
    this.random = random;
    this.count = work.wires.length;
    this.weight = weights(work);
    this.partners = partners(weight);
    int[] componentSize = target.graph().componentSizes();
    this.roomy =
        IntStream.range(0, target.size()).filter(node -> componentSize[node] >= count).toArray();
  }

  private static int[][] partners(double[][] weight) {
    return Arrays.stream(weight)
        .map(row -> IntStream.range(0, row.length).filter(other -> row[other] > 0).toArray())
        .toArray(int[][]::new);
  }

  /** Whether some connected part of the device takes all wires. */
  boolean isPossible() {
    return roomy.length > 0;
  }

  private static double[][] weights(Interactions work) {
    double[][] weight = new double[work.wires.length][work.wires.length];
    double now = 1;
    for (int k = 0; k < work.count(); k++) {
      weight[work.first[k]][work.second[k]] += now;
      weight[work.second[k]][work.first[k]] += now;
      now *= DECAY;
    }
    return weight;
  }

  /** In a compact region, each wire as near as possible to its partners. */
  int[] around() {
    int[] region = region(centre());
    int[] nodeOf = new int[count];
    Arrays.fill(nodeOf, -1);
    boolean[] used = new boolean[target.size()];
    for (int k = 0; k < count; k++) {
      int wire = next(nodeOf, -1);
      int best = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int node : region) {
        double sum = used[node] ? Double.POSITIVE_INFINITY : distance(wire, node, nodeOf);
        if (sum < least) {
          least = sum;
          best = node;
        }
      }
      nodeOf[wire] = best;
      used[best] = true;
    }
    return nodeOf;
  }

  /** Along a path, each wire after one of its partners; null if no path is found. */
  int[] along() {
    int[] path = null;
    for (int attempt = 0; attempt < ATTEMPTS && path == null; attempt++) {
      path = path(roomy[random.nextInt(roomy.length)]);
    }
    if (path == null) {
      return null;
    }
    int[] nodeOf = new int[count];
    Arrays.fill(nodeOf, -1);
    int last = -1;
    for (int node : path) {
      last = next(nodeOf, last);
      nodeOf[last] = node;
    }
    return nodeOf;
  }

  /** A random walk that avoids itself and prefers neighbours with few ways on. */
  private int[] path(int from) {
    boolean[] used = new boolean[target.size()];
    int[] path = new int[count];
    path[0] = from;
    used[from] = true;
    for (int k = 1; k < count; k++) {
      int best = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int node : target.graph().neighbours[path[k - 1]]) {
        double loss =
            used[node]
                ? Double.POSITIVE_INFINITY
                : target.pairLoss(path[k - 1], node) + 0.02 * random.nextDouble();
        if (loss < least) {
          least = loss;
          best = node;
        }
      }
      if (best < 0) {
        return null;
      }
      path[k] = best;
      used[best] = true;
    }
    return path;
  }

  private double distance(int wire, int node, int[] nodeOf) {
    double sum = random.nextDouble() * 1e-3;
    for (int other : partners[wire]) {
      if (nodeOf[other] >= 0) {
        sum += weight[wire][other] * target.graph().distance[node][nodeOf[other]];
      }
    }
    return sum;
  }

  /** The node of least loss around it among a few random ones. */
  private int centre() {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int attempt = 0; attempt < CENTRES; attempt++) {
      int node = roomy[random.nextInt(roomy.length)];
      double loss = 0;
      for (int other : target.graph().neighbours[node]) {
        loss += target.pairLoss(node, other) / target.graph().neighbours[node].length;
      }
      if (loss < least) {
        least = loss;
        best = node;
      }
    }
    return best;
  }

  /** The nodes nearest to a centre in the sense of hops and losses on the way. */
  private int[] region(int centre) {
    double[] far = new double[target.size()];
    Arrays.fill(far, Double.POSITIVE_INFINITY);
    far[centre] = 0;
    boolean[] taken = new boolean[target.size()];
    int[] region = new int[count];
    for (int k = 0; k < count; k++) {
      int next = -1;
      for (int node = 0; node < far.length; node++) {
        if (!taken[node] && (next < 0 || far[node] < far[next])) {
          next = node;
        }
      }
      taken[next] = true;
      region[k] = next;
      for (int other : target.graph().neighbours[next]) {
        double step = 1 + 20 * target.pairLoss(next, other) + 4 * target.readoutLoss(other);
        far[other] = Math.min(far[other], far[next] + step);
      }
    }
    return region;
  }

  /** The wire with the most weight to one, then to all that have a node. */
  private int next(int[] nodeOf, int last) {
    int best = -1;
    double most = -1;
    for (int wire = 0; wire < count; wire++) {
      if (nodeOf[wire] < 0) {
        double sum = random.nextDouble() * 1e-3 + (last < 0 ? 0 : 10 * weight[wire][last]);
        for (int other : partners[wire]) {
          sum += (nodeOf[other] >= 0 ? 1 : 1e-3) * weight[wire][other];
        }
        if (sum > most) {
          most = sum;
          best = wire;
        }
      }
    }
    return best;
  }
}
