package io.qubridge.app.layer;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Parameter;
import java.util.List;

/**
 * The trainable part of a quantum layer's circuit: a layer of gates that repeats, and what some
 * ansaetze have before its first and after its last repetition.
 *
 * <p>Implementations are stateless and safe for several threads. The name is written into model
 * files, so it stays what it is for good.
 */
public interface Ansatz {
  /** The name on the command line and in models, for example {@code basic-entangler}. */
  String name();

  /** The number of weights of one layer. */
  int weights(int qubits);

  /** The number of a sample's inputs that its gates take themselves, without an embedding. */
  default int inputs() {
    return 0;
  }

  /** The number of weights before the first layer; all are angles of rotations. */
  default int weightsBefore(int qubits) {
    return 0;
  }

  /** The number of weights after the last layer; all are angles of rotations. */
  default int weightsAfter(int qubits) {
    return 0;
  }

  /** The number of all weights. */
  default long weights(int qubits, int layers) {
    return weightsBefore(qubits) + (long) layers * weights(qubits) + weightsAfter(qubits);
  }

  /**
   * The shape of all weights, those of a layer after those of the layer before, in radians where
   * they are angles.
   *
   * @param qubits the number of qubits
   * @param layers how often the ansatz repeats its layer
   */
  long[] weightShape(int qubits, int layers);

  /** The most gates of one layer; bounds what an untrusted model may ask for. */
  default long gates(int qubits) {
    return 8L * qubits;
  }

  /** Whether the weights stay as they were drawn. */
  default boolean frozen() {
    return false;
  }

  /**
   * Appends one layer.
   *
   * @param circuit the circuit so far, on {@code qubits} qubits
   * @param qubits the number of qubits
   * @param layer counts from 0
   * @param weights {@link #weights} parameters
   */
  void append(Circuit.Builder circuit, int qubits, int layer, List<Parameter> weights);

  /** Appends what comes before the first layer, with {@link #weightsBefore} parameters. */
  default void appendBefore(Circuit.Builder circuit, int qubits, List<Parameter> weights) {}

  /** Appends what comes after the last layer, with {@link #weightsAfter} parameters. */
  default void appendAfter(Circuit.Builder circuit, int qubits, List<Parameter> weights) {}

  /** The names that {@link #named} knows. */
  static List<String> names() {
    return Ansaetze.ALL.names();
  }

  /**
   * The ansatz of a name; with {@code :product} behind it, without its gates on several qubits.
   *
   * @throws IllegalArgumentException if there is none; the message lists the known ones
   */
  static Ansatz named(String name) {
    return Product.names(name)
        ? new Product.ProductAnsatz(named(Product.base(name)))
        : RandomLayers.named(name).orElseGet(() -> Ansaetze.ALL.named(name));
  }
}
