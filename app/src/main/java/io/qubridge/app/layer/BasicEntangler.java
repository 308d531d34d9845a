package io.qubridge.app.layer;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import java.util.List;

/**
 * In each layer an {@code RX} on every qubit, then a ring of {@code CNOT}s from each qubit to the
 * next and from the last to qubit 0.
 *
 * <p>On two qubits the ring is the single {@code CNOT} from 0 to 1, on one qubit there is none; the
 * same circuit as PennyLane's {@code BasicEntanglerLayers} with its default rotation.
 */
final class BasicEntangler implements Ansatz {
  @Override
  public String name() {
    return "basic-entangler";
  }

  @Override
  public long[] weightShape(int qubits, int layers) {
    return new long[] {layers, qubits};
  }

  @Override
  public void append(Circuit.Builder circuit, int qubits, int layers, List<Parameter> weights) {
    for (int layer = 0; layer < layers; layer++) {
      for (int qubit = 0; qubit < qubits; qubit++) {
        circuit.gate(GateType.RX, Angle.of(weights.get(layer * qubits + qubit)), qubit);
      }
      int pairs = qubits == 2 ? 1 : qubits == 1 ? 0 : qubits;
      for (int qubit = 0; qubit < pairs; qubit++) {
        circuit.gate(GateType.CX, qubit, (qubit + 1) % qubits);
      }
    }
  }
}
