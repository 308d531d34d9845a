package io.qubridge.local.state;

/** {@link Primitive.Phase} on the amplitudes of a block. */
final class PhaseStep implements Step {
  private final int fixed;
  private final int values;
  private final int amplitudes;
  private final int slot;
  private final boolean variable;

  /** Prepares the phase for blocks of some qubits. */
  PhaseStep(Primitive.Phase phase, int qubits, int slot, boolean variable) {
    fixed = phase.controls();
    values = phase.values();
    amplitudes = 1 << qubits - Integer.bitCount(fixed);
    this.slot = slot;
    this.variable = variable;
  }

  @Override
  public int variableSlot() {
    return variable ? slot : -1;
  }

  @Override
  public void apply(StateBlock state, Angles angles) {
    turn(state, angles, 1);
  }

  @Override
  public void undo(StateBlock state, Angles angles) {
    turn(state, angles, -1);
  }

  private void turn(StateBlock state, Angles angles, double sign) {
    double[] cos = angles.cos(slot);
    double[] sin = angles.sin(slot);
    int lanes = state.lanes();
    int a = values;
    for (int i = 0; i < amplitudes; i++) {
      GateKernels.phase(state.re(a), state.im(a), cos, sin, sign, lanes);
      a = (a | fixed) + 1 & ~fixed | values;
    }
  }

  @Override
  public void differentiate(StateBlock psi, StateBlock lambda, Angles angles, double[][] slopes) {
    if (!variable) {
      return;
    }
    double[] sum = slopes[slot];
    int lanes = psi.lanes();
    int a = values;
    for (int i = 0; i < amplitudes; i++) {
      OverlapKernels.z(psi, lambda, a, -1, sum, lanes);
      a = (a | fixed) + 1 & ~fixed | values;
    }
  }
}
