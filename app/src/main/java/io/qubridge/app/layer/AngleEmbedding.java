package io.qubridge.app.layer;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import java.util.List;

/**
 * One input in radians for each qubit: input {@code i} turns qubit {@code i} about one axis.
 *
 * <p>The same circuit as PennyLane's {@code AngleEmbedding}. About Z it changes nothing that is
 * measured unless something comes before it.
 *
 * @param name the name
 * @param rotation {@code RX}, {@code RY} or {@code RZ}
 */
record AngleEmbedding(String name, GateType rotation) implements Embedding {
  @Override
  public int inputs(int qubits) {
    return qubits;
  }

  @Override
  public void append(Circuit.Builder circuit, int qubits, int inputs, List<Parameter> angles) {
    for (int qubit = 0; qubit < inputs; qubit++) {
      circuit.gate(rotation, Angle.of(angles.get(qubit)), qubit);
    }
  }
}
