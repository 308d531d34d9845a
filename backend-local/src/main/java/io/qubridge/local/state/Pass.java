package io.qubridge.local.state;

/** A part of a unitary that goes once over a large state vector. Immutable. */
sealed interface Pass permits Sweep, WideStep {
  /** Applies it. */
  void apply(Statevector state, Angles angles, Workers workers);

  /**
   * Takes it back on both states and adds to the slopes (see {@link Step#differentiate}).
   *
   * @param slopes one number for each slot
   */
  void pullBack(
      Statevector psi, Statevector lambda, Angles angles, double[] slopes, Workers workers);
}
