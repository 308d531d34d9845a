package io.qubridge.device;

/** What a device may understand besides gates and a measurement at the end. */
public enum Instruction {
  /** Puts a qubit into |0>. */
  RESET,
  /** A line that the provider's own compiler does not move gates across. */
  BARRIER,
  /** A measurement with further steps on the same qubit after it. */
  MID_CIRCUIT_MEASUREMENT
}
