package io.qubridge.app.layer;

import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network's outputs with the standard errors that the quantum layer's shots give them.
 *
 * <p>The errors are of first order (the delta method): the covariances of the quantum layer's
 * outputs, carried through the layers after it by their derivatives. They hold where those layers
 * are nearly linear over the shots' spread.
 *
 * @param outputs {@code [samples x outputs]}, for example class probabilities
 * @param standardErrors {@code [samples x outputs]}, one standard deviation each; 0 where values
 *     are exact, not a number where they are not known: with shots in a network of several quantum
 *     layers, of one that slides over images, or of one whose observables have more than 1,024
 *     Pauli strings, or 16,384 with the products of those that are measured together
 */
public record Prediction(Matrix outputs, Matrix standardErrors) {
  private static final double STEP = 5e-3;

  /**
   * Runs a network on some samples.
   *
   * @param network a network with quantum layers, which run as {@link QuantumExecution} says
   * @param input the network's input
   * @throws IllegalArgumentException if the network has no quantum layer
   */
  public static Prediction of(MultiLayerNetwork network, INDArray input) {
    List<QuantumLayerImplementation> layers = QuantumExecution.of(network).implementations();
    if (layers.isEmpty()) {
      throw new IllegalArgumentException(
          "the network has no quantum layer, so its predictions have no errors from shots");
    }
    Optional<JointObservables> joint = joint(layers);
    if (joint.isEmpty()) {
      INDArray output = network.output(input, false);
      return of(flat(output), Math.toIntExact(output.size(0)), unknown(layers));
    }
    QuantumLayerImplementation layer = layers.get(0);
    Expectations estimates = layer.estimate(before(network, layer, input), joint.get().all());
    return propagated(network, layer, estimates, joint.get());
  }

  /** What tells the errors of a network; empty unless it has one quantum layer, on a vector. */
  static Optional<JointObservables> joint(List<QuantumLayerImplementation> layers) {
    return layers.size() == 1 && !(layers.get(0).layerConf() instanceof QuantumConvolutionLayer)
        ? JointObservables.of(layers.get(0).runner().observables())
        : Optional.empty();
  }

  /** The error of outputs whose error cannot be carried through, after the layers have run. */
  static double unknown(List<QuantumLayerImplementation> layers) {
    return layers.stream().allMatch(layer -> exact(layer.latest())) ? 0 : Double.NaN;
  }

  /** The quantum layer's input. */
  static INDArray before(
      MultiLayerNetwork network, QuantumLayerImplementation layer, INDArray input) {
    int index = layer.getIndex();
    INDArray before =
        index == 0 ? input : network.feedForwardToLayer(index - 1, input, false).get(index);
    return preprocess(network, index, before);
  }

  /** The layers after the quantum layer, with the errors of its estimates carried through them. */
  static Prediction propagated(
      MultiLayerNetwork network,
      QuantumLayerImplementation layer,
      Expectations estimates,
      JointObservables joint) {
    int count = layer.runner().observables().size();
    int batch = estimates.values().rows();
    double[] values = outputs(estimates.values(), count);
    double[] tail = flat(runAfter(network, layer.getIndex(), array(values, batch, network)));
    Matrix outputs = Matrix.wrap(batch, tail.length / batch, tail);
    Matrix errors =
        exact(estimates)
            ? new Matrix(batch, outputs.columns())
            : joint.standardErrors(
                estimates, slopes(network, layer.getIndex(), values, batch, outputs.columns()));
    return new Prediction(outputs, errors);
  }

  /**
   * The layers after a quantum layer.
   *
   * @param output of that layer
   * @param error of every output
   */
  static Prediction plain(
      MultiLayerNetwork network, QuantumLayerImplementation layer, INDArray output, double error) {
    INDArray tail = runAfter(network, layer.getIndex(), output.castTo(type(network)));
    return of(flat(tail), Math.toIntExact(output.size(0)), error);
  }

  private static Prediction of(double[] values, int samples, double error) {
    Matrix outputs = Matrix.wrap(samples, values.length / samples, values);
    Matrix errors = new Matrix(outputs.rows(), outputs.columns());
    Arrays.fill(errors.array(), error);
    return new Prediction(outputs, errors);
  }

  private static DataType type(MultiLayerNetwork network) {
    return network.getLayerWiseConfigurations().getDataType();
  }

  /** The first columns of the estimates, which are the quantum layer's outputs. */
  private static double[] outputs(Matrix estimates, int count) {
    double[] outputs = new double[estimates.rows() * count];
    for (int row = 0; row < estimates.rows(); row++) {
      System.arraycopy(estimates.array(), row * estimates.columns(), outputs, row * count, count);
    }
    return outputs;
  }

  private static boolean exact(Expectations estimates) {
    return Arrays.stream(estimates.standardErrors().array()).allMatch(error -> error == 0);
  }

  /**
   * The derivatives of the network's outputs by those of the quantum layer, {@code [(batch x
   * network's outputs) x layer's outputs]}, one of the layer's outputs after the other.
   */
  private static Matrix slopes(
      MultiLayerNetwork network, int index, double[] values, int batch, int columns) {
    int count = values.length / batch;
    Matrix slopes = new Matrix(batch * columns, count);
    for (int k = 0; k < count; k++) {
      double[] shifted = Arrays.copyOf(values, 2 * values.length);
      System.arraycopy(values, 0, shifted, values.length, values.length);
      for (int row = 0; row < batch; row++) {
        shifted[row * count + k] += STEP;
        shifted[(batch + row) * count + k] -= STEP;
      }
      double[] tail = flat(runAfter(network, index, array(shifted, 2 * batch, network)));
      for (int at = 0; at < batch * columns; at++) {
        slopes.array()[at * count + k] = (tail[at] - tail[batch * columns + at]) / (2 * STEP);
      }
    }
    return slopes;
  }

  private static INDArray array(double[] values, int rows, MultiLayerNetwork network) {
    return Nd4j.createFromArray(values)
        .reshape('c', rows, values.length / rows)
        .castTo(type(network));
  }

  private static INDArray runAfter(MultiLayerNetwork network, int index, INDArray outputs) {
    INDArray result = outputs;
    for (int layer = index + 1; layer < network.getnLayers(); layer++) {
      INDArray input = preprocess(network, layer, result);
      result = network.getLayer(layer).activate(input, false, LayerWorkspaceMgr.noWorkspaces());
    }
    return result;
  }

  static INDArray preprocess(MultiLayerNetwork network, int layer, INDArray input) {
    InputPreProcessor step = network.getLayerWiseConfigurations().getInputPreProcess(layer);
    return step == null
        ? input
        : step.preProcess(input, (int) input.size(0), LayerWorkspaceMgr.noWorkspaces());
  }

  private static double[] flat(INDArray array) {
    return array.dup('c').data().asDouble();
  }
}
