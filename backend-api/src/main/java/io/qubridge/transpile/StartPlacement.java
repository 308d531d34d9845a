package io.qubridge.transpile;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Places wires near their partners in a region around a random good node. */
final class StartPlacement {
  private static final double DECAY = 0.97;

  private StartPlacement() {}

  /** For each wire a node, or null where the region around the node is too small. */
  static int[] near(Interactions work, Target target, SplittableRandom random) {
    int count = work.wires.length;
    int[] region = region(target, centre(target, count, random), count);
    if (region == null) {
      return null;
    }
    double[][] weight = weights(work);
    int[] nodeOf = new int[count];
    Arrays.fill(nodeOf, -1);
    boolean[] used = new boolean[target.size()];
    for (int k = 0; k < count; k++) {
      int wire = next(weight, nodeOf, random);
      int best = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int node : region) {
        double sum = used[node] ? Double.POSITIVE_INFINITY : random.nextDouble() * 1e-3;
        for (int other = 0; other < count && !used[node]; other++) {
          if (nodeOf[other] >= 0) {
            sum += weight[wire][other] * target.graph().distance[node][nodeOf[other]];
          }
        }
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

  /** The node of least loss around it among a few random ones of a large enough component. */
  private static int centre(Target target, int count, SplittableRandom random) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int attempt = 0; attempt < 64 && (best < 0 || attempt < 4); attempt++) {
      int node = random.nextInt(target.size());
      if (reachable(target, node) >= count) {
        double loss = 0;
        for (int other : target.graph().neighbours[node]) {
          loss += target.pairLoss(node, other) / target.graph().neighbours[node].length;
        }
        if (loss < least) {
          least = loss;
          best = node;
        }
      }
    }
    return best;
  }

  private static int reachable(Target target, int node) {
    int count = 0;
    for (short hops : target.graph().distance[node]) {
      count += hops < CouplingGraph.FAR ? 1 : 0;
    }
    return count;
  }

  /** The nodes nearest to a centre in the sense of hops and losses on the way. */
  private static int[] region(Target target, int centre, int count) {
    if (centre < 0) {
      return null;
    }
    CouplingGraph graph = target.graph();
    double[] far = new double[target.size()];
    Arrays.fill(far, Double.POSITIVE_INFINITY);
    far[centre] = 0;
    boolean[] taken = new boolean[target.size()];
    int[] region = new int[count];
    for (int k = 0; k < count; k++) {
      int next = -1;
      for (int node = 0; node < far.length; node++) {
        if (!taken[node]
            && far[node] < Double.POSITIVE_INFINITY
            && (next < 0 || far[node] < far[next])) {
          next = node;
        }
      }
      if (next < 0) {
        return null;
      }
      taken[next] = true;
      region[k] = next;
      for (int other : graph.neighbours[next]) {
        double step = 1 + 20 * target.pairLoss(next, other) + 4 * target.readoutLoss(other);
        far[other] = Math.min(far[other], far[next] + step);
      }
    }
    return region;
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

  /** The wire with the most weight to those that have a node. */
  private static int next(double[][] weight, int[] nodeOf, SplittableRandom random) {
    int best = -1;
    double most = -1;
    for (int wire = 0; wire < nodeOf.length; wire++) {
      if (nodeOf[wire] < 0) {
        double sum = random.nextDouble() * 1e-3;
        for (int other = 0; other < nodeOf.length; other++) {
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
