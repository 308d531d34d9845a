package io.qubridge.app.layer;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import java.util.List;

/**
 * In each layer a rotation about one axis of every qubit, then a ring of {@code CNOT}s from each
 * qubit to the next and from the last to qubit 0.
 *
 * <p>On two qubits the ring is the single {@code CNOT} from 0 to 1, on one qubit there is none; the
 * same circuit as PennyLane's {@code BasicEntanglerLayers}, whose default rotation is {@code RX}.
 *
 * @param name the name
 * @param rotation {@code RX}, {@code RY} or {@code RZ}
 */
record BasicEntangler(String name, GateType rotation) implements Ansatz {
  @Override
  public int weights(int qubits) {
    return qubits;
  }

  @Override
  public long[] weightShape(int qubits, int layers) {
    return new long[] {layers, qubits};
  }

  @Override
  public void append(Circuit.Builder circuit, int qubits, int layer, List<Parameter> weights) {
    for (int qubit = 0; qubit < qubits; qubit++) {
      circuit.gate(rotation, Angle.of(weights.get(qubit)), qubit);
    }
    int pairs = qubits == 2 ? 1 : qubits == 1 ? 0 : qubits;
    for (int qubit = 0; qubit < pairs; qubit++) {
      circuit.gate(GateType.CX, qubit, (qubit + 1) % qubits);
    }
  }
}
