package io.qubridge.local.noise;

import java.util.Locale;

/** How noise is simulated. */
public enum Method {
  /** A density matrix where the circuit is small enough, else trajectories. */
  AUTO,
  /** Exactly, up to {@link DensityMatrixSimulator#MAX_QUBITS} qubits. */
  DENSITY_MATRIX,
  /** By drawing what errs, again and again, on state vectors. */
  TRAJECTORIES;

  /** The name as the user writes it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
