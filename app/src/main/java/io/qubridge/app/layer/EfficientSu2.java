package io.qubridge.app.layer;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import java.util.List;

/**
 * In each layer an {@code RY}, then an {@code RZ} on every qubit, then {@code CNOT}s from the last
 * pair of neighbours to the first; {@code RY} and {@code RZ} on every qubit after the last layer.
 *
 * <p>The same circuit as Qiskit's {@code efficient_su2} with its default gates and entanglement and
 * as many {@code reps} as layers.
 */
final class EfficientSu2 implements Ansatz {
  @Override
  public String name() {
    return "efficient-su2";
  }

  @Override
  public int weights(int qubits) {
    return 2 * qubits;
  }

  @Override
  public int weightsAfter(int qubits) {
    return 2 * qubits;
  }

  @Override
  public long[] weightShape(int qubits, int layers) {
    return new long[] {layers + 1L, 2, qubits};
  }

  @Override
  public void append(Circuit.Builder circuit, int qubits, int layer, List<Parameter> weights) {
    appendAfter(circuit, qubits, weights);
    Entanglement.REVERSE_LINEAR.append(circuit, qubits);
  }

  @Override
  public void appendAfter(Circuit.Builder circuit, int qubits, List<Parameter> weights) {
    for (int k = 0; k < 2 * qubits; k++) {
      GateType rotation = k < qubits ? GateType.RY : GateType.RZ;
      circuit.gate(rotation, Angle.of(weights.get(k)), k % qubits);
    }
  }
}
