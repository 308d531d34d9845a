package io.qubridge.transpile;

import static io.qubridge.transpile.ComplexMatrix.adjoint;
import static io.qubridge.transpile.ComplexMatrix.multiply;

/**
 * Carries the coordinates of an interaction into the Weyl chamber while the local gates around it
 * keep the product.
 */
final class WeylChamber {
  private static final double R = Math.sqrt(0.5);
  private static final double QUARTER = Math.PI / 4;

  private static final double[][] PAULI = {
    {0, 0, 1, 0, 1, 0, 0, 0}, {0, 0, 0, -1, 0, 1, 0, 0}, {1, 0, 0, 0, 0, 0, -1, 0}
  };

  /** Clifford {@code [k]} exchanges the Paulis other than k up to sign: exp(-i pi/4 P_k). */
  private static final double[][] QUARTER_TURN = {
    {R, 0, 0, -R, 0, -R, R, 0}, {R, 0, -R, 0, R, 0, R, 0}, {R, -R, 0, 0, 0, 0, R, R}
  };

  private final double[] at = new double[3];
  private final double[][] after;
  private final double[][] before;

  WeylChamber(double[] phases, double[][] after, double[][] before) {
    // eigenvalues of x XX + y YY + z ZZ on the columns of the magic basis
    at[0] = (phases[0] - phases[1] + phases[2] - phases[3]) / 4;
    at[1] = (-phases[0] + phases[1] + phases[2] - phases[3]) / 4;
    at[2] = (phases[0] + phases[1] - phases[2] - phases[3]) / 4;
    this.after = after;
    this.before = before;
  }

  WeylDecomposition canonical() {
    for (int k = 0; k < 3; k++) {
      shift(k, Math.rint(at[k] / (2 * QUARTER)));
    }
    order(0, 1);
    order(1, 2);
    order(0, 1);
    if (at[0] < 0) {
      flip(1);
    }
    if (at[1] < 0) {
      flip(0);
    }
    if (at[2] < 0 && at[0] > QUARTER - ComplexMatrix.TOLERANCE) {
      shift(0, 1);
      flip(1);
    }
    return new WeylDecomposition(at[0], at[1], at[2], before[0], before[1], after[0], after[1]);
  }

  /** Takes multiples of pi/2 off a coordinate: each is a Pauli on both wires. */
  private void shift(int k, double times) {
    at[k] -= times * 2 * QUARTER;
    if (Math.abs(times) % 2 == 1) {
      after[0] = multiply(after[0], PAULI[k]);
      after[1] = multiply(after[1], PAULI[k]);
    }
  }

  /** Exchanges two coordinates if the second is larger in size. */
  private void order(int i, int j) {
    if (Math.abs(at[i]) + 1e-13 < Math.abs(at[j])) {
      double[] turn = QUARTER_TURN[3 - i - j];
      double[] back = adjoint(turn);
      for (int wire = 0; wire < 2; wire++) {
        after[wire] = multiply(after[wire], back);
        before[wire] = multiply(turn, before[wire]);
      }
      double other = at[i];
      at[i] = at[j];
      at[j] = other;
    }
  }

  /** Changes the sign of the two coordinates other than k. */
  private void flip(int k) {
    after[0] = multiply(after[0], PAULI[k]);
    before[0] = multiply(PAULI[k], before[0]);
    for (int i = 0; i < 3; i++) {
      at[i] = i == k ? at[i] : -at[i];
    }
  }
}
