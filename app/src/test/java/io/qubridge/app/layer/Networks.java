package io.qubridge.app.layer;

import java.util.Random;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Small networks around a quantum layer, and data for them. */
final class Networks {
  static final int INPUTS = 3;
  static final IUpdater ADAM = new Adam(0.05);

  private Networks() {}

  /** A dense layer with one unit a qubit, the quantum layer (index 1), a sigmoid unit. */
  static MultiLayerNetwork hybrid(QuantumLayer quantum) {
    return hybrid(quantum, DataType.DOUBLE, ADAM);
  }

  static MultiLayerNetwork hybrid(QuantumLayer quantum, DataType type, IUpdater updater) {
    MultiLayerNetwork network = new MultiLayerNetwork(conf(quantum, type, updater));
    network.init();
    return network;
  }

  static MultiLayerConfiguration conf(QuantumLayer quantum, DataType type, IUpdater updater) {
    return new NeuralNetConfiguration.Builder()
        .seed(12)
        .dataType(type)
        .updater(updater)
        .list()
        .layer(
            new DenseLayer.Builder()
                .nOut(quantum.getCircuit().inputs())
                .activation(Activation.TANH)
                .build())
        .layer(quantum)
        .layer(
            new OutputLayer.Builder(LossFunction.XENT)
                .nOut(1)
                .activation(Activation.SIGMOID)
                .build())
        .setInputType(InputType.feedForward(INPUTS))
        .build();
  }

  static QuantumLayer.Builder quantum(int qubits, int layers) {
    return new QuantumLayer.Builder().qubits(qubits).layers(layers).name("quantum");
  }

  /** Points with a label that depends on the product of two coordinates. */
  static DataSet data(int rows, long seed, DataType type) {
    Random random = new Random(seed);
    double[] features = new double[rows * INPUTS];
    double[] labels = new double[rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < INPUTS; column++) {
        features[row * INPUTS + column] = random.nextGaussian();
      }
      labels[row] = features[row * INPUTS] * features[row * INPUTS + 1] > 0 ? 1 : 0;
    }
    return new DataSet(array(features, rows, type), array(labels, rows, type));
  }

  static INDArray array(double[] values, int rows, DataType type) {
    return Nd4j.createFromArray(values).reshape('c', rows, values.length / rows).castTo(type);
  }
}
