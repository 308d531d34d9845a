package io.qubridge.local.state;

/** A unitary on the states of a block, made for repeated use. Immutable. */
interface Step {
  /** The slot of its angle if that depends on parameters, else -1. */
  default int variableSlot() {
    return -1;
  }

  /** Applies it. */
  void apply(StateBlock state, Angles angles);

  /** Applies its inverse. */
  void undo(StateBlock state, Angles angles);

  /**
   * Adds, for each row, {@code Im <lambda| P |psi>} to its angle's slot, where {@code i P}
   * generates the step; nothing where its angle is fixed. The derivative of {@code <psi|O|psi>} by
   * the angle, with {@code lambda = O psi}, is twice that.
   *
   * @param psi the state after the step
   */
  default void differentiate(StateBlock psi, StateBlock lambda, Angles angles, double[][] slopes) {}
}
