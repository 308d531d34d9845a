package io.qubridge.app.layer;

import io.qubridge.circuit.Circuit;
import io.qubridge.observable.Observable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * What a quantum layer computes, by names that a model file can hold.
 *
 * @param qubits the number of qubits, 1 to {@link #MAX_QUBITS}; a backend may take fewer
 * @param layers how often the ansatz repeats its layer, at least 1
 * @param embedding the name of an {@link Embedding}; null stands for {@code none} where the program
 *     of the ansatz takes inputs itself, for {@code angle} elsewhere
 * @param ansatz the name of an {@link Ansatz}, or {@code file:} and the name that the program had
 * @param observables the outputs in order, each {@code z} for Z of each qubit, {@code parity},
 *     {@code probabilities}, or as {@link Observable#parse} reads it; left out or empty stands for
 *     Z of each qubit
 * @param inputs the number of inputs of one sample; null stands for as many as the embedding takes
 * @param reuploading whether the embedding stands before each layer of the ansatz (Perez-Salinas et
 *     al., <a href="https://arxiv.org/abs/1907.02085">arXiv:1907.02085</a>) and not before the
 *     first alone; with mirrored layers before each pair; null stands for false
 * @param initialisation the label of an {@link Initialisation}; null stands for {@code uniform}
 * @param program the text of the OpenQASM 3 program of a {@code file:} ansatz, else null
 */
public record VariationalCircuit(
    int qubits,
    int layers,
    String embedding,
    String ansatz,
    List<String> observables,
    Integer inputs,
    Boolean reuploading,
    String initialisation,
    String program) {
  /** The most qubits that a description may ask for. */
  public static final int MAX_QUBITS = 1_000;

  /** The most weights that a description may ask for. */
  public static final int MAX_WEIGHTS = 1_000_000;

  /** The most gates that a description may ask for. */
  public static final int MAX_GATES = 10_000_000;

  private static final int LAYERS = 6;

  /**
   * Checks the names and sizes.
   *
   * @throws IllegalArgumentException if a size is out of its range, a name is unknown, an
   *     observable cannot be read or names a qubit that is not there, or the parts do not fit
   */
  public VariationalCircuit {
    require("qubits", qubits, MAX_QUBITS);
    require("layers", layers, MAX_WEIGHTS);
    Ansatz trained = Ansaetze.of(ansatz, program, qubits);
    int own = trained.inputs();
    embedding = Objects.requireNonNullElse(embedding, own > 0 ? NoEmbedding.NAME : "angle");
    Embedding embedded = Embedding.named(embedding);
    int most = own + embedded.inputs(qubits);
    requireEmbedding(embedding, own, most);
    inputs = inputs == null ? (Integer) most : inputs;
    requireInputs(embedding, inputs, own > 0 ? most : 1, most);
    reuploading = Boolean.TRUE.equals(reuploading);
    initialisation = Objects.requireNonNullElse(initialisation, Initialisation.UNIFORM.label());
    requirePairs(Initialisation.named(initialisation), layers, own);
    requireSize(embedded, trained, qubits, layers);
    observables =
        observables == null || observables.isEmpty()
            ? Readout.observables(Readout.Z, qubits).stream().map(Observable::toString).toList()
            : List.copyOf(observables);
    observables.forEach(text -> Readout.require(text, qubits));
  }

  /** A circuit with all inputs, one embedding, and uniform weights. */
  public VariationalCircuit(
      int qubits, int layers, String embedding, String ansatz, List<String> observables) {
    this(qubits, layers, embedding, ansatz, observables, null, null, null, null);
  }

  /**
   * A circuit whose ansatz may be a file, which is read.
   *
   * @param layers null stands for 6, or for 1 where the ansatz is a program
   * @throws IllegalArgumentException as the constructor, or if the file cannot be read
   */
  public static VariationalCircuit of(
      int qubits,
      Integer layers,
      String embedding,
      String ansatz,
      List<String> observables,
      Integer inputs,
      boolean reuploading,
      String initialisation) {
    boolean file = OpenQasmAnsatz.names(ansatz);
    return new VariationalCircuit(
        qubits,
        layers != null ? layers : file ? 1 : LAYERS,
        embedding,
        file ? OpenQasmAnsatz.shortName(ansatz) : ansatz,
        observables,
        inputs,
        reuploading,
        initialisation,
        file ? OpenQasmAnsatz.read(Product.base(ansatz)) : null);
  }

  /** The same circuit without its gates on several qubits; inputs and weights stay the same. */
  public VariationalCircuit unentangled() {
    return new VariationalCircuit(
        qubits,
        layers,
        Product.of(embedding),
        Product.of(ansatz),
        observables,
        inputs,
        reuploading,
        initialisation,
        program);
  }

  /** The number of outputs of one sample. */
  public int outputs() {
    return observables.stream().mapToInt(text -> Readout.outputs(text, qubits)).sum();
  }

  /** The shape of the weights. */
  public long[] weightShape() {
    return trained().weightShape(qubits, layers);
  }

  /** The number of weights. */
  public int weights() {
    return Math.toIntExact(trained().weights(qubits, layers));
  }

  /** Whether the weights stay as they were drawn, which is up to the ansatz. */
  public boolean frozen() {
    return trained().frozen();
  }

  /** How a sample's inputs become the first parameters of the circuit. */
  public InputMap inputMap() {
    return Embedding.named(embedding).map(qubits, inputs);
  }

  /** The number of parameters of the circuit that depend on the inputs. */
  public int angles() {
    return Embedding.named(embedding).angles(qubits, inputs).size();
  }

  /**
   * The circuit. Its parameters are the angles of the embedding, by default the inputs {@code x0,
   * x1, ...}, then the weights {@code w0, w1, ...}, the last axis of {@link #weightShape} fastest.
   */
  public Circuit toCircuit() {
    return new CircuitAssembly(this, trained()).circuit(Embedding.named(embedding), inputs);
  }

  /** The circuit without its embedding; of a program that takes inputs itself they stay. */
  public Circuit toAnsatz() {
    Ansatz alone = trained();
    return new CircuitAssembly(this, alone).circuit(new NoEmbedding(), alone.inputs());
  }

  /**
   * Weights as the initialisation draws them.
   *
   * @param times how often all weights are drawn
   * @return {@code [times x weights]}, row-major
   */
  public double[] draw(RandomGenerator random, int times) {
    Ansatz trained = trained();
    Initialisation start = Initialisation.named(initialisation);
    int each = Math.toIntExact(trained.weights(qubits, layers));
    double[] weights = new double[Math.multiplyExact(times, each)];
    Arrays.setAll(weights, k -> start.draw(random));
    if (start == Initialisation.IDENTITY_BLOCK) {
      CircuitAssembly assembly = new CircuitAssembly(this, trained);
      for (int from = 0; from < weights.length; from += each) {
        assembly.pair(weights, from);
      }
    }
    return weights;
  }

  /**
   * The same design with all inputs and one output on another number of qubits.
   *
   * @throws IllegalArgumentException as the constructor; a program has the qubits that it has
   */
  public VariationalCircuit onQubits(int number) {
    return new VariationalCircuit(
        number,
        layers,
        embedding,
        ansatz,
        observables.subList(0, 1),
        null,
        reuploading,
        initialisation,
        program);
  }

  /** The fewest qubits that the first output can be measured on. */
  public int leastQubits() {
    return Readout.leastQubits(observables.get(0));
  }

  /** The observables themselves. */
  public List<Observable> toObservables() {
    return observables.stream()
        .flatMap(text -> Readout.observables(text, qubits).stream())
        .toList();
  }

  /**
   * Lets mirrored layers undo their partners, where there are any, so that they are the identity.
   */
  void pair(double[] weights) {
    if (initialisation.equals(Initialisation.IDENTITY_BLOCK.label())) {
      new CircuitAssembly(this, trained()).pair(weights, 0);
    }
  }

  private Ansatz trained() {
    return Ansaetze.of(ansatz, program, qubits);
  }

  private static void require(String what, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          what + " is " + value + "; a quantum layer takes 1 to " + most);
    }
  }

  private static void requireEmbedding(String embedding, int own, int most) {
    if (own > 0 && most > own) {
      throw new IllegalArgumentException(
          "the program takes inputs itself, which embedding '"
              + embedding
              + "' does not go with; use embedding 'none'");
    }
    if (most == 0) {
      throw new IllegalArgumentException(
          "embedding 'none' is for programs with inputs, and this circuit has none");
    }
  }

  private static void requireInputs(String embedding, int inputs, int least, int most) {
    if (inputs < least || inputs > most) {
      throw new IllegalArgumentException(
          "inputs is "
              + inputs
              + "; embedding '"
              + embedding
              + "' takes "
              + (least == most ? "" : least + " to ")
              + most
              + " on this circuit's qubits");
    }
  }

  private static void requirePairs(Initialisation initialisation, int layers, int own) {
    if (initialisation != Initialisation.IDENTITY_BLOCK) {
      return;
    }
    if (layers % 2 == 1) {
      throw new IllegalArgumentException(
          "layers is " + layers + "; 'identity-block' pairs layers, so it takes an even number");
    }
    if (own > 0) {
      throw new IllegalArgumentException(
          "'identity-block' would undo the program's own inputs; take a program without inputs");
    }
  }

  private static void requireSize(Embedding embedded, Ansatz trained, int qubits, int layers) {
    long weights = trained.weights(qubits, layers);
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
    long gates = layers * (embedded.gates(qubits) + trained.gates(qubits));
    if (gates > MAX_GATES) {
      throw new IllegalArgumentException(
          layers
              + " layers on "
              + qubits
              + " qubits can have "
              + gates
              + " gates; a quantum layer takes at most "
              + MAX_GATES);
    }
  }
}
