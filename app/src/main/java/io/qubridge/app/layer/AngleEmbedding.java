package io.qubridge.app.layer;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import java.util.List;

/**
 * One input in radians for each qubit: input {@code i} turns qubit {@code i} by {@code RX}.
 *
 * <p>The same circuit as PennyLane's {@code AngleEmbedding} with its default rotation.
 */
final class AngleEmbedding implements Embedding {
  @Override
  public String name() {
    return "angle";
  }

  @Override
  public int inputs(int qubits) {
    return qubits;
  }

  @Override
  public void append(Circuit.Builder circuit, int qubits, List<Parameter> inputs) {
    for (int qubit = 0; qubit < qubits; qubit++) {
      circuit.gate(GateType.RX, Angle.of(inputs.get(qubit)), qubit);
    }
  }
}
