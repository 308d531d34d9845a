package io.qubridge.qasm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;

/** The unitary of a circuit of constant gates, column by column from the table's full matrices. */
final class CircuitMatrix {
  private static final double TOLERANCE = 1e-11;

  private final double[][] real;
  private final double[][] imaginary;

  private CircuitMatrix(Circuit circuit) {
    int size = 1 << circuit.qubits();
    real = new double[size][];
    imaginary = new double[size][];
    for (int column = 0; column < size; column++) {
      real[column] = new double[size];
      imaginary[column] = new double[size];
      real[column][column] = 1;
    }
    for (Gate gate : circuit.gates()) {
      double[] radians = gate.angles().stream().mapToDouble(Angle::constant).toArray();
      double[] matrix = gate.type().matrix(radians);
      for (int column = 0; column < size; column++) {
        apply(gate, matrix, column);
      }
    }
  }

  /** The unitary of a program's gates. */
  static CircuitMatrix of(String program) {
    return new CircuitMatrix(QasmReader.read(program));
  }

  /** The unitary of a circuit's gates. */
  static CircuitMatrix of(Circuit circuit) {
    return new CircuitMatrix(circuit);
  }

  double real(int row, int column) {
    return real[column][row];
  }

  double imaginary(int row, int column) {
    return imaginary[column][row];
  }

  /** Fails unless both are the same matrix, global phase included. */
  static void assertSame(CircuitMatrix expected, CircuitMatrix found, String what) {
    assertEquals(expected.real.length, found.real.length, what);
    for (int column = 0; column < expected.real.length; column++) {
      assertArrayEquals(expected.real[column], found.real[column], TOLERANCE, what);
      assertArrayEquals(expected.imaginary[column], found.imaginary[column], TOLERANCE, what);
    }
  }

  private void apply(Gate gate, double[] matrix, int column) {
    double[] oldReal = real[column];
    double[] oldImaginary = imaginary[column];
    int inner = 1 << gate.type().operands();
    real[column] = new double[oldReal.length];
    imaginary[column] = new double[oldReal.length];
    for (int from = 0; from < oldReal.length; from++) {
      if (!fires(gate, from)) {
        real[column][from] += oldReal[from];
        imaginary[column][from] += oldImaginary[from];
        continue;
      }
      int innerColumn = inner(gate, from);
      for (int innerRow = 0; innerRow < inner; innerRow++) {
        int to = with(gate, from, innerRow);
        double a = matrix[2 * (innerRow * inner + innerColumn)];
        double b = matrix[2 * (innerRow * inner + innerColumn) + 1];
        real[column][to] += a * oldReal[from] - b * oldImaginary[from];
        imaginary[column][to] += a * oldImaginary[from] + b * oldReal[from];
      }
    }
  }

  private static boolean fires(Gate gate, int index) {
    for (int i = 0; i < gate.controls(); i++) {
      if ((index >> gate.qubits().get(i) & 1) == (gate.onZero() >> i & 1)) {
        return false;
      }
    }
    return true;
  }

  private static int inner(Gate gate, int index) {
    int result = 0;
    for (int i = gate.controls(); i < gate.qubits().size(); i++) {
      result |= (index >> gate.qubits().get(i) & 1) << (i - gate.controls());
    }
    return result;
  }

  private static int with(Gate gate, int index, int inner) {
    int result = index;
    for (int i = gate.controls(); i < gate.qubits().size(); i++) {
      int bit = 1 << gate.qubits().get(i);
      result = (inner >> (i - gate.controls()) & 1) == 1 ? result | bit : result & ~bit;
    }
    return result;
  }
}
