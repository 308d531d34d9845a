package io.qubridge.app.layer;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A quantum layer without a network around it, in double precision. */
final class RunningLayer {
  private final Layer layer;
  private final INDArray gradient;
  private final LayerWorkspaceMgr manager = LayerWorkspaceMgr.noWorkspaces();

  RunningLayer(QuantumLayer configuration, IntToDoubleFunction weight) {
    int weights = configuration.getCircuit().weights();
    NeuralNetConfiguration conf =
        new NeuralNetConfiguration.Builder().dataType(DataType.DOUBLE).layer(configuration).build();
    gradient = Nd4j.zeros(DataType.DOUBLE, weights);
    INDArray parameters = row(weights, weight);
    layer = configuration.instantiate(conf, null, 0, parameters, false, DataType.DOUBLE);
    layer.setBackpropGradientsViewArray(gradient);
  }

  Layer layer() {
    return layer;
  }

  double[] forward(INDArray input) {
    return flat(layer.activate(input, true, manager));
  }

  /** The derivatives by the inputs; those by the weights are in {@link #byWeights} then. */
  double[] backward(INDArray epsilon) {
    return flat(layer.backpropGradient(epsilon, manager).getSecond());
  }

  double[] byWeights() {
    return flat(gradient);
  }

  static INDArray row(int length, IntToDoubleFunction value) {
    double[] values = IntStream.range(0, length).mapToDouble(value).toArray();
    return Networks.array(values, 1, DataType.DOUBLE);
  }

  private static double[] flat(INDArray array) {
    return array.dup('c').data().asDouble();
  }
}
