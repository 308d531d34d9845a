package io.qubridge.transpile;

import java.util.Arrays;

/**
 * Places a pattern (a graph with a weight on each node and edge) on a device so that the loss is
 * small, by branch and bound over the placements that keep all edges. With small patterns the
 * search is complete; the effort is bounded, and the best placement met so far counts.
 */
final class Embedding {
  /** Larger patterns are not searched for: the search goes as deep as they have nodes. */
  static final int MOST_NODES = 1_000;

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

  /** For each position in the order the pattern nodes before it that it is paired with. */
  private final int[][] partners;

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
    partners = new int[size][];
    arrange();
    restBound = bounds();
    nodeOf = new int[size];
    Arrays.fill(nodeOf, -1);
    used = new boolean[target.size()];
  }

  /**
   * Finds a placement.
   *
   * @param pattern of at most {@link #MOST_NODES} nodes
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

  /** Orders pattern nodes so that each but the first of a component follows a partner. */
  private void arrange() {
    boolean[] placed = new boolean[order.length];
    int[] ties = new int[order.length];
    for (int k = 0; k < order.length; k++) {
      int next = -1;
      for (int i = 0; i < order.length; i++) {
        if (!placed[i] && (next < 0 || isTighter(i, next, ties))) {
          next = i;
        }
      }
      order[k] = next;
      placed[next] = true;
      double[] row = pattern.pairs[next];
      partners[k] = Arrays.stream(order, 0, k).filter(other -> row[other] > 0).toArray();
      for (int i = 0; i < order.length; i++) {
        ties[i] += row[i] > 0 ? 1 : 0;
      }
    }
  }

  private boolean isTighter(int a, int b, int[] ties) {
    return ties[a] > ties[b] || ties[a] == ties[b] && pattern.pulses[a] > pattern.pulses[b];
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
      for (int other : partners[k]) {
        rest[k] += pattern.pairs[i][other] * pair;
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
    for (int other : partners[position]) {
      if (!target.graph().adjacent(node, nodeOf[other])) {
        return;
      }
      sum += pattern.pairs[i][other] * target.pairLoss(node, nodeOf[other]);
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
    int[] own = partners[position];
    if (own.length > 0) {
      for (int node : target.graph().neighbours[nodeOf[own[own.length - 1]]]) {
        tryNode(position, node, loss);
      }
    } else {
      for (int node = 0; node < target.size(); node++) {
        tryNode(position, node, loss);
      }
    }
  }
}
