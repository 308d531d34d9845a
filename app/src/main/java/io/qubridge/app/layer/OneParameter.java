package io.qubridge.app.layer;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import java.util.List;

/**
 * In each layer {@code H}, then {@code RY} on every qubit, all with the layer's one weight.
 *
 * <p>With one layer and 2 to 4 qubits the circuit of the study that first put a circuit behind the
 * project's networks. There is no gate on several qubits.
 */
final class OneParameter implements Ansatz {
  @Override
  public String name() {
    return "one-parameter";
  }

  @Override
  public int weights(int qubits) {
    return 1;
  }

  @Override
  public long[] weightShape(int qubits, int layers) {
    return new long[] {layers, 1};
  }

  @Override
  public void append(Circuit.Builder circuit, int qubits, int layer, List<Parameter> weights) {
    for (int qubit = 0; qubit < qubits; qubit++) {
      circuit.gate(GateType.H, qubit);
      circuit.gate(GateType.RY, Angle.of(weights.get(0)), qubit);
    }
  }
}
