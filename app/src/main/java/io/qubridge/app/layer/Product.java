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

  /** The name without the suffix. */
  static String base(String name) {
    return name.substring(0, name.length() - SUFFIX.length());
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
    public long[] weightShape(int qubits, int layers) {
      return entangled.weightShape(qubits, layers);
    }

    @Override
    public void append(Circuit.Builder circuit, int qubits, int layers, List<Parameter> weights) {
      Circuit.Builder whole = Circuit.builder(qubits);
      weights.forEach(whole::parameter);
      entangled.append(whole, qubits, layers, weights);
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
    public void append(Circuit.Builder circuit, int qubits, List<Parameter> inputs) {
      Circuit.Builder whole = Circuit.builder(qubits);
      inputs.forEach(whole::parameter);
      entangled.append(whole, qubits, inputs);
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
