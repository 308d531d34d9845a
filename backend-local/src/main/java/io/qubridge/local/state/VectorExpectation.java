package io.qubridge.local.state;

import static io.qubridge.local.state.Sweep.LANES;

import io.qubridge.local.state.PauliSums.Group;
import io.qubridge.local.state.PauliSums.Use;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Expectation values of observables in one large state vector, tile by tile.
 *
 * <p>A tile is a run of consecutive amplitudes: its lowest six qubits are lanes, the next are
 * folded by {@link ParityFold}, the highest number the tile. Immutable.
 */
final class VectorExpectation {
  private static final int FOLDED_QUBITS = 8;

  private final PauliSums sums;
  private final int folded;
  private final int shift;
  private final int tiles;
  private final ParityFold[] folds;

  /** For each group and string which of the fold's strings it is. */
  private final int[][] member;

  /** Prepares observables for states of some qubits, at least twelve. */
  VectorExpectation(PauliSums sums, int qubits) {
    this.sums = sums;
    folded = Math.min(FOLDED_QUBITS, qubits - Sweep.LANE_QUBITS);
    shift = folded + Sweep.LANE_QUBITS;
    tiles = 1 << qubits - shift;
    List<Group> groups = sums.groups();
    folds = new ParityFold[groups.size()];
    member = new int[groups.size()][];
    for (int g = 0; g < folds.length; g++) {
      int[] inner = IntStream.of(groups.get(g).z()).map(this::foldedPart).toArray();
      int[] distinct = IntStream.of(inner).distinct().sorted().toArray();
      folds[g] = new ParityFold(folded, distinct);
      member[g] = IntStream.of(inner).map(z -> Arrays.binarySearch(distinct, z)).toArray();
    }
  }

  private int foldedPart(int mask) {
    return mask >> Sweep.LANE_QUBITS & (1 << folded) - 1;
  }

  private static double sign(int bits) {
    return (Integer.bitCount(bits) & 1) == 0 ? 1 : -1;
  }

  /**
   * Writes the values of one row.
   *
   * @param values {@code [rows x observables]}, row-major
   */
  void evaluate(Statevector psi, double[] values, int row, Workers workers) {
    int at = row * sums.size();
    for (int o = 0; o < sums.size(); o++) {
      values[at + o] = sums.constant(o);
    }
    for (int g = 0; g < folds.length; g++) {
      int group = g;
      double[][] parts = new double[tiles][];
      workers.forEach(
          tiles, (tile, workspace) -> parts[tile] = sum(psi, group, tile, workspace.psi(LANES)));
      for (double[] part : parts) {
        for (int string = 0; string < part.length; string++) {
          for (Use use : sums.groups().get(g).uses().get(string)) {
            values[at + use.observable()] += use.weight() * part[string];
          }
        }
      }
    }
  }

  /** The sum of each string of a group over one tile. */
  private double[] sum(Statevector psi, int g, int tile, StateBlock scratch) {
    Group group = sums.groups().get(g);
    scratch.resize(folded);
    double[][] w = scratch.weights();
    for (int i = 0; i < 1 << folded; i++) {
      products(psi, (tile << folded | i) << Sweep.LANE_QUBITS, group, w[i]);
    }
    folds[g].sum(w, LANES);
    double[] result = new double[group.z().length];
    for (int string = 0; string < result.length; string++) {
      double[] lanes = w[folds[g].place(member[g][string])];
      int z = group.z()[string];
      double sum = 0;
      for (int r = 0; r < LANES; r++) {
        sum += sign(r & z) * lanes[r];
      }
      result[string] = sign(tile << shift & z) * sum;
    }
    return result;
  }

  private static void products(Statevector psi, int from, Group group, double[] w) {
    double[] re = psi.re;
    double[] im = psi.im;
    for (int r = 0; r < LANES; r++) {
      int a = from + r;
      int b = a ^ group.x();
      w[r] = group.odd() ? re[b] * im[a] - im[b] * re[a] : re[b] * re[a] + im[b] * im[a];
    }
  }

  /**
   * As {@link BlockExpectation#applySum} for one row.
   *
   * @param cotangents {@code [rows x observables]}, row-major
   */
  void applySum(
      Statevector psi, Statevector lambda, double[] cotangents, int row, Workers workers) {
    lambda.clear();
    for (int g = 0; g < folds.length; g++) {
      int group = g;
      double[] factors = factors(g, cotangents, row);
      workers.forEach(
          tiles,
          (tile, workspace) -> applySum(psi, lambda, group, factors, tile, workspace.psi(LANES)));
    }
  }

  private double[] factors(int g, double[] cotangents, int row) {
    List<List<Use>> uses = sums.groups().get(g).uses();
    double[] factors = new double[uses.size()];
    for (int string = 0; string < factors.length; string++) {
      for (Use use : uses.get(string)) {
        factors[string] += use.weight() * cotangents[row * sums.size() + use.observable()];
      }
    }
    return factors;
  }

  private void applySum(
      Statevector psi, Statevector lambda, int g, double[] factors, int tile, StateBlock scratch) {
    Group group = sums.groups().get(g);
    scratch.resize(folded);
    double[][] w = scratch.weights();
    for (int m : member[g]) {
      Arrays.fill(w[folds[g].place(m)], 0);
    }
    for (int string = 0; string < factors.length; string++) {
      double[] lanes = w[folds[g].place(member[g][string])];
      int z = group.z()[string];
      for (int r = 0; r < LANES; r++) {
        lanes[r] += sign((tile << shift | r) & z) * factors[string];
      }
    }
    folds[g].spread(w, LANES);
    for (int i = 0; i < 1 << folded; i++) {
      addProducts(psi, lambda, (tile << folded | i) << Sweep.LANE_QUBITS, group, w[i]);
    }
  }

  private static void addProducts(
      Statevector psi, Statevector lambda, int from, Group group, double[] w) {
    for (int r = 0; r < LANES; r++) {
      int a = from + r;
      int b = a ^ group.x();
      if (group.odd()) {
        lambda.re[b] += w[r] * psi.im[a];
        lambda.im[b] -= w[r] * psi.re[a];
      } else {
        lambda.re[b] += w[r] * psi.re[a];
        lambda.im[b] += w[r] * psi.im[a];
      }
    }
  }
}
