package io.qubridge.circuit;

/**
 * The spectrum of the Hermitian operator {@code G} with {@code gate(a) = V exp(-i a G) W}, on the
 * targets of a gate.
 *
 * <p>It decides how a gate's angle is differentiated: see {@link GateType#targetDerivative} and
 * Schuld et al., <a href="https://arxiv.org/abs/1811.11184">arXiv:1811.11184</a>.
 */
public enum Generator {
  /** Eigenvalues +1/2 and -1/2, as for a rotation. Under a control 0 joins them. */
  SYMMETRIC,
  /** Eigenvalues 0 and -1, as for a phase. The same under any number of controls. */
  PROJECTOR,
  /**
   * The angle turns a rotation's axis about Z, {@code gate(a) = RZ(a) gate(0) RZ(-a)}: entries hold
   * 1 and exp(±ia), values have the frequencies 1 and 2.
   */
  AXIS
}
