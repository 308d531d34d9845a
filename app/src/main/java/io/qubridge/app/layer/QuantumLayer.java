package io.qubridge.app.layer;

import io.qubridge.execution.Accuracy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.exception.DL4JInvalidConfigException;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * A DL4J layer whose outputs are the expectation values of a parametrised quantum circuit.
 *
 * <p>Input {@code [batch, inputs]}, by default one angle in radians for each qubit; output {@code
 * [batch, observables]}, by default the expectation value of Z of each qubit, in [-1, 1]; one
 * parameter block {@code "W"} in the ansatz's shape, by default uniform in [0, 2 pi).
 *
 * <p>This is the layer's configuration, as DL4J writes it into its zip: it names a backend and
 * never holds credentials or open handles. {@link QuantumExecution} runs a network elsewhere or
 * otherwise than its configuration says. The class's name is part of every saved model.
 */
public class QuantumLayer extends FeedForwardLayer {
  private static final long serialVersionUID = 1;

  private VariationalCircuit circuit;
  private String inputScaling = InputScaling.NONE.label();
  private ExecutionSettings execution = ExecutionSettings.DEFAULT;

  /** For DL4J, which fills the fields from JSON; use {@link Builder}. */
  public QuantumLayer() {}

  QuantumLayer(Builder builder) {
    super(builder);
    circuit = builder.circuit();
    inputScaling = InputScaling.named(builder.inputScaling).label();
    execution = builder.execution;
    SharedBackends.requireStorable(execution.backend(), execution.settings());
    weightInitFn = weightInitOrDefault();
    activationFn = activationFn == null ? new ActivationIdentity() : activationFn;
    iUpdater = circuit.frozen() ? new Sgd(0) : iUpdater;
    fitSizes();
    initializeConstraints(builder);
  }

  /** What the layer computes. */
  public VariationalCircuit getCircuit() {
    return circuit;
  }

  public void setCircuit(VariationalCircuit circuit) {
    this.circuit = circuit;
  }

  /** The {@link InputScaling#label} of what happens to the inputs before the circuit. */
  public String getInputScaling() {
    return inputScaling;
  }

  public void setInputScaling(String inputScaling) {
    this.inputScaling = inputScaling;
  }

  /** Where and how the circuit runs. */
  public ExecutionSettings getExecution() {
    return execution;
  }

  public void setExecution(ExecutionSettings execution) {
    this.execution = execution;
  }

