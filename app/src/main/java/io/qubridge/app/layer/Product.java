package io.qubridge.app.layer;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.Parameter;
import java.util.List;

/**
 * Embeddings and ansaetze without their gates on several qubits, so that qubits stay in a product
 * state: {@code NAME:product} for any NAME.
 *
 * <p>Inputs and weights stay the same in number; those of removed gates have no effect.
 */
final class Product {
  static final String SUFFIX = ":product";

  private Product() {}

  static boolean names(String name) {
    return name.endsWith(SUFFIX);
  }

  /** The name without the suffix, if it has it. */
  static String base(String name) {
    return names(name) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }

  /** The name with the suffix, which is put there once. */
  static String of(String name) {
    return names(name) ? name : name + SUFFIX;
  }

  record ProductAnsatz(Ansatz entangled) implements Ansatz {
    @Override
    public String name() {
      return of(entangled.name());
    }

    @Override
    public int weights(int qubits) {
      return entangled.weights(qubits);
    }

    @Override
    public int inputs() {
      return entangled.inputs();
    }

    @Override
    public int weightsBefore(int qubits) {
      return entangled.weightsBefore(qubits);
    }

    @Override
    public int weightsAfter(int qubits) {
      return entangled.weightsAfter(qubits);
    }

    @Override
    public long[] weightShape(int qubits, int layers) {
      return entangled.weightShape(qubits, layers);
    }

    @Override
    public long gates(int qubits) {
      return entangled.gates(qubits);
    }

    @Override
    public boolean frozen() {
      return entangled.frozen();
    }

    @Override
    public void append(Circuit.Builder circuit, int qubits, int layer, List<Parameter> weights) {
      Circuit.Builder whole = Circuit.builder(qubits);
      entangled.append(whole, qubits, layer, weights);
      appendSingle(circuit, whole.build());
    }

    @Override
    public void appendBefore(Circuit.Builder circuit, int qubits, List<Parameter> weights) {
      Circuit.Builder whole = Circuit.builder(qubits);
      entangled.appendBefore(whole, qubits, weights);
      appendSingle(circuit, whole.build());
    }

    @Override
    public void appendAfter(Circuit.Builder circuit, int qubits, List<Parameter> weights) {
      Circuit.Builder whole = Circuit.builder(qubits);
      entangled.appendAfter(whole, qubits, weights);
      appendSingle(circuit, whole.build());
    }
  }

  record ProductEmbedding(Embedding entangled) implements Embedding {
    @Override
    public String name() {
      return of(entangled.name());
    }

    @Override
    public int inputs(int qubits) {
      return entangled.inputs(qubits);
    }

    @Override
    public List<Parameter> angles(int qubits, int inputs) {
      return entangled.angles(qubits, inputs);
    }

    @Override
    public InputMap map(int qubits, int inputs) {
      return entangled.map(qubits, inputs);
    }

    @Override
    public long gates(int qubits) {
      return entangled.gates(qubits);
    }

    @Override
    public void append(Circuit.Builder circuit, int qubits, int inputs, List<Parameter> angles) {
      Circuit.Builder whole = Circuit.builder(qubits);
      entangled.append(whole, qubits, inputs, angles);
      appendSingle(circuit, whole.build());
    }
  }

  private static void appendSingle(Circuit.Builder target, Circuit whole) {
    for (Gate gate : whole.gates()) {
      if (gate.qubits().size() < 2) {
        target.add(gate);
      }
    }
  }
}
