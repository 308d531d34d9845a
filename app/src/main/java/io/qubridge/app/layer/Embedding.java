package io.qubridge.app.layer;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Parameter;
import java.util.List;

/**
 * The part of a quantum layer's circuit that puts the inputs of one sample into the state: gates
 * with angles of their own, and a map from inputs to those angles.
 *
 * <p>Gates see angles only, so every embedding runs on every backend and is differentiated by every
 * gradient method; the map carries derivatives on to the inputs. Implementations are stateless and
 * safe for several threads. The name is written into model files, so it stays what it is for good.
 */
public interface Embedding {
  /** The name on the command line and in models, for example {@code angle}. */
  String name();

  /** The most inputs that it takes on a number of qubits; also the number unless one is chosen. */
  int inputs(int qubits);

  /**
   * The angles that its gates take, named in the circuit; by default {@code x0, x1, ...}, one for
   * each input.
   *
   * @param inputs the number of inputs, 1 to {@link #inputs}
   */
  default List<Parameter> angles(int qubits, int inputs) {
    return Parameters.numbered("x", inputs);
  }

  /** How inputs become these angles; by default they are the angles. */
  default InputMap map(int qubits, int inputs) {
    return new InputsAsAngles(inputs);
  }

  /**
   * The most gates that {@link #append} appends; bounds what an untrusted model may ask for.
   *
   * @param qubits the number of qubits
   */
  default long gates(int qubits) {
    return 2L * qubits;
  }

  /**
   * Appends its gates.
   *
   * @param circuit the circuit so far, on {@code qubits} qubits
   * @param qubits the number of qubits
   * @param inputs the number of inputs
   * @param angles those of {@link #angles}
   */
  void append(Circuit.Builder circuit, int qubits, int inputs, List<Parameter> angles);

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
