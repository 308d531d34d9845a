package io.qubridge.app.layer;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Parameter;
import java.util.List;

/**
 * The trainable part of a quantum layer's circuit.
 *
 * <p>Implementations are stateless and safe for several threads. The name is written into model
 * files, so it stays what it is for good.
 */
public interface Ansatz {
  /** The name on the command line and in models, for example {@code basic-entangler}. */
  String name();

  /**
   * The shape of the weights, in radians where they are angles.
   *
   * @param qubits the number of qubits
   * @param layers how often the ansatz repeats its layer
   */
  long[] weightShape(int qubits, int layers);

  /**
   * Appends its gates.
   *
   * @param circuit the circuit so far, on {@code qubits} qubits
   * @param qubits the number of qubits
   * @param layers how often the layer repeats
   * @param weights one parameter for each weight, the last axis of {@link #weightShape} fastest
   */
  void append(Circuit.Builder circuit, int qubits, int layers, List<Parameter> weights);

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
        ? new Product.ProductAnsatz(Ansaetze.ALL.named(Product.base(name)))
        : Ansaetze.ALL.named(name);
  }
}
