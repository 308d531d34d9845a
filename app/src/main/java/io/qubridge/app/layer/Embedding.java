package io.qubridge.app.layer;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Parameter;
import java.util.List;

/**
 * The first part of a quantum layer's circuit: puts the inputs of one sample into the state.
 *
 * <p>Implementations are stateless and safe for several threads. The name is written into model
 * files, so it stays what it is for good.
 */
public interface Embedding {
  /** The name on the command line and in models, for example {@code angle}. */
  String name();

  /** The number of inputs that it takes on a number of qubits. */
  int inputs(int qubits);

  /**
   * Appends its gates.
   *
   * @param circuit the circuit so far, on {@code qubits} qubits
   * @param qubits the number of qubits
   * @param inputs {@link #inputs} parameters, one for each input of the layer
   */
  void append(Circuit.Builder circuit, int qubits, List<Parameter> inputs);

  /** The names that {@link #named} knows. */
  static List<String> names() {
    return Embeddings.ALL.names();
  }

  /**
   * The embedding of a name; with {@code :product} behind it, without its gates on several qubits.
   *
   * @throws IllegalArgumentException if there is none; the message lists the known ones
   */
  static Embedding named(String name) {
    return Product.names(name)
        ? new Product.ProductEmbedding(Embeddings.ALL.named(Product.base(name)))
        : Embeddings.ALL.named(name);
  }
}
