package io.qubridge.app.layer;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import java.util.List;

/**
 * Twice: {@code H} and {@code P(2 x_i)} on each qubit, then {@code CX P(2 (pi - x_i)(pi - x_j)) CX}
 * on each pair; on the first qubits alone where there are fewer inputs than qubits.
 *
 * <p>The same circuit as Qiskit's {@code zz_feature_map} with its defaults. Source: Havlicek et
 * al., <a href="https://arxiv.org/abs/1804.11326">arXiv:1804.11326</a>.
 */
final class ZzFeatureMap implements Embedding {
  private static final int REPEATS = 2;

  @Override
  public String name() {
    return "zz-feature-map";
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
    return new PairProducts(inputs, Math.PI);
  }

  @Override
  public long gates(int qubits) {
    return REPEATS * (2L * qubits + 3L * qubits * (qubits - 1) / 2);
  }

  @Override
  public void append(Circuit.Builder circuit, int qubits, int inputs, List<Parameter> angles) {
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      for (int qubit = 0; qubit < inputs; qubit++) {
        circuit.gate(GateType.H, qubit);
        circuit.gate(GateType.P, Angle.of(angles.get(qubit)).times(2), qubit);
      }
      int pair = inputs;
      for (int i = 0; i < inputs; i++) {
        for (int j = i + 1; j < inputs; j++) {
          circuit.gate(GateType.CX, i, j);
          circuit.gate(GateType.P, Angle.of(angles.get(pair++)).times(2), j);
          circuit.gate(GateType.CX, i, j);
        }
      }
    }
  }
}
