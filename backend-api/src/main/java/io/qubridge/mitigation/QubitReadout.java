package io.qubridge.mitigation;

import io.qubridge.device.ReadoutConfusion;
import java.io.Serializable;

/**
 * How the readout of one qubit errs, and how well that is known.
 *
 * @param oneGivenZero probability to read 1 after |0>, 0 to 1
 * @param zeroGivenOne probability to read 0 after |1>, 0 to 1
 * @param oneGivenZeroError standard error of {@code oneGivenZero}; 0 where it is taken as exact
 * @param zeroGivenOneError standard error of {@code zeroGivenOne}
 */
public record QubitReadout(
    double oneGivenZero, double zeroGivenOne, double oneGivenZeroError, double zeroGivenOneError)
    implements Serializable {
  /** Outcomes that tell 0 from 1 less than this say too little to be inverted. */
  private static final double LEAST_CONTRAST = 0.01;

  private static final double SIGMAS = 5;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if a probability is not in [0, 1] or an error is negative
   */
  public QubitReadout {
    new ReadoutConfusion(oneGivenZero, zeroGivenOne);
    if (!(oneGivenZeroError >= 0 && zeroGivenOneError >= 0)) {
      throw new IllegalArgumentException(
          "standard errors " + oneGivenZeroError + " and " + zeroGivenOneError + " are below 0");
    }
  }

  /** A confusion that is taken as exact. */
  public static QubitReadout of(ReadoutConfusion confusion) {
    return new QubitReadout(confusion.oneGivenZero(), confusion.zeroGivenOne(), 0, 0);
  }

  /**
   * {@code a} in {@code a + b <Z>}, the value that is read in place of {@code <Z>}; 0 where the
   * readout errs alike in both directions.
   */
  double offset() {
    return zeroGivenOne - oneGivenZero;
  }

  /** {@code b} in {@code a + b <Z>}: the determinant of the confusion matrix. */
  double contrast() {
    return 1 - oneGivenZero - zeroGivenOne;
  }

  /** Whether the probabilities have standard errors. */
  boolean estimated() {
    return oneGivenZeroError > 0 || zeroGivenOneError > 0;
  }

  /** Whether outcomes tell 0 from 1 well enough for the confusion to be inverted. */
  boolean invertible() {
    double spread = Math.hypot(oneGivenZeroError, zeroGivenOneError);
    return Math.abs(contrast()) >= Math.max(LEAST_CONTRAST, SIGMAS * spread);
  }
}
