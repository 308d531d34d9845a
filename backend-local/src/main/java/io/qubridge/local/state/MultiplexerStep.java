package io.qubridge.local.state;

/** {@link Primitive.Multiplexer} on the amplitudes of a block. */
final class MultiplexerStep implements Step {
  private final int target;

  /** The lower amplitude of each pair that is turned, and the slot of the pair's angle. */
  private final int[] amplitudes;

  private final int[] slots;

  /**
   * Lists the pairs of amplitudes.
   *
   * @param qubits the number of qubits of the blocks that it will act on
   * @param firstSlot where the angle for value 0 of the controls is; the others follow
   * @param zeros qubits that are in |0> before and after it, as a mask. Amplitudes where they are
   *     not are left alone: none of the state lies there, so what a gradient finds there of its
   *     second state counts nothing, in this step and those before it.
   */
  MultiplexerStep(Primitive.Multiplexer multiplexer, int qubits, int firstSlot, int zeros) {
    target = multiplexer.target();
    int free = (1 << qubits) - 1 & ~(target | zeros);
    amplitudes = new int[1 << Integer.bitCount(free)];
    slots = new int[amplitudes.length];
    for (int pair = 0; pair < amplitudes.length; pair++) {
      amplitudes[pair] = Bits.expand(pair, free);
      slots[pair] = firstSlot + Bits.compress(amplitudes[pair], multiplexer.controls());
    }
  }

  @Override
  public void apply(StateBlock state, Angles angles) {
    turn(state, angles, 1);
  }

  @Override
  public void undo(StateBlock state, Angles angles) {
    turn(state, angles, -1);
  }

  private void turn(StateBlock state, Angles angles, double direction) {
    int lanes = state.lanes();
    for (int pair = 0; pair < amplitudes.length; pair++) {
      int a = amplitudes[pair];
      int b = a | target;
      double[] cos = angles.cos(slots[pair]);
      double[] sin = angles.sin(slots[pair]);
      GateKernels.rotateY(
          state.re(a), state.im(a), state.re(b), state.im(b), cos, sin, direction, lanes);
    }
  }

  @Override
  public void differentiate(StateBlock psi, StateBlock lambda, Angles angles, double[][] slopes) {
    for (int pair = 0; pair < amplitudes.length; pair++) {
      int a = amplitudes[pair];
      OverlapKernels.y(psi, lambda, a, a | target, 1, slopes[slots[pair]], psi.lanes());
    }
  }
}
