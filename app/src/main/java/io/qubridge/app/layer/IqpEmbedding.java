package io.qubridge.app.layer;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import java.util.List;

/**
 * Instantaneous quantum polynomial: {@code H} and {@code RZ(x_i)} on each qubit, then {@code
 * RZZ(x_i x_j)} on each pair; on the first qubits alone where there are fewer inputs than qubits.
 *
 * <p>The same circuit as PennyLane's {@code IQPEmbedding} with its default pattern and one repeat.
 */
final class IqpEmbedding implements Embedding {
  @Override
  public String name() {
    return "iqp";
  }

  @Override
  public int inputs(int qubits) {
    return qubits;
  }

  @Override
  public List<Parameter> angles(int qubits, int inputs) {
    return PairProducts.angles(inputs);
  }

  @Override
  public InputMap map(int qubits, int inputs) {
    return new PairProducts(inputs, 0);
  }

  @Override
  public long gates(int qubits) {
    return 2L * qubits + qubits * (qubits - 1L) / 2;
  }

  @Override
  public void append(Circuit.Builder circuit, int qubits, int inputs, List<Parameter> angles) {
    for (int qubit = 0; qubit < inputs; qubit++) {
      circuit.gate(GateType.H, qubit);
      circuit.gate(GateType.RZ, Angle.of(angles.get(qubit)), qubit);
    }
    int pair = inputs;
    for (int i = 0; i < inputs; i++) {
      for (int j = i + 1; j < inputs; j++) {
        circuit.gate(GateType.RZZ, Angle.of(angles.get(pair++)), i, j);
      }
    }
  }
}
