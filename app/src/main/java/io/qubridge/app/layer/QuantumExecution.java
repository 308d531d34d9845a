package io.qubridge.app.layer;

import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Expectations;
import io.qubridge.spi.Backend;
import io.qubridge.spi.Preparation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Runs the quantum layers of a network elsewhere or otherwise than the network's configuration
 * says, without changing the configuration or what is saved.
 *
 * <pre>{@code
 * QuantumExecution.of(network).accuracy(Accuracy.shots(1024)).seed(7);
 * Evaluation shots = network.evaluate(test);
 * QuantumExecution.of(network).reset();
 * Evaluation exact = network.evaluate(test);
 * }</pre>
 *
 * <p>It holds for this network object, in training and inference, until {@link #reset}. Clones and
 * loaded networks start from their configuration.
 *
 * <p><b>Random streams.</b> A training step draws from the seed and the network's counts of
 * iterations and epochs, so that a resumed run repeats an uninterrupted one. In inference each
 * sample draws from the seed, the count of iterations and its own number: samples are numbered over
 * the batches since the latest training step, {@link #restart}, or change by another method of this
 * class. So the batch size has no influence, and evaluating the same data once more without a
 * restart draws anew. With several threads on one network the numbers follow the order in which the
 * batches come.
 *
 * <p>Like DL4J's networks, not for changes by several threads at once.
 */
public final class QuantumExecution {
  private final List<QuantumLayerImplementation> layers;

  private QuantumExecution(Layer[] layers) {
    if (layers == null) {
      throw new IllegalStateException("the network has no layers yet; call init() first");
    }
    this.layers = Arrays.stream(layers).flatMap(QuantumExecution::quantum).toList();
  }

  /**
   * The quantum layers of a network.
   *
   * @throws IllegalStateException if the network has not been initialised
   */
  public static QuantumExecution of(MultiLayerNetwork network) {
    return new QuantumExecution(network.getLayers());
  }

  /**
   * The quantum layers of a graph.
   *
   * @throws IllegalStateException if the graph has not been initialised
   */
  public static QuantumExecution of(ComputationGraph network) {
    return new QuantumExecution(network.getLayers());
  }

  /** The number of quantum layers; 0 in a classical network, where all calls have no effect. */
  public int layers() {
    return layers.size();
  }

  /**
   * Runs on another backend, which is opened when it is first needed. The settings may hold
   * secrets; they are not saved.
   */
  public QuantumExecution backend(String id, Map<String, String> settings) {
    layers.forEach(layer -> layer.runner().use((Backend) null));
    return change(current -> current.withBackend(id, settings));
  }

  /** Runs on a backend that the caller has opened and will close. */
  public QuantumExecution backend(Backend backend) {
    layers.forEach(layer -> layer.runner().use(backend));
    return this;
  }

  /** Asks for values of another accuracy. */
  public QuantumExecution accuracy(Accuracy accuracy) {
    return change(current -> current.withAccuracy(accuracy));
  }

  /**
   * Differentiates by another method.
   *
   * @throws IllegalArgumentException if there is none of that name; the message lists the known
   */
  public QuantumExecution gradientMethod(String name) {
    return change(current -> current.withGradientMethod(name));
  }

  /** Draws from another seed. */
  public QuantumExecution seed(long seed) {
    return change(current -> current.withSeed(seed));
  }

  /** Lets the next sample be number 0 of its random stream. */
  public QuantumExecution restart() {
    layers.forEach(layer -> layer.runner().restart());
    return this;
  }

  /** Runs as the network's configuration says. */
  public QuantumExecution reset() {
    for (QuantumLayerImplementation layer : layers) {
      layer.runner().use((Backend) null);
      layer.runner().use(layer.layerConf().getExecution());
    }
    return this;
  }

  /**
   * Asks the backend whether it takes the layers' circuits; spends nothing. Worth a call before
   * data is read or a model trained.
   *
   * @return what will run, one for each quantum layer
   * @throws io.qubridge.spi.BackendException if a backend is not there or refuses a circuit
   */
  public List<Preparation> prepare() {
    return layers.stream().map(layer -> layer.runner().prepare()).toList();
  }

  /**
   * Whether the circuits run in jobs that a provider keeps, so that few large requests are better
   * than many small ones.
   *
   * @throws io.qubridge.spi.BackendException if a backend is not there
   */
  public boolean remote() {
    return layers.stream().anyMatch(layer -> layer.runner().remote());
  }

  /**
   * The outputs of a quantum layer in the latest forward pass, one row a sample, with one standard
   * error each; 0 where exact.
   *
   * @param layer the layer's place among the quantum layers
   * @throws IllegalStateException if the layer has not run
   */
  public Expectations latest(int layer) {
    Expectations latest = layers.get(layer).latest();
    if (latest == null) {
      throw new IllegalStateException("quantum layer " + layer + " has not run yet");
    }
    return latest;
  }

  List<QuantumLayerImplementation> implementations() {
    return layers;
  }

  private QuantumExecution change(UnaryOperator<ExecutionSettings> change) {
    layers.forEach(layer -> layer.runner().use(change.apply(layer.runner().settings())));
    return this;
  }

  private static Stream<QuantumLayerImplementation> quantum(Layer layer) {
    Layer inner = layer;
    while (inner instanceof BaseWrapperLayer wrapper) {
      inner = wrapper.getUnderlying();
    }
    return inner instanceof QuantumLayerImplementation quantum ? Stream.of(quantum) : Stream.of();
  }
}
