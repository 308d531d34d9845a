package io.qubridge.app.model;

import java.util.Locale;

/** Whether a network has a quantum layer. */
public enum ModelKind {
  /** The twin without one. */
  CLASSICAL,
  /** With one. */
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