  @Override
  public org.deeplearning4j.nn.api.Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> trainingListeners,
      int layerIndex,
      INDArray layerParamsView,
      boolean initializeParams,
      DataType networkDataType) {
    requireConsistent();
    QuantumLayerImplementation layer = new QuantumLayerImplementation(conf, networkDataType);
    layer.setListeners(trainingListeners);
    layer.setIndex(layerIndex);
    layer.setParamsViewArray(layerParamsView);
    layer.setParamTable(initializer().init(conf, layerParamsView, initializeParams));
    layer.setConf(conf);
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return QuantumParamInitializer.INSTANCE;
  }

  @Override
  public void setNIn(InputType inputType, boolean override) {
    super.setNIn(inputType, override);
    requireConsistent();
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    InputType outputType = getOutputType(-1, inputType);
    long parameters = initializer().numParams(this);
    long working = inputType.arrayElementsPerExample() + outputType.arrayElementsPerExample();
    return new LayerMemoryReport.Builder(layerName, QuantumLayer.class, inputType, outputType)
        .standardMemory(parameters, getIUpdater().stateSize(parameters))
        .workingMemory(0, 0, 0, working)
        .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
        .build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof QuantumLayer that
        && super.equals(other)
        && Objects.equals(circuit, that.circuit)
        && Objects.equals(inputScaling, that.inputScaling)
        && Objects.equals(execution, that.execution);
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof QuantumLayer;
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), circuit, inputScaling, execution);
  }

  @Override
  public String toString() {
    return "QuantumLayer(super="
        + super.toString()
        + ", circuit="
        + circuit
        + ", inputScaling="
        + inputScaling
        + ", execution="
        + execution
        + ")";
  }

  /** The weights' initialisation; a network's default for dense layers says nothing for angles. */
  IWeightInit weightInitOrDefault() {
    return weightInitFn != null
        ? weightInitFn
        : Initialisation.named(circuit.initialisation()).toWeightInit();
  }

  /**
   * What the layer computes.
   *
   * @throws DL4JInvalidConfigException if the configuration does not say
   */
  VariationalCircuit requireCircuit() {
    if (circuit == null) {
      throw new DL4JInvalidConfigException(describe() + " has no circuit in its configuration");
    }
    return circuit;
  }

  /** Completes nIn and nOut where they are not set. */
  void fitSizes() {
    nIn = nIn == 0 ? circuit.inputs() : nIn;
    nOut = nOut == 0 ? circuit.outputs() : nOut;
    requireConsistent();
  }

  /**
   * How an input of a shape becomes rows of the circuit.
   *
   * @throws IllegalArgumentException if the layer does not take that shape
   */
  RowLayout layout(long[] shape) {
    return new VectorLayout(circuit.inputs(), circuit.outputs()).requireShape(shape);
  }

  /**
   * Checks that sizes and activation suit the circuit.
   *
   * @throws DL4JInvalidConfigException if they do not
   */
  void requireConsistent() {
    requireIdentity();
    if (nIn != circuit.inputs()) {
      throw new DL4JInvalidConfigException(
          describe()
              + " gets "
              + nIn
              + " inputs, but embedding '"
              + circuit.embedding()
              + "' on "
              + circuit.qubits()
              + " qubits takes "
              + circuit.inputs()
              + "; put a layer with that many outputs before it");
    }
    if (nOut != circuit.outputs()) {
      throw new DL4JInvalidConfigException(
          describe()
              + " is to have "
              + nOut
              + " outputs, but has one for each of its "
              + circuit.outputs()
              + " observables; leave nOut away or name other observables");
    }
  }

  /** Checks that there is a circuit and no activation. */
  final void requireIdentity() {
    requireCircuit();
    if (!(activationFn instanceof ActivationIdentity)) {
      throw new DL4JInvalidConfigException(
          describe()
              + " has activation "
              + activationFn
              + ", but its outputs are expectation values; put an ActivationLayer after it");
    }
  }

  final String describe() {
    return "quantum layer" + (layerName == null ? "" : " '" + layerName + "'");
  }

  /** Builds a {@link QuantumLayer}; not for several threads. */
  @SuppressWarnings("unchecked") // DL4J declares that build() returns what the caller chooses
  public static class Builder extends FeedForwardLayer.Builder<Builder> {
    private VariationalCircuit whole;
    private int qubits = 2;
    private Integer layers;
    private String embedding;
    private String ansatz = "basic-entangler";
    private List<String> observables = List.of();
    private Integer inputs;
    private boolean reuploading;
    private String initialisation = Initialisation.UNIFORM.label();
    private String inputScaling = "none";
    private ExecutionSettings execution = ExecutionSettings.DEFAULT;

    /** What the layer computes, all at once; what is said of its parts has no effect then. */
    public Builder circuit(VariationalCircuit circuit) {
      whole = circuit;
      return this;
    }

    /** The number of qubits; 2 unless said. */
    public Builder qubits(int qubits) {
      this.qubits = qubits;
      return this;
    }

    /** How often the ansatz repeats its layer; 6 unless said, 1 for a program from a file. */
    public Builder layers(int layers) {
      this.layers = layers;
      return this;
    }

    /**
     * The name of an {@link Embedding}; {@code angle} unless said, {@code none} for a program that
     * takes inputs itself.
     */
    public Builder embedding(String name) {
      this.embedding = name;
      return this;
    }

    /**
     * The name of an {@link Ansatz}; {@code basic-entangler} unless said. {@code file:} and a path
     * takes an OpenQASM 3 program, which is read when the layer is built and then part of it:
     * {@code input float} parameters whose names begin with {@code x} are inputs, all others
     * weights.
     */
    public Builder ansatz(String name) {
      this.ansatz = name;
      return this;
    }

    /**
     * The outputs in order, for example {@code "Z0"}, {@code "Z0 Z1"}, {@code "0.5*X0 - Z1"}, and
     * {@code "z"} for Z of each qubit, {@code "parity"} for the product of these, {@code
     * "probabilities"} for those of all basis states; Z of each qubit unless said.
     */
    public Builder observables(String... observables) {
      this.observables = List.of(observables);
      return this;
    }

    /** The number of inputs, if fewer than the embedding takes. */
    public Builder inputs(int inputs) {
      this.inputs = inputs;
      return this;
    }

    /** Whether the embedding is repeated before each layer of the ansatz; not unless said. */
    public Builder reuploading(boolean reuploading) {
      this.reuploading = reuploading;
      return this;
    }

    /** The name of an {@link Initialisation}; {@code uniform} unless said. */
    public Builder initialisation(String name) {
      this.initialisation = name;
      return this;
    }

    /** The name of an {@link InputScaling}; {@code none} unless said. */
    public Builder inputScaling(String name) {
      this.inputScaling = name;
      return this;
    }

    /**
     * The name of a {@link io.qubridge.gradient.GradientMethod}; {@code auto} unless said.
     *
     * @throws IllegalArgumentException if there is none; the message lists the known ones
     */
    public Builder gradientMethod(String name) {
      execution = execution.withGradientMethod(name);
      return this;
    }

    /** The id of the backend; {@code local} unless said. */
    public Builder backend(String id) {
      execution = execution.withBackend(id, execution.settings());
      return this;
    }

    /** The backend's settings. They go into the model file, so secrets are refused. */
    public Builder settings(Map<String, String> settings) {
      execution = execution.withBackend(execution.backend(), settings);
      return this;
    }

    /** Exact values, as is the case unless said. */
    public Builder exact() {
      return accuracy(Accuracy.exact());
    }

    /**
     * Values estimated from shots.
     *
     * @param shots for each row and each group of commuting observables
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder shots(long shots) {
      return accuracy(Accuracy.shots(shots));
    }

    /** How accurately values are wanted; exactly unless said. */
    public Builder accuracy(Accuracy accuracy) {
      execution = execution.withAccuracy(accuracy);
      return this;
    }

    /** The source of shot noise and random directions; the network's seed unless said. */
    public Builder seed(long seed) {
      execution = execution.withSeed(seed);
      return this;
    }

    /**
     * The layer.
     *
     * @throws IllegalArgumentException if a size is out of its range, a name is unknown, or a
     *     setting is a secret
     * @throws DL4JInvalidConfigException if nIn, nOut or the activation contradict the circuit
     */
    @Override
    public QuantumLayer build() {
      return new QuantumLayer(this);
    }

    private VariationalCircuit circuit() {
      return whole != null
          ? whole
          : VariationalCircuit.of(
              qubits, layers, embedding, ansatz, observables, inputs, reuploading, initialisation);
    }
  }
}
