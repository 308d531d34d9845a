package io.qubridge.circuit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * A gate of the table on some qubits, possibly under further controls.
 *
 * <p>The first {@link #controls} qubits are controls that modifiers add ({@code ctrl @}, {@code
 * negctrl @}); the rest are the operands of the type, its own controls first.
 *
 * <p>Kept canonical: the modifier control next to the type's operands becomes part of the type
 * where it acts on |1> and the table has that row, so that {@code ctrl @ x} and {@code cx} are
 * equal gates.
 *
 * @param type the gate
 * @param angles its angles
 * @param qubits modifier controls, then the operands of the type; each qubit once
 * @param controls the number of modifier controls, 0 to 30
 * @param onZero bit {@code i} is 1 where modifier control {@code i} acts on |0> ({@code negctrl})
 */
public record Gate(
    GateType type, List<Angle> angles, List<Integer> qubits, int controls, int onZero)
    implements Operation {
  private static final int MAX_CONTROLS = 30;
  private static final int FEW = 16;

  /**
   * Copies the lists, checks the shape and brings the gate into canonical form.
   *
   * @throws IllegalArgumentException if a count does not fit the type or a qubit stands twice
   */
  public Gate {
    Objects.requireNonNull(type, "type");
    angles = List.copyOf(angles);
    qubits = List.copyOf(qubits);
    if (angles.size() != type.angles()) {
      throw new IllegalArgumentException(
          type.qasmName() + " takes " + type.angles() + " angles, got " + angles.size());
    }
    if (controls < 0 || controls > MAX_CONTROLS || onZero >>> controls != 0) {
      throw new IllegalArgumentException(
          type.qasmName() + ": " + controls + " controls (0 to " + MAX_CONTROLS + ") on " + onZero);
    }
    if (qubits.size() != controls + type.operands()) {
      throw new IllegalArgumentException(
          type.qasmName()
              + " takes "
              + (controls + type.operands())
              + " qubits, got "
              + qubits.size());
    }
    requireDistinct(type.qasmName(), qubits);
    while (controls > 0 && onZero >>> (controls - 1) == 0 && type.controlled().isPresent()) {
      type = type.controlled().get();
      controls--;
    }
  }

  /** A gate without modifier controls. */
  public static Gate of(GateType type, List<Angle> angles, List<Integer> qubits) {
    return new Gate(type, angles, qubits, 0, 0);
  }

  /**
   * This gate under one more control.
   *
   * @param qubit the control
   * @param value the value on which it acts
   */
  public Gate controlledBy(int qubit, boolean value) {
    List<Integer> all = new ArrayList<>(qubits.size() + 1);
    all.add(qubit);
    all.addAll(qubits);
    return new Gate(type, angles, all, controls + 1, onZero << 1 | (value ? 0 : 1));
  }

  /** Gates that undo this one, in the order in which they are to be applied. */
  public List<Gate> inverse() {
    return type.inverse(angles).stream()
        .map(factor -> new Gate(factor.type(), factor.angles(), qubits, controls, onZero))
        .toList();
  }

  /** Whether no angle depends on a parameter. */
  public boolean isConstant() {
    return angles.stream().allMatch(Angle::isConstant);
  }

  static void requireDistinct(String what, List<Integer> qubits) {
    if (qubits.size() > FEW && new HashSet<>(qubits).size() == qubits.size()) {
      return;
    }
    for (int i = 0; i < qubits.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (qubits.get(i).equals(qubits.get(j))) {
          throw new IllegalArgumentException(what + " takes qubit " + qubits.get(i) + " twice");
        }
      }
    }
  }
}
