package io.qubridge.spi;

import java.util.Locale;

/** What a backend may be able to do; those that it declares are tested by the kit. */
public enum Feature {
  /** Exact values ({@link io.qubridge.execution.Accuracy.Exact}). */
  EXACT,
  /** A given number of shots. */
  SHOTS,
  /** A given standard error. */
  PRECISION,
  /** Gates under control modifiers ({@link io.qubridge.circuit.Gate#controls}). */
  MODIFIERS,
  /** Resets, and measurements of a qubit that is used afterwards. */
  MID_CIRCUIT,
  /** Outcome distributions ({@link io.qubridge.execution.SamplerPub}). */
  SAMPLING,
  /** Equal seeds give equal results. */
  SEED,
  /** {@link Backend#differentiator}. */
  VJP,
  /** {@link Backend#resume}. */
  RESUME,
  /** {@link Backend#find}. */
  FIND,
  /** {@link Job#cancel} has an effect. */
  CANCEL;

  /** The name for people and scripts, for example {@code sampling}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
