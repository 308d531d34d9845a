package io.qubridge.device;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The calibration figures of one qubit; empty where there is none or it cannot be true.
 *
 * @param t1 the relaxation time in seconds
 * @param t2 the dephasing time in seconds, at most twice {@code t1} where that is known
 * @param readout the probabilities of wrong outcomes
 * @param readoutDuration the length of a measurement in seconds
 * @param position where the provider draws the qubit
 */
public record QubitProperties(
    OptionalDouble t1,
    OptionalDouble t2,
    Optional<ReadoutConfusion> readout,
    OptionalDouble readoutDuration,
    Optional<Position> position) {
  /** A qubit of which only the existence is known. */
  public static final QubitProperties UNKNOWN =
      new QubitProperties(
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          Optional.empty(),
          OptionalDouble.empty(),
          Optional.empty());

  /**
   * A place in a drawing, x to the right and y downwards.
   *
   * @param x the column
   * @param y the row
   */
  public record Position(double x, double y) {}
}
