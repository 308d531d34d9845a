package io.qubridge.observable;

/** A Pauli operator on one qubit that is not the identity. */
public enum Pauli {
  X,
  Y,
  Z
}
