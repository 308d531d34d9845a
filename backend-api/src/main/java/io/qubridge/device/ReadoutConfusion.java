package io.qubridge.device;

/**
 * The probabilities that a measurement of one qubit tells the wrong outcome.
 *
 * @param oneGivenZero probability to read 1 after |0> was prepared, 0 to 1
 * @param zeroGivenOne probability to read 0 after |1> was prepared, 0 to 1
 */
public record ReadoutConfusion(double oneGivenZero, double zeroGivenOne) {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if a number is no probability
   */
  public ReadoutConfusion {
    if (!(oneGivenZero >= 0 && oneGivenZero <= 1 && zeroGivenOne >= 0 && zeroGivenOne <= 1)) {
      throw new IllegalArgumentException(
          "readout probabilities " + oneGivenZero + " and " + zeroGivenOne + " are not in [0, 1]");
    }
  }

  /** The mean of both directions, which providers call the readout or assignment error. */
  public double error() {
    return (oneGivenZero + zeroGivenOne) / 2;
  }
}
