package io.qubridge.app.layer;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import java.util.List;

/**
 * Two inputs in radians for each qubit: input {@code 2i} turns qubit {@code i} about Y, input
 * {@code 2i + 1} then about Z.
 *
 * <p>Source: LaRose and Coyle, <a href="https://arxiv.org/abs/2003.01695">arXiv:2003.01695</a>,
 * definition 3, whose features are counted in full turns of the sphere.
 */
final class DenseAngleEmbedding implements Embedding {
  @Override
  public String name() {
    return "dense-angle";
  }

  @Override
  public int inputs(int qubits) {
    return 2 * qubits;
  }

  @Override
  public void append(Circuit.Builder circuit, int qubits, int inputs, List<Parameter> angles) {
    for (int input = 0; input < inputs; input++) {
      GateType rotation = input % 2 == 0 ? GateType.RY : GateType.RZ;
      circuit.gate(rotation, Angle.of(angles.get(input)), input / 2);
    }
  }
}
