package io.qubridge.local.noise;

import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import java.util.List;

/** What a noisy circuit does between two points, on the qubits of a {@link PauliBlock}. */
sealed interface NoisyStep {
  /**
   * One-qubit gates in a row on one qubit, each with the noise behind it.
   *
   * @param qubit the qubit
   * @param factors what is applied, in order
   */
  record Run(int qubit, List<Factor> factors) implements NoisyStep {}

  /**
   * A gate without parameters on several qubits with the noise behind it.
   *
   * @param qubits in operand order
   * @param map gate and noise as one map
   */
  record Joint(int[] qubits, SparseTransfer map) implements NoisyStep {}

  /**
   * A gate with parameters on several qubits.
   *
   * @param qubits in operand order
   * @param gate its unitary
   * @param noise the map of the noise behind it
   */
  record ParametrisedJoint(int[] qubits, BoundGate gate, double[] noise) implements NoisyStep {}

  /** A factor of a run of one-qubit gates. */
  sealed interface Factor {}

  /** A fixed map. */
  record Fixed(double[] map) implements Factor {}

  /**
   * A gate with parameters and the map of the noise behind it.
   *
   * @param noise null where there is none, which spares a product in each row
   */
  record Turned(BoundGate gate, double[] noise) implements Factor {}

  /**
   * A gate whose angles come from bindings.
   *
   * @param type the gate
   * @param angles its angles
   * @param controls modifier controls in front of the type's operands
   * @param onZero as in {@link io.qubridge.circuit.Gate}
   */
  record BoundGate(GateType type, List<AffineAngle> angles, int controls, int onZero) {
    static BoundGate of(Gate gate, List<Parameter> parameters) {
      return new BoundGate(
          gate.type(),
          gate.angles().stream().map(angle -> new AffineAngle(angle, parameters)).toList(),
          gate.controls(),
          gate.onZero());
    }

    /** The Pauli transfer matrix for one row of bindings. */
    double[] transfer(double[] bindings, int rowStart) {
      return PauliTransfer.ofUnitary(matrix(bindings, rowStart), controls + type.operands());
    }

    /** The unitary for one row of bindings, modifier controls the lowest operands. */
    double[] matrix(double[] bindings, int rowStart) {
      double[] radians = new double[angles.size()];
      for (int k = 0; k < radians.length; k++) {
        radians[k] = angles.get(k).at(bindings, rowStart);
      }
      return unitary(type, radians, controls, onZero);
    }

    boolean isShared(double[] bindings, int firstRowStart, int rows, int rowLength) {
      for (AffineAngle angle : angles) {
        if (!angle.isShared(bindings, firstRowStart, rows, rowLength)) {
          return false;
        }
      }
      return true;
    }

    /** The unitary under modifier controls, which are the lowest operands. */
    static double[] unitary(GateType type, double[] radians, int controls, int onZero) {
      double[] inner = type.matrix(radians);
      if (controls == 0) {
        return inner;
      }
      int innerSize = 1 << type.operands();
      int size = innerSize << controls;
      int active = ((1 << controls) - 1) ^ onZero;
      double[] m = new double[2 * size * size];
      for (int row = 0; row < size; row++) {
        if ((row & ((1 << controls) - 1)) != active) {
          m[2 * (row * size + row)] = 1;
          continue;
        }
        for (int k = 0; k < innerSize; k++) {
          int from = 2 * ((row >> controls) * innerSize + k);
          int to = 2 * (row * size + (k << controls | active));
          m[to] = inner[from];
          m[to + 1] = inner[from + 1];
        }
      }
      return m;
    }
  }
}
