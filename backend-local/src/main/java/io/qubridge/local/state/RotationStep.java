package io.qubridge.local.state;

/** {@link Primitive.Rotation} on the amplitudes of a block. */
final class RotationStep implements Step {
  private final int x;
  private final int z;
  private final boolean turnsY;
  private final double negated;
  private final int fixed;
  private final int values;
  private final int pairs;
  private final int slot;
  private final boolean variable;

  /**
   * Prepares the rotation.
   *
   * @param qubits the number of qubits of the blocks that it will act on
   * @param slot where its angle is
   * @param variable whether the angle depends on parameters
   */
  RotationStep(Primitive.Rotation rotation, int qubits, int slot, boolean variable) {
    x = rotation.x();
    z = rotation.z();
    int power = Integer.bitCount(x & z) & 3; // P = i^power X^x Z^z
    turnsY = (power & 1) == 1;
    negated = power >= 2 ? -1 : 1;
    fixed = rotation.controls() | Integer.highestOneBit(x);
    values = rotation.values();
    pairs = 1 << qubits - Integer.bitCount(fixed);
    this.slot = slot;
    this.variable = variable;
  }

  @Override
  public int variableSlot() {
    return variable ? slot : -1;
  }

  @Override
  public void apply(StateBlock state, Angles angles) {
    turn(state, angles, negated);
  }

  @Override
  public void undo(StateBlock state, Angles angles) {
    turn(state, angles, -negated);
  }

  private void turn(StateBlock state, Angles angles, double direction) {
    double[] cos = angles.cos(slot);
    double[] sin = angles.sin(slot);
    int lanes = state.lanes();
    int a = values;
    for (int pair = 0; pair < pairs; pair++) {
      double sign = (Integer.bitCount(a & z) & 1) == 0 ? direction : -direction;
      int b = a ^ x;
      if (x == 0) {
        GateKernels.phase(state.re(a), state.im(a), cos, sin, -sign, lanes);
      } else if (turnsY) {
        GateKernels.rotateY(
            state.re(a), state.im(a), state.re(b), state.im(b), cos, sin, sign, lanes);
      } else {
        GateKernels.rotateX(
            state.re(a), state.im(a), state.re(b), state.im(b), cos, sin, sign, lanes);
      }
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
    for (int pair = 0; pair < pairs; pair++) {
      double sign = (Integer.bitCount(a & z) & 1) == 0 ? negated : -negated;
      if (x == 0) {
        OverlapKernels.z(psi, lambda, a, sign, sum, lanes);
      } else if (turnsY) {
        OverlapKernels.y(psi, lambda, a, a ^ x, sign, sum, lanes);
      } else {
        OverlapKernels.x(psi, lambda, a, a ^ x, sign, sum, lanes);
      }
      a = (a | fixed) + 1 & ~fixed | values;
    }
  }
}
