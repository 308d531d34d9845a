package io.qubridge.app.layer;

import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.observable.Observable;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs a network over many samples with one request for all their circuits: the layers before the
 * quantum layer go batch by batch, and what they give waits until the last is there. For backends
 * whose jobs wait in a queue, where each request more costs time and often money.
 */
public final class GatheredInference {
  private final MultiLayerNetwork network;
  private final QuantumLayerImplementation layer;
  private final List<INDArray> features = new ArrayList<>();
  private INDArray all;

  /**
   * Begins with no samples.
   *
   * @throws IllegalArgumentException if the network has not exactly one quantum layer
   */
  public GatheredInference(MultiLayerNetwork network) {
    this.network = network;
    this.layer = Prediction.onlyQuantumLayer(network);
  }

  /** Takes samples up, in order. */
  public void add(INDArray input) {
    all = null;
    features.add(Prediction.before(network, layer, input).detach().dup());
  }

  /**
   * Runs the circuits of all samples.
   *
   * @param withErrors whether standard errors are wanted; they are 0 else
   */
  public Prediction run(boolean withErrors) {
    JointObservables joint = new JointObservables(layer.runner().observables());
    List<Observable> wanted = withErrors ? joint.all() : layer.runner().observables();
    Expectations estimates = layer.estimate(all(), wanted);
    return withErrors
        ? Prediction.propagated(network, layer, estimates, joint)
        : Prediction.plain(network, layer, estimates);
  }

  /**
   * Runs the circuits of all samples, once more if they ran before: the cheap part to repeat with
   * other shots, with noise, or on another backend. Shots are drawn as by a network that was just
   * loaded, so that a saved model gives the same numbers.
   *
   * @return the quantum layer's outputs, {@code [samples x observables]}
   */
  public Expectations outputs() {
    layer.setIterationCount(0);
    layer.runner().restart();
    return layer.estimate(all(), layer.runner().observables());
  }

  /**
   * The network's outputs for some outputs of its quantum layer.
   *
   * @param outputs {@code [samples x observables]}
   */
  public Prediction after(Matrix outputs) {
    Matrix exact = new Matrix(outputs.rows(), outputs.columns());
    return Prediction.plain(network, layer, new Expectations(outputs, exact));
  }

  private INDArray all() {
    if (all == null) {
      all = Nd4j.vstack(features);
    }
    return all;
  }
}
