package io.qubridge.app.model;

import java.util.Locale;

/** The networks of a comparison: the hybrid one and its twins, each different in one thing. */
public enum ModelKind {
  /** The hybrid network without its quantum layer. */
  CLASSICAL,
  /** Dense layers with about as many parameters in place of the circuit. */
  DENSE,
  /** The circuit without the gates that act on several qubits. */
  UNENTANGLED,
  /** The circuit's weights stay as they were drawn; everything else is trained. */
  FROZEN,
  /** With a quantum layer. */
  HYBRID;

  /** The name on the command line and in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return label();
  }
}
