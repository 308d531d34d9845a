package io.qubridge.app.layer;

import io.qubridge.execution.Expectations;
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
    features.add(Prediction.before(network, layer, input).detach().dup());
  }

  /**
   * Runs the circuits of all samples.
   *
   * @param withErrors whether standard errors are wanted; they are 0 else
   */
  public Prediction run(boolean withErrors) {
    INDArray all = Nd4j.vstack(features);
    JointObservables joint = new JointObservables(layer.runner().observables());
    List<Observable> wanted = withErrors ? joint.all() : layer.runner().observables();
    Expectations estimates = layer.estimate(all, wanted);
    return withErrors
        ? Prediction.propagated(network, layer, estimates, joint)
        : Prediction.plain(network, layer, estimates);
  }
}
