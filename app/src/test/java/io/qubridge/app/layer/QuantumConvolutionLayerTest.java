package io.qubridge.app.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.deeplearning4j.exception.DL4JInvalidConfigException;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.gradientcheck.GradientCheckUtil.MLNConfig;
import org.deeplearning4j.gradientcheck.GradientCheckUtil.PrintMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

@ExtendWith(DoublePrecision.class)
class QuantumConvolutionLayerTest {
  @Test
  void runsTheCircuitOfAPlainLayerOnEachWindow() {
    MultiLayerNetwork network = network(new QuantumConvolutionLayer.Builder(), 4, 6, 2);
    INDArray images = Nd4j.rand(DataType.DOUBLE, 2, 2, 6, 6);
    INDArray output = network.feedForwardToLayer(0, images, false).get(1);
    assertArrayEquals(new long[] {2, 8, 3, 3}, output.shape());

    MultiLayerNetwork plain = plain(4, network.getLayer(0).getParam("W"));
    Patches patches = new Patches(2, 6, 6, 2, 2, 1);
    double[] rows = patches.gather(images.dup('c').data().asDouble());
    INDArray values = plain.output(Nd4j.createFromArray(rows).reshape(rows.length / 4, 4));
    double[] planes = patches.toPlanes(values.dup('c').data().asDouble(), 4);
    assertArrayEquals(planes, output.dup('c').data().asDouble(), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 2, 4, 1, 5", // windows of 2 x 2 that leave pixels over
    "2, 1, 4, 1, 3", // windows that overlap
    "1, 1, 2, 4, 2", // two channel groups at each position
    "1, 1, 3, 3, 2", // all channels at each position
    "2, 2, 8, 2, 4" // two channels in a window
  })
  void passesDl4jsGradientCheck(int kernel, int stride, int qubits, int channels, int size) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            base()
                .list()
                .layer(
                    new ConvolutionLayer.Builder(1, 1)
                        .nOut(channels)
                        .activation(Activation.TANH)
                        .build())
                .layer(layer(new QuantumConvolutionLayer.Builder(), qubits, kernel, stride))
                .layer(output())
                .setInputType(InputType.convolutional(size, size, 1))
                .build());
    network.init();
    INDArray images = Nd4j.rand(DataType.DOUBLE, 3, 1, size, size);
    INDArray labels = Nd4j.createFromArray(new double[][] {{1, 0}, {0, 1}, {1, 0}});
    assertTrue(
        GradientCheckUtil.checkGradients(
            new MLNConfig()
                .net(network)
                .print(PrintMode.FAILURES_ONLY)
                .input(images)
                .labels(labels)));
  }

  @Test
  void survivesDl4jsJson() {
    MultiLayerConfiguration written =
        network(new QuantumConvolutionLayer.Builder(), 4, 4, 1).getLayerWiseConfigurations();
    assertEquals(written, MultiLayerConfiguration.fromJson(written.toJson()));
  }

  @Test
  void refusesSizesThatDoNotFit() {
    assertRefused(
        "the inputs have to be a multiple of the window's pixels",
        () -> layer(new QuantumConvolutionLayer.Builder(), 3, 2, 2));
    assertRefused(
        "gets 3 channels, but each circuit takes 2",
        () -> network(layer(new QuantumConvolutionLayer.Builder(), 2, 1, 1), 4, 3));
    assertRefused(
        "does not fit into 1 x 1", () -> network(new QuantumConvolutionLayer.Builder(), 4, 1, 1));
    MultiLayerNetwork network = network(new QuantumConvolutionLayer.Builder(), 4, 4, 1);
    assertThrows(
        DL4JInvalidInputException.class,
        () -> network.output(Nd4j.rand(DataType.DOUBLE, 1, 2, 4, 4)));
  }

  private static void assertRefused(String reason, Runnable call) {
    String message = assertThrows(DL4JInvalidConfigException.class, call::run).getMessage();
    assertTrue(message.contains(reason), message);
  }

  private static MultiLayerNetwork network(
      QuantumConvolutionLayer.Builder builder, int qubits, int size, int channels) {
    return network(layer(builder, qubits, 2, 2), size, channels);
  }

  private static MultiLayerNetwork network(QuantumConvolutionLayer layer, int size, int channels) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            base()
                .list()
                .layer(layer)
                .layer(output())
                .setInputType(InputType.convolutional(size, size, channels))
                .build());
    network.init();
    return network;
  }

  private static MultiLayerNetwork plain(int qubits, INDArray weights) {
    MultiLayerNetwork plain =
        new MultiLayerNetwork(
            base()
                .list()
                .layer(new QuantumLayer.Builder().qubits(qubits).layers(2).build())
                .build());
    plain.init();
    plain.setParams(weights.dup('c').reshape(1, weights.length()));
    return plain;
  }

  private static QuantumConvolutionLayer layer(
      QuantumConvolutionLayer.Builder builder, int qubits, int kernel, int stride) {
    builder.kernel(kernel).stride(stride).qubits(qubits).layers(2);
    return builder.build();
  }

  private static NeuralNetConfiguration.Builder base() {
    return new NeuralNetConfiguration.Builder()
        .seed(3)
        .dataType(DataType.DOUBLE)
        .updater(new NoOp());
  }

  private static OutputLayer output() {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nOut(2)
        .activation(Activation.SOFTMAX)
        .build();
  }
}
