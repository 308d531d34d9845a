package io.qubridge.app.layer;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import java.util.List;

/**
 * An {@code RY} on every qubit; then in each layer {@code CZ} and an {@code RY} on both qubits for
 * the pairs (0, 1), (2, 3), ..., then for the pairs (1, 2), (3, 4), ...
 *
 * <p>The weights are one block: those of the first rotations, then two for each pair of each layer.
 * The same circuit as PennyLane's {@code SimplifiedTwoDesign}. Source: Cerezo et al., <a
 * href="https://arxiv.org/abs/2001.00550">arXiv:2001.00550</a>.
 */
final class SimplifiedTwoDesign implements Ansatz {
  @Override
  public String name() {
    return "simplified-two-design";
  }

  @Override
  public int weights(int qubits) {
    return 2 * (qubits - 1);
  }

  @Override
  public int weightsBefore(int qubits) {
    return qubits;
  }

  @Override
  public long[] weightShape(int qubits, int layers) {
    return new long[] {qubits + 2L * layers * (qubits - 1)};
  }

  @Override
  public void appendBefore(Circuit.Builder circuit, int qubits, List<Parameter> weights) {
    for (int qubit = 0; qubit < qubits; qubit++) {
      circuit.gate(GateType.RY, Angle.of(weights.get(qubit)), qubit);
    }
  }

  @Override
  public void append(Circuit.Builder circuit, int qubits, int layer, List<Parameter> weights) {
    int weight = 0;
    for (int start = 0; start < 2; start++) {
      for (int qubit = start; qubit + 1 < qubits; qubit += 2) {
        circuit.gate(GateType.CZ, qubit, qubit + 1);
        circuit.gate(GateType.RY, Angle.of(weights.get(weight++)), qubit);
        circuit.gate(GateType.RY, Angle.of(weights.get(weight++)), qubit + 1);
      }
    }
  }
}
