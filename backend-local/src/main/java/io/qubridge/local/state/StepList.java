package io.qubridge.local.state;

import java.util.BitSet;
import java.util.List;

/**
 * The steps of a unitary on blocks of some qubits. Immutable.
 *
 * @param steps in the order in which they act
 * @param firstOnItsQubits the steps whose qubits no earlier one touches or needs in |0>
 */
record StepList(List<Step> steps, BitSet firstOnItsQubits) {

  void apply(StateBlock state, Angles angles) {
    for (int i = 0; i < steps.size(); i++) {
      steps.get(i).apply(state, angles);
    }
  }

  /**
   * Goes back from the end of the circuit, adding to the slopes of all angles (see {@link
   * Step#differentiate}).
   *
   * @param toTheStart whether this is the beginning of the circuit, so that nobody needs the states
   *     before it
   */
  void pullBack(
      StateBlock psi, StateBlock lambda, Angles angles, double[][] slopes, boolean toTheStart) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      step.differentiate(psi, lambda, angles, slopes);
      // A step that commutes with all earlier ones need not be undone to differentiate those.
      if (!(toTheStart && firstOnItsQubits.get(i))) {
        step.undo(psi, angles);
        step.undo(lambda, angles);
      }
    }
  }
}
