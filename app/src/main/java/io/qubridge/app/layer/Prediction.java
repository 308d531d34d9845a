package io.qubridge.app.layer;

import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import java.util.Arrays;
import java.util.List;
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
 *     layers, of one that slides over images, or of one that gives all probabilities of more than 5
 *     qubits
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
    if (!tellsErrors(layers)) {
      INDArray output = network.output(input, false);
      return of(flat(output), Math.toIntExact(output.size(0)), unknown(layers));
    }
    QuantumLayerImplementation layer = layers.get(0);
    JointObservables joint = new JointObservables(layer.runner().observables());
    return propagated(
        network, layer, layer.estimate(before(network, layer, input), joint.all()), joint);
  }

  /** Whether standard errors can be carried through: from one layer on a vector. */
  static boolean tellsErrors(List<QuantumLayerImplementation> layers) {
    return layers.size() == 1
        && !(layers.get(0).layerConf() instanceof QuantumConvolutionLayer)
        && JointObservables.feasible(layers.get(0).runner().observables());
  }

  /** The error of outputs whose error cannot be carried through. */
  static double unknown(List<QuantumLayerImplementation> layers) {
    boolean exact =
        layers.stream()
            .allMatch(layer -> layer.runner().settings().accuracy().equals(Accuracy.exact()));
    return exact ? 0 : Double.NaN;
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
    int outputs = layer.runner().observables().size();
    INDArray perturbed = perturbed(estimates.values(), outputs).castTo(type(network));
    double[] tail = flat(runAfter(network, layer.getIndex(), perturbed));
    return propagate(tail, estimates, joint, outputs);
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

  /** The quantum layer's outputs, then with each output a step higher, then a step lower. */
  private static INDArray perturbed(Matrix values, int outputs) {
    int batch = values.rows();
    double[] rows = new double[(2 * outputs + 1) * batch * outputs];
    for (int at = 0; at < rows.length; at++) {
      int block = at / (batch * outputs);
      int column = at % outputs;
      rows[at] = values.get(at / outputs % batch, column);
      if (block > 0 && column == (block - 1) / 2) {
        rows[at] += block % 2 == 1 ? STEP : -STEP;
      }
    }
    return Nd4j.createFromArray(rows).reshape('c', rows.length / outputs, outputs);
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

  private static Prediction propagate(
      double[] tail, Expectations estimates, JointObservables joint, int outputs) {
    int batch = estimates.values().rows();
    int columns = tail.length / ((2 * outputs + 1) * batch);
    Matrix values = new Matrix(batch, columns);
    Matrix errors = new Matrix(batch, columns);
    System.arraycopy(tail, 0, values.array(), 0, batch * columns);
    double[] slopes = new double[outputs];
    for (int at = 0; at < batch * columns; at++) {
      for (int k = 0; k < outputs; k++) {
        double up = tail[(2 * k + 1) * batch * columns + at];
        double down = tail[(2 * k + 2) * batch * columns + at];
        slopes[k] = (up - down) / (2 * STEP);
      }
      errors.array()[at] = Math.sqrt(variance(slopes, estimates, at / columns, joint));
    }
    return new Prediction(values, errors);
  }

  private static double variance(
      double[] slopes, Expectations estimates, int row, JointObservables joint) {
    double variance = 0;
    for (int a = 0; a < slopes.length; a++) {
      for (int b = 0; b < slopes.length; b++) {
        variance += slopes[a] * slopes[b] * joint.covariance(estimates, row, a, b);
      }
    }
    return Math.max(0, variance);
  }

  private static double[] flat(INDArray array) {
    return array.dup('c').data().asDouble();
  }
}
