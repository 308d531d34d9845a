package io.qubridge.qasm;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.Operation;
import java.util.List;

/** The matrix of a few gates on a few qubits. */
final class SmallUnitary {
  private final int size;
  private final List<Integer> qubits;
  private final double[] matrix;

  private SmallUnitary(List<Integer> qubits) {
    this.size = 1 << qubits.size();
    this.qubits = qubits;
    this.matrix = new double[2 * size * size];
    for (int k = 0; k < size; k++) {
      matrix[2 * (k * size + k)] = 1;
    }
  }

  /**
   * The matrix of gates with constant angles; other operations are left out.
   *
   * @param qubits which qubit is which bit of the indices, the lowest first
   * @return row-major, entries as (real, imaginary) pairs
   */
  static double[] of(List<Operation> operations, List<Integer> qubits) {
    SmallUnitary unitary = new SmallUnitary(qubits);
    for (Operation operation : operations) {
      if (operation instanceof Gate gate) {
        unitary.apply(gate);
      }
    }
    return unitary.matrix;
  }

  private void apply(Gate gate) {
    int controls = gate.controls() + gate.type().controls();
    int controlMask = 0;
    int controlValue = 0;
    for (int i = 0; i < controls; i++) {
      int bit = 1 << qubits.indexOf(gate.qubits().get(i));
      controlMask |= bit;
      controlValue |= (gate.onZero() >>> i & 1) == 1 ? 0 : bit;
    }
    int[] rows = new int[1 << (gate.qubits().size() - controls)];
    for (int k = 0; k < rows.length; k++) {
      for (int t = 0; controls + t < gate.qubits().size(); t++) {
        rows[k] |= (k >>> t & 1) << qubits.indexOf(gate.qubits().get(controls + t));
      }
    }
    double[] radians = gate.angles().stream().mapToDouble(Angle::constant).toArray();
    double[] target = gate.type().targetMatrix(radians);
    for (int base = 0; base < size; base++) {
      if ((base & rows[rows.length - 1]) == 0 && (base & controlMask) == controlValue) {
        multiply(target, rows, base);
      }
    }
  }

  /** Mixes the rows {@code base | rows[k]} of the matrix. */
  private void multiply(double[] target, int[] rows, int base) {
    int n = rows.length;
    double[] old = new double[2 * n];
    for (int column = 0; column < size; column++) {
      for (int k = 0; k < n; k++) {
        int from = 2 * ((base | rows[k]) * size + column);
        old[2 * k] = matrix[from];
        old[2 * k + 1] = matrix[from + 1];
      }
      for (int k = 0; k < n; k++) {
        double real = 0;
        double imaginary = 0;
        for (int j = 0; j < n; j++) {
          double a = target[2 * (k * n + j)];
          double b = target[2 * (k * n + j) + 1];
          real += a * old[2 * j] - b * old[2 * j + 1];
          imaginary += a * old[2 * j + 1] + b * old[2 * j];
        }
        int to = 2 * ((base | rows[k]) * size + column);
        matrix[to] = real;
        matrix[to + 1] = imaginary;
      }
    }
  }
}
