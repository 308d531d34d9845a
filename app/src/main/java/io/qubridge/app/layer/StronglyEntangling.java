package io.qubridge.app.layer;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import java.util.List;

/**
 * In each layer {@code RZ RY RZ} on every qubit with three weights, then a ring of {@code CNOT}s
 * from each qubit to the one {@code r} further on, where {@code r} is 1 in the first layer, one
 * more in each, and 1 again after {@code qubits - 1}.
 *
 * <p>The same circuit as PennyLane's {@code StronglyEntanglingLayers} with its default ranges.
 * Source: Schuld et al., <a href="https://arxiv.org/abs/1804.00633">arXiv:1804.00633</a>.
 */
final class StronglyEntangling implements Ansatz {
  private static final List<GateType> AXES = List.of(GateType.RZ, GateType.RY, GateType.RZ);

  @Override
  public String name() {
    return "strongly-entangling";
  }

  @Override
  public int weights(int qubits) {
    return AXES.size() * qubits;
  }

  @Override
  public long[] weightShape(int qubits, int layers) {
    return new long[] {layers, qubits, AXES.size()};
  }

  @Override
  public void append(Circuit.Builder circuit, int qubits, int layer, List<Parameter> weights) {
    for (int k = 0; k < weights.size(); k++) {
      circuit.gate(AXES.get(k % 3), Angle.of(weights.get(k)), k / 3);
    }
    if (qubits > 1) {
      int range = layer % (qubits - 1) + 1;
      for (int qubit = 0; qubit < qubits; qubit++) {
        circuit.gate(GateType.CX, qubit, (qubit + range) % qubits);
      }
    }
  }
}
