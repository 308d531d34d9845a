package io.qubridge.local.state;

import io.qubridge.local.state.PauliSums.Use;
import java.util.Arrays;
import java.util.List;

/** Expectation values of observables in the states of a block. Immutable. */
final class BlockExpectation {
  private final PauliSums sums;
  private final ParityFold[] folds;

  /** Prepares observables for blocks of some qubits. */
  BlockExpectation(PauliSums sums, int qubits) {
    this.sums = sums;
    folds =
        sums.groups().stream()
            .map(group -> new ParityFold(qubits, group.z()))
            .toArray(ParityFold[]::new);
  }

  /**
   * Writes the values.
   *
   * @param rows how many of the lanes are wanted
   * @param values {@code [rows x observables]}, row-major
   * @param firstRow the row of the first lane
   */
  void evaluate(StateBlock psi, int rows, double[] values, int firstRow) {
    int columns = sums.size();
    for (int r = 0; r < rows; r++) {
      for (int o = 0; o < columns; o++) {
        values[(firstRow + r) * columns + o] = sums.constant(o);
      }
    }
    double[][] w = psi.weights();
    for (int g = 0; g < folds.length; g++) {
      PauliSums.Group group = sums.groups().get(g);
      products(psi, group, w);
      folds[g].sum(w, psi.lanes());
      for (int string = 0; string < group.z().length; string++) {
        double[] sum = w[folds[g].place(string)];
        List<Use> uses = group.uses().get(string);
        for (int u = 0; u < uses.size(); u++) {
          int at = firstRow * columns + uses.get(u).observable();
          double weight = uses.get(u).weight();
          for (int r = 0; r < rows; r++) {
            values[at + r * columns] += weight * sum[r];
          }
        }
      }
    }
  }

  private static void products(StateBlock psi, PauliSums.Group group, double[][] w) {
    int lanes = psi.lanes();
    for (int a = 0; a < 1 << psi.qubits(); a++) {
      int b = a ^ group.x();
      if (group.x() == 0) {
        ReadoutKernels.square(w[a], psi.re(a), psi.im(a), lanes);
      } else if (group.odd()) {
        ReadoutKernels.imaginaryPart(w[a], psi.re(a), psi.im(a), psi.re(b), psi.im(b), lanes);
      } else {
        ReadoutKernels.realPart(w[a], psi.re(a), psi.im(a), psi.re(b), psi.im(b), lanes);
      }
    }
  }

  /**
   * Makes lambda the sum of the observables, each times its cotangent, applied to psi; multiples of
   * the identity are left out, for they have no derivative.
   *
   * @param rows how many of the lanes are wanted; the others become 0
   * @param cotangents {@code [rows x observables]}, row-major
   * @param firstRow the row of the first lane
   */
  void applySum(StateBlock psi, StateBlock lambda, int rows, double[] cotangents, int firstRow) {
    lambda.clearLike(psi);
    double[][] w = psi.weights();
    int lanes = psi.lanes();
    for (int g = 0; g < folds.length; g++) {
      PauliSums.Group group = sums.groups().get(g);
      for (int string = 0; string < group.z().length; string++) {
        double[] factor = w[folds[g].place(string)];
        gather(group.uses().get(string), rows, cotangents, firstRow, factor);
      }
      folds[g].spread(w, lanes);
      for (int a = 0; a < 1 << psi.qubits(); a++) {
        int b = a ^ group.x();
        if (group.odd()) {
          ReadoutKernels.subtractScaledByI(
              lambda.re(b), lambda.im(b), w[a], psi.re(a), psi.im(a), lanes);
        } else {
          ReadoutKernels.addScaled(lambda.re(b), lambda.im(b), w[a], psi.re(a), psi.im(a), lanes);
        }
      }
    }
  }

  /** The factor of a string in each row. */
  private void gather(
      List<Use> uses, int rows, double[] cotangents, int firstRow, double[] factor) {
    Arrays.fill(factor, 0);
    for (int u = 0; u < uses.size(); u++) {
      int at = firstRow * sums.size() + uses.get(u).observable();
      double weight = uses.get(u).weight();
      for (int r = 0; r < rows; r++) {
        factor[r] += weight * cotangents[at + r * sums.size()];
      }
    }
  }
}
