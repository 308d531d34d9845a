package io.qubridge.app.layer;

import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs a network over many samples with one request for all their circuits (one for each quantum
 * layer): the layers before the first quantum layer go batch by batch, and what they give waits
 * until the last is there. For backends whose jobs wait in a queue, where each request more costs
 * time and often money.
 */
public final class GatheredInference {
  private final MultiLayerNetwork network;
  private final List<QuantumLayerImplementation> quantum;
  private final List<INDArray> features = new ArrayList<>();
  private INDArray all;

  /** How the rows of the last quantum layer become its output. */
  private RowLayout layout;

  /**
   * Begins with no samples.
   *
   * @throws IllegalArgumentException if the network has no quantum layer
   */
  public GatheredInference(MultiLayerNetwork network) {
    this.network = network;
    this.quantum = QuantumExecution.of(network).implementations();
    if (quantum.isEmpty()) {
      throw new IllegalArgumentException("the network has no quantum layer");
    }
  }

  /** Takes samples up, in order. */
  public void add(INDArray input) {
    all = null;
    features.add(Prediction.before(network, quantum.get(0), input).detach().dup());
  }

  /**
   * Runs the circuits of all samples.
   *
   * @param withErrors whether standard errors are wanted; they are 0 else
   */
  public Prediction run(boolean withErrors) {
    Optional<JointObservables> joint = withErrors ? Prediction.joint(quantum) : Optional.empty();
    if (joint.isPresent()) {
      QuantumLayerImplementation layer = quantum.get(0);
      Expectations estimates = layer.estimate(all(), joint.get().all());
      return Prediction.propagated(network, layer, estimates, joint.get());
    }
    return after(through().values(), withErrors ? Prediction.unknown(quantum) : 0);
  }

  /**
   * Runs the circuits of all samples, once more if they ran before: the cheap part to repeat with
   * other shots, with noise, or on another backend. Shots are drawn as by a network that was just
   * loaded, so that a saved model gives the same numbers.
   *
   * @return the last quantum layer's outputs, {@code [circuits x observables]}: one row for each
   *     sample, or for each window of each sample
   */
  public Expectations outputs() {
    for (QuantumLayerImplementation layer : quantum) {
      layer.setIterationCount(0);
      layer.runner().restart();
    }
    return through();
  }

  /**
   * The network's outputs for some outputs of its last quantum layer.
   *
   * @param outputs as {@link #outputs} gives them
   * @throws IllegalStateException if the circuits have not run yet
   */
  public Prediction after(Matrix outputs) {
    return after(outputs, 0);
  }

  private Prediction after(Matrix outputs, double error) {
    if (layout == null) {
      throw new IllegalStateException("the circuits have not run yet");
    }
    double[] values = layout.toOutput(outputs.array().clone());
    INDArray output = Nd4j.createFromArray(values).reshape('c', layout.outputShape(all().size(0)));
    return Prediction.plain(network, last(), output, error);
  }

  /** Runs from the first quantum layer to the last. */
  private Expectations through() {
    LayerWorkspaceMgr workspaces = LayerWorkspaceMgr.noWorkspaces();
    INDArray values = all();
    for (int index = quantum.get(0).getIndex(); index <= last().getIndex(); index++) {
      boolean first = index == quantum.get(0).getIndex();
      INDArray input = first ? values : Prediction.preprocess(network, index, values);
      if (index == last().getIndex()) {
        layout = last().layerConf().layout(input.shape());
      }
      values = network.getLayer(index).activate(input, false, workspaces);
    }
    return last().latest();
  }

  private QuantumLayerImplementation last() {
    return quantum.get(quantum.size() - 1);
  }

  private INDArray all() {
    if (all == null) {
      all = Nd4j.concat(0, features.toArray(INDArray[]::new));
    }
    return all;
  }
}
