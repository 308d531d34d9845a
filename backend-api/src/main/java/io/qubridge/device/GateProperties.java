package io.qubridge.device;

import java.util.OptionalDouble;

/**
 * The calibration figures of one gate on one tuple of qubits; empty where there is none.
 *
 * @param error one minus the average gate fidelity, at least 0 and below 1
 * @param duration its length in seconds; 0 for a gate that is only a change of frame
 */
public record GateProperties(OptionalDouble error, OptionalDouble duration) {
  /** A gate of which only the existence is known. */
  public static final GateProperties UNKNOWN =
      new GateProperties(OptionalDouble.empty(), OptionalDouble.empty());
}
