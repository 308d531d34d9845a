package io.qubridge.app.layer;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;

/** Which pairs of qubits a layer's {@code CNOT}s join, in the order and words of Qiskit. */
enum Entanglement {
  /** Each qubit with the next. */
  LINEAR,
  /** Each qubit with each later one. */
  FULL,
  /** The last with the first where there are more than two, then as {@link #LINEAR}. */
  CIRCULAR,
  /** As {@link #LINEAR}, from the last pair to the first; has the effect of {@link #FULL}. */
  REVERSE_LINEAR;

  void append(Circuit.Builder circuit, int qubits) {
    switch (this) {
      case LINEAR -> appendLinear(circuit, qubits);
      case FULL -> appendFull(circuit, qubits);
      case CIRCULAR -> {
        if (qubits > 2) {
          circuit.gate(GateType.CX, qubits - 1, 0);
        }
        appendLinear(circuit, qubits);
      }
      case REVERSE_LINEAR -> {
        for (int qubit = qubits - 2; qubit >= 0; qubit--) {
          circuit.gate(GateType.CX, qubit, qubit + 1);
        }
      }
    }
  }

  private static void appendLinear(Circuit.Builder circuit, int qubits) {
    for (int qubit = 0; qubit + 1 < qubits; qubit++) {
      circuit.gate(GateType.CX, qubit, qubit + 1);
    }
  }

  private static void appendFull(Circuit.Builder circuit, int qubits) {
    for (int control = 0; control < qubits; control++) {
      for (int target = control + 1; target < qubits; target++) {
        circuit.gate(GateType.CX, control, target);
      }
    }
  }
}
