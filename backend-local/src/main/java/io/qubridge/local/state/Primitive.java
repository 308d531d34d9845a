package io.qubridge.local.state;

import io.qubridge.circuit.Angle;
import java.util.List;

/**
 * A unitary that gates are products of, up to a global phase that no observable sees: every gate is
 * one of rotations, phases and flips; {@link Multiplexing} makes multiplexers of rotations and
 * flips.
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

  /**
   * A rotation about Y of one qubit by an angle for each value of some others: {@code exp(-i
   * theta_c Y)} where they are {@code c}, with {@code theta_c = sum_m (-1)^(c . m) angle_m}.
   *
   * @param target the qubit's bit
   * @param controls the others, as a mask; bit {@code i} of {@code c} and {@code m} is the {@code
   *     i}-th of them from the lowest
   * @param angles {@code angle_m}, one for each {@code m}
   */
  record Multiplexer(int target, int controls, List<Angle> angles) implements Primitive {
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
