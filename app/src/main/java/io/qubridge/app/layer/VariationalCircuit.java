package io.qubridge.app.layer;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Parameter;
import io.qubridge.observable.Observable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a quantum layer computes, by names that a model file can hold.
 *
 * @param qubits the number of qubits, 1 to {@link #MAX_QUBITS}; a backend may take fewer
 * @param layers how often the ansatz repeats its layer, at least 1
 * @param embedding the name of an {@link Embedding}
 * @param ansatz the name of an {@link Ansatz}
 * @param observables the outputs in order, each as {@link Observable#parse} reads it; left out or
 *     empty stands for Z on each qubit
 */
public record VariationalCircuit(
    int qubits, int layers, String embedding, String ansatz, List<String> observables) {
  /** The most qubits that a description may ask for. */
  public static final int MAX_QUBITS = 1_000;

  /** The most weights that a description may ask for. */
  public static final int MAX_WEIGHTS = 1_000_000;

  /**
   * Checks the names and sizes.
   *
   * @throws IllegalArgumentException if a size is out of its range, a name is unknown, or an
   *     observable cannot be read or names a qubit that is not there
   */
  public VariationalCircuit {
    if (qubits < 1 || qubits > MAX_QUBITS) {
      throw new IllegalArgumentException(
          "qubits is " + qubits + "; a quantum layer takes 1 to " + MAX_QUBITS);
    }
    if (layers < 1 || layers > MAX_WEIGHTS) {
      throw new IllegalArgumentException(
          "layers is " + layers + "; a quantum layer takes 1 to " + MAX_WEIGHTS);
    }
    Embedding.named(embedding);
    long weights = count(Ansatz.named(ansatz).weightShape(qubits, layers));
    if (weights > MAX_WEIGHTS) {
      throw new IllegalArgumentException(
          layers
              + " layers on "
              + qubits
              + " qubits have "
              + weights
              + " weights; a quantum layer takes at most "
              + MAX_WEIGHTS);
    }
    observables =
        observables == null || observables.isEmpty()
            ? IntStream.range(0, qubits).mapToObj(qubit -> "Z" + qubit).toList()
            : List.copyOf(observables);
    observables.forEach(text -> requireOn(qubits, Observable.parse(text)));
  }

  /** The same circuit without its gates on several qubits; inputs and weights stay the same. */
  public VariationalCircuit unentangled() {
    return new VariationalCircuit(
        qubits, layers, Product.of(embedding), Product.of(ansatz), observables);
  }

  /** The number of inputs of one sample. */
  public int inputs() {
    return Embedding.named(embedding).inputs(qubits);
  }

  /** The number of outputs of one sample. */
  public int outputs() {
    return observables.size();
  }

  /** The shape of the weights. */
  public long[] weightShape() {
    return Ansatz.named(ansatz).weightShape(qubits, layers);
  }

  /** The number of weights. */
  public int weights() {
    return Math.toIntExact(count(weightShape()));
  }

  /**
   * The circuit. Its parameters are the inputs {@code x0, x1, ...}, then the weights {@code w0, w1,
   * ...}, the last axis of {@link #weightShape} fastest.
   */
  public Circuit toCircuit() {
    List<Parameter> inputs = parameters("x", inputs());
    List<Parameter> weights = parameters("w", weights());
    Circuit.Builder circuit = Circuit.builder(qubits);
    inputs.forEach(circuit::parameter);
    weights.forEach(circuit::parameter);
    Embedding.named(embedding).append(circuit, qubits, inputs);
    Ansatz.named(ansatz).append(circuit, qubits, layers, weights);
    return circuit.build();
  }

  /** The observables themselves. */
  public List<Observable> toObservables() {
    return observables.stream().map(Observable::parse).toList();
  }

  private static List<Parameter> parameters(String prefix, int count) {
    List<Parameter> parameters = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      parameters.add(new Parameter(prefix + i));
    }
    return parameters;
  }

  private static long count(long[] shape) {
    long product = 1;
    for (long size : shape) {
      product = Math.multiplyExact(product, size);
    }
    return product;
  }

  private static void requireOn(int qubits, Observable observable) {
    if (observable.width() > qubits) {
      throw new IllegalArgumentException(
          "observable '" + observable + "' needs more than the layer's " + qubits + " qubits");
    }
  }
}
