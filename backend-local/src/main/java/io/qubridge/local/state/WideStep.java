package io.qubridge.local.state;

/**
 * A primitive on more qubits of a large state vector than a {@link Sweep} takes. So many controls
 * leave few amplitudes to change; they are done one by one.
 */
final class WideStep implements Pass {
  private final Primitive primitive;
  private final int x;
  private final int z;
  private final int fixed;
  private final int values;
  private final int slot;
  private final boolean variable;

  /**
   * Prepares the step.
   *
   * @param slot where the angle is; any number for a flip
   */
  WideStep(Primitive primitive, int slot, boolean variable) {
    this.primitive = primitive;
    this.slot = slot;
    this.variable = variable;
    if (primitive instanceof Primitive.Rotation turn) {
      x = turn.x();
      z = turn.z();
      fixed = turn.controls() | Integer.highestOneBit(x);
      values = turn.values();
    } else if (primitive instanceof Primitive.Phase phase) {
      x = 0;
      z = 0;
      fixed = phase.controls();
      values = phase.values();
    } else {
      Primitive.Flip flip = (Primitive.Flip) primitive;
      x = flip.target();
      z = 0;
      fixed = flip.controls() | x;
      values = flip.values();
    }
  }

  @Override
  public void apply(Statevector state, Angles angles, Workers workers) {
    apply(state, angles, 1);
  }

  @Override
  public void pullBack(
      Statevector psi, Statevector lambda, Angles angles, double[] slopes, Workers workers) {
    if (variable) {
      slopes[slot] += slope(psi, lambda);
    }
    apply(psi, angles, -1);
    apply(lambda, angles, -1);
  }

  private void apply(Statevector state, Angles angles, double direction) {
    boolean flips = primitive instanceof Primitive.Flip;
    double cos = flips ? 0 : angles.cos(slot)[0];
    double sin = flips ? 0 : direction * angles.sin(slot)[0];
    int count = 1 << state.qubits() - Integer.bitCount(fixed);
    int a = values;
    for (int i = 0; i < count; i++) {
      if (flips) {
        swap(state, a, a ^ x);
      } else if (primitive instanceof Primitive.Phase) {
        phase(state, a, cos, sin);
      } else if (x == 0) {
        phase(state, a, cos, -sign(a) * sin);
      } else {
        rotate(state, a, cos, sign(a) * sin);
      }
      a = (a | fixed) + 1 & ~fixed | values;
    }
  }

  private double slope(Statevector psi, Statevector lambda) {
    int count = 1 << psi.qubits() - Integer.bitCount(fixed);
    double sum = 0;
    int a = values;
    for (int i = 0; i < count; i++) {
      if (primitive instanceof Primitive.Phase) {
        sum -= imaginary(lambda, a, psi, a);
      } else if (x == 0) {
        sum += sign(a) * imaginary(lambda, a, psi, a);
      } else if (turnsY()) {
        sum += sign(a) * (real(lambda, a ^ x, psi, a) - real(lambda, a, psi, a ^ x));
      } else {
        sum += sign(a) * (imaginary(lambda, a ^ x, psi, a) + imaginary(lambda, a, psi, a ^ x));
      }
      a = (a | fixed) + 1 & ~fixed | values;
    }
    return sum;
  }

  private boolean turnsY() {
    return (Integer.bitCount(x & z) & 1) == 1;
  }

  /** The sign of the Pauli string on a basis state, as in {@link RotationStep}. */
  private double sign(int a) {
    int negations = Integer.bitCount(a & z) + Integer.bitCount(x & z) / 2;
    return (negations & 1) == 0 ? 1 : -1;
  }

  private static void swap(Statevector state, int a, int b) {
    double re = state.re[a];
    double im = state.im[a];
    state.re[a] = state.re[b];
    state.im[a] = state.im[b];
    state.re[b] = re;
    state.im[b] = im;
  }

  private static void phase(Statevector state, int a, double cos, double sin) {
    double re = state.re[a];
    state.re[a] = cos * re - sin * state.im[a];
    state.im[a] = cos * state.im[a] + sin * re;
  }

  private void rotate(Statevector state, int a, double cos, double sin) {
    int b = a ^ x;
    double are = state.re[a];
    double aim = state.im[a];
    double bre = state.re[b];
    double bim = state.im[b];
    if (turnsY()) {
      state.re[a] = cos * are - sin * bre;
      state.im[a] = cos * aim - sin * bim;
      state.re[b] = cos * bre + sin * are;
      state.im[b] = cos * bim + sin * aim;
    } else {
      state.re[a] = cos * are + sin * bim;
      state.im[a] = cos * aim - sin * bre;
      state.re[b] = cos * bre + sin * aim;
      state.im[b] = cos * bim - sin * are;
    }
  }

  /** {@code Re(conj(l[i]) p[j])}. */
  private static double real(Statevector l, int i, Statevector p, int j) {
    return l.re[i] * p.re[j] + l.im[i] * p.im[j];
  }

  /** {@code Im(conj(l[i]) p[j])}. */
  private static double imaginary(Statevector l, int i, Statevector p, int j) {
    return l.re[i] * p.im[j] - l.im[i] * p.re[j];
  }
}
