package io.qubridge.local.state;

import io.qubridge.circuit.Angle;

/**
 * One of the three unitaries that every gate is a product of, up to a global phase that no
 * observable sees.
 *
 * <p>Masks have bit {@code i} for qubit {@code i}. A primitive acts on the basis states whose
 * {@code controls} bits are {@code values}.
 */
sealed interface Primitive {
  /** The qubits that it touches, as a mask. */
  int qubits();

  /** Whether its matrix is diagonal. */
  boolean diagonal();

  /**
   * {@code exp(-i angle P)} with the Pauli string {@code P = i^|x & z| X^x Z^z}.
   *
   * @param x the qubits with X or Y
   * @param z the qubits with Z or Y
   * @param angle half the angle of a rotation gate
   */
  record Rotation(int x, int z, int controls, int values, Angle angle) implements Primitive {
    @Override
    public int qubits() {
      return x | z | controls;
    }

    @Override
    public boolean diagonal() {
      return x == 0;
    }
  }

  /** The factor {@code exp(i angle)} on the basis states that the controls select. */
  record Phase(int controls, int values, Angle angle) implements Primitive {
    @Override
    public int qubits() {
      return controls;
    }

    @Override
    public boolean diagonal() {
      return true;
    }
  }

  /**
   * X on one qubit.
   *
   * @param target the qubit's bit
   */
  record Flip(int target, int controls, int values) implements Primitive {
    @Override
    public int qubits() {
      return target | controls;
    }

    @Override
    public boolean diagonal() {
      return false;
    }
  }
}
