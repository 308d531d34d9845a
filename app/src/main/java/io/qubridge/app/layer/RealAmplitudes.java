package io.qubridge.app.layer;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import java.util.List;

/**
 * In each layer an {@code RY} on every qubit, then {@code CNOT}s; an {@code RY} on every qubit
 * after the last layer.
 *
 * <p>The same circuit as Qiskit's {@code real_amplitudes} with as many {@code reps} as layers.
 *
 * @param name the name
 * @param entanglement the pairs that are joined
 */
record RealAmplitudes(String name, Entanglement entanglement) implements Ansatz {
  @Override
  public int weights(int qubits) {
    return qubits;
  }

  @Override
  public int weightsAfter(int qubits) {
    return qubits;
  }

  @Override
  public long[] weightShape(int qubits, int layers) {
    return new long[] {layers + 1L, qubits};
  }

  @Override
  public long gates(int qubits) {
    return qubits + qubits * (qubits + 1L) / 2;
  }

  @Override
  public void append(Circuit.Builder circuit, int qubits, int layer, List<Parameter> weights) {
    appendAfter(circuit, qubits, weights);
    entanglement.append(circuit, qubits);
  }

  @Override
  public void appendAfter(Circuit.Builder circuit, int qubits, List<Parameter> weights) {
    for (int qubit = 0; qubit < qubits; qubit++) {
      circuit.gate(GateType.RY, Angle.of(weights.get(qubit)), qubit);
    }
  }
}
