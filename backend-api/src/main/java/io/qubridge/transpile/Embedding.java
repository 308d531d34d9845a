package io.qubridge.transpile;

import java.util.Arrays;

/**
 * Places a pattern (a graph with a weight on each node and edge) on a device so that the loss is
 * small, by branch and bound over the placements that keep all edges. With small patterns the
 * search is complete; the effort is bounded, and the best placement met so far counts.
 */
final class Embedding {
  /**
   * What is placed.
   *
   * @param pairs for two pattern nodes the number of entanglers between them
   * @param pulses for each node the expected number of pulses
   * @param readouts for each node the number of measurements
   */
  record Pattern(double[][] pairs, double[] pulses, double[] readouts) {
    int size() {
      return pulses.length;
    }
  }

  private final Pattern pattern;
  private final Target target;
  private final int[] order;
  private final int[] anchor;
  private final double[] restBound;
  private final int[] nodeOf;
  private final boolean[] used;
  private int[] best;
  private double bestLoss;
  private long budget;

  private Embedding(Pattern pattern, Target target) {
    this.pattern = pattern;
    this.target = target;
    int size = pattern.size();
    order = new int[size];
    anchor = new int[size];
    arrange();
    restBound = bounds();
    nodeOf = new int[size];
    Arrays.fill(nodeOf, -1);
    used = new boolean[target.size()];
  }

  /**
   * Finds a placement.
   *
   * @param steps how many partial placements to try for each first node
   * @param known a placement to improve on, or null
   * @return for each pattern node its node, or null if there is no placement and none was known
   */
  static int[] find(Pattern pattern, Target target, long steps, int[] known) {
    Embedding search = new Embedding(pattern, target);
    search.best = known;
    search.bestLoss = known == null ? Double.POSITIVE_INFINITY : loss(pattern, target, known);
    if (pattern.size() == 0) {
      return new int[0];
    }
    for (int node = 0; node < target.size(); node++) {
      search.budget = steps;
      search.tryNode(0, node, 0);
    }
    return search.best;
  }

  /** The loss of a placement. */
  static double loss(Pattern pattern, Target target, int[] nodeOf) {
    double loss = 0;
    for (int i = 0; i < nodeOf.length; i++) {
      loss += own(pattern, target, i, nodeOf[i]);
      for (int j = 0; j < i; j++) {
        if (pattern.pairs[i][j] > 0) {
          loss += pattern.pairs[i][j] * target.pairLoss(nodeOf[i], nodeOf[j]);
        }
      }
    }
    return loss;
  }

  private static double own(Pattern pattern, Target target, int i, int node) {
    return pattern.pulses[i] * target.pulseLoss(node)
        + pattern.readouts[i] * target.readoutLoss(node);
  }

  /** Orders pattern nodes so that each but the first of a component follows a neighbour. */
  private void arrange() {
    boolean[] placed = new boolean[order.length];
    for (int k = 0; k < order.length; k++) {
      int next = -1;
      double most = -1;
      for (int i = 0; i < order.length; i++) {
        double tie = placed[i] ? -1 : tie(i, placed) * 1e6 + pattern.pulses[i];
        if (tie > most) {
          most = tie;
          next = i;
        }
      }
      order[k] = next;
      anchor[k] = -1;
      for (int j = 0; j < k; j++) {
        if (pattern.pairs[next][order[j]] > 0) {
          anchor[k] = order[j];
        }
      }
      placed[next] = true;
    }
  }

  private int tie(int node, boolean[] placed) {
    int count = 0;
    for (int j = 0; j < order.length; j++) {
      count += placed[j] && pattern.pairs[node][j] > 0 ? 1 : 0;
    }
    return count;
  }

  /** For each position in the order the least loss that the rest can have. */
  private double[] bounds() {
    double pair = Double.POSITIVE_INFINITY;
    double pulse = Double.POSITIVE_INFINITY;
    double readout = Double.POSITIVE_INFINITY;
    for (int node = 0; node < target.size(); node++) {
      pulse = Math.min(pulse, target.pulseLoss(node));
      readout = Math.min(readout, target.readoutLoss(node));
      for (int other : target.graph().neighbours[node]) {
        pair = Math.min(pair, target.pairLoss(node, other));
      }
    }
    double[] rest = new double[order.length + 1];
    for (int k = order.length - 1; k >= 0; k--) {
      int i = order[k];
      rest[k] = rest[k + 1] + pattern.pulses[i] * pulse + pattern.readouts[i] * readout;
      for (int j = 0; j < k; j++) {
        if (pattern.pairs[i][order[j]] > 0) {
          rest[k] += pattern.pairs[i][order[j]] * pair;
        }
      }
    }
    return rest;
  }

  private void tryNode(int position, int node, double loss) {
    int i = order[position];
    if (used[node] || --budget < 0) {
      return;
    }
    double sum = loss + own(pattern, target, i, node);
    for (int j = 0; j < position; j++) {
      double weight = pattern.pairs[i][order[j]];
      if (weight > 0) {
        if (!target.graph().adjacent(node, nodeOf[order[j]])) {
          return;
        }
        sum += weight * target.pairLoss(node, nodeOf[order[j]]);
      }
    }
    if (sum + restBound[position + 1] >= bestLoss - 1e-12) {
      return;
    }
    nodeOf[i] = node;
    used[node] = true;
    if (position + 1 == order.length) {
      best = nodeOf.clone();
      bestLoss = sum;
    } else {
      descend(position + 1, sum);
    }
    used[node] = false;
  }

  private void descend(int position, double loss) {
    if (anchor[position] >= 0) {
      for (int node : target.graph().neighbours[nodeOf[anchor[position]]]) {
        tryNode(position, node, loss);
      }
    } else {
      for (int node = 0; node < target.size(); node++) {
        tryNode(position, node, loss);
      }
    }
  }
}
