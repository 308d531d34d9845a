package io.qubridge.app.data;

import java.util.Locale;

/** The three parts of a split. */
public enum Part {
  /** What a model learns from; standardisation is computed from it alone. */
  TRAINING,
  /** What decides when training stops. */
  VALIDATION,
  /** What the reported figures come from. */
  TEST;

  /** The name in lower case, as printed. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
