package io.qubridge.app.layer;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.Parameter;
import java.util.Arrays;
import java.util.List;

/**
 * Puts the gates of a design in order: the embedding, the layers of the ansatz, and what comes
 * before and after them. With {@link Initialisation#IDENTITY_BLOCK} every second layer is the
 * mirror image of the one before it.
 *
 * @param design what the layer computes
 * @param ansatz that of the design
 */
record CircuitAssembly(VariationalCircuit design, Ansatz ansatz) {
  /**
   * The circuit with its parameters, the angles of the embedding first.
   *
   * @param embedding of the design, or none
   * @param inputs that it gets
   */
  Circuit circuit(Embedding embedding, int inputs) {
    int qubits = design.qubits();
    List<Parameter> angles = embedding.angles(qubits, inputs);
    List<Parameter> weights =
        Parameters.numbered("w", Math.toIntExact(ansatz.weights(qubits, design.layers())));
    Circuit.Builder circuit = Circuit.builder(qubits);
    angles.forEach(circuit::parameter);
    weights.forEach(circuit::parameter);
    int at = ansatz.weightsBefore(qubits);
    embedding.append(circuit, qubits, inputs, angles);
    ansatz.appendBefore(circuit, qubits, weights.subList(0, at));
    for (int layer = 0; layer < design.layers(); layer++) {
      if (layer > 0 && design.reuploading() && !mirrored(layer)) {
        embedding.append(circuit, qubits, inputs, angles);
      }
      List<Parameter> own = weights.subList(at, at += ansatz.weights(qubits));
      if (mirrored(layer)) {
        appendMirrored(circuit, layer - 1, own);
      } else {
        ansatz.append(circuit, qubits, layer, own);
      }
    }
    ansatz.appendAfter(circuit, qubits, weights.subList(at, weights.size()));
    return circuit.build();
  }

  /** Gives mirrored layers the weights of their partners, and weights outside the layers 0. */
  void pair(double[] weights, int from) {
    int qubits = design.qubits();
    int before = from + ansatz.weightsBefore(qubits);
    int each = ansatz.weights(qubits);
    Arrays.fill(weights, from, before, 0);
    for (int layer = 1; layer < design.layers(); layer += 2) {
      int to = before + layer * each;
      System.arraycopy(weights, to - each, weights, to, each);
    }
    int after = before + design.layers() * each;
    Arrays.fill(weights, after, after + ansatz.weightsAfter(qubits), 0);
  }

  private boolean mirrored(int layer) {
    return layer % 2 == 1 && design.initialisation().equals(Initialisation.IDENTITY_BLOCK.label());
  }

  private void appendMirrored(Circuit.Builder circuit, int layer, List<Parameter> weights) {
    Circuit.Builder partner = Circuit.builder(design.qubits());
    ansatz.append(partner, design.qubits(), layer, weights);
    List<Gate> gates = partner.build().gates();
    for (int k = gates.size() - 1; k >= 0; k--) {
      gates.get(k).inverse().forEach(circuit::add);
    }
  }
}
