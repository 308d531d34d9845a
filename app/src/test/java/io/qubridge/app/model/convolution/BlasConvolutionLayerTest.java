package io.qubridge.app.model.convolution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Random;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class BlasConvolutionLayerTest {
  private static final int BATCH = 5;

  private final INDArray images = random(1, BATCH, 3, 13, 17);
  private final INDArray labels = oneHot(BATCH, 2);

  @ParameterizedTest
  @CsvSource({"5,2,RELU", "5,0,RELU", "3,1,TANH", "3,3,IDENTITY", "1,0,SIGMOID"})
  void computesWhatDl4jsLayerComputes(int kernel, int padding, Activation activation) {
    assertSameTraining(
        new BlasConvolutionLayer.Builder(kernel, kernel).padding(padding, padding),
        new ConvolutionLayer.Builder(kernel, kernel).padding(padding, padding),
        activation);
  }

  @Test
  void computesWhatDl4jsLayerComputesInSameMode() {
    assertSameTraining(
        new BlasConvolutionLayer.Builder(4, 3).convolutionMode(ConvolutionMode.Same),
        new ConvolutionLayer.Builder(4, 3).convolutionMode(ConvolutionMode.Same),
        Activation.RELU);
  }

  @Test
  void computesWhatDl4jsLayerComputesWithoutBias() {
    assertSameTraining(
        new BlasConvolutionLayer.Builder(3, 3).hasBias(false),
        new ConvolutionLayer.Builder(3, 3).hasBias(false),
        Activation.RELU);
  }

  @Test
  void leavesStridesAndDilationToDl4j() {
    assertSameTraining(
        new BlasConvolutionLayer.Builder(3, 3).stride(2, 2),
        new ConvolutionLayer.Builder(3, 3).stride(2, 2),
        Activation.RELU);
    assertSameTraining(
        new BlasConvolutionLayer.Builder(3, 3).dilation(2, 2),
        new ConvolutionLayer.Builder(3, 3).dilation(2, 2),
        Activation.RELU);
  }

  @Test
  void trainsTheSameWithoutTheGradientThatNobodyTakes() {
    assertSameTraining(
        new BlasConvolutionLayer.Builder(3, 3).inputGradient(false),
        new ConvolutionLayer.Builder(3, 3),
        Activation.RELU);
  }

  @Test
  void takesBatchesOfAnySizeOneAfterTheOther() {
    MultiLayerNetwork network = network(new BlasConvolutionLayer.Builder(3, 3), Activation.RELU);
    INDArray all = network.output(images);
    INDArray one = network.output(images.slice(2).reshape(1, 3, 13, 17));
    assertArrayEquals(all.getRow(2).toDoubleVector(), one.getRow(0).toDoubleVector(), 1e-6);
  }

  @Test
  void readsAnImageThatIsAViewOfAnother() {
    MultiLayerNetwork network = network(new BlasConvolutionLayer.Builder(3, 3), Activation.RELU);
    INDArray view = random(3, 17, 13, 3, BATCH).permute(3, 2, 1, 0);
    assertArrayEquals(
        network.output(view.dup('c')).data().asFloat(), network.output(view).data().asFloat());
  }

  @Test
  void givesEqualBitsForEqualSteps() {
    MultiLayerNetwork first = network(new BlasConvolutionLayer.Builder(5, 5), Activation.RELU);
    MultiLayerNetwork second = network(new BlasConvolutionLayer.Builder(5, 5), Activation.RELU);
    INDArray before = first.params().dup();
    for (int step = 0; step < 5; step++) {
      first.fit(images, labels);
      second.fit(images, labels);
    }
    assertNotEquals(before, first.params());
    assertArrayEquals(first.params().data().asFloat(), second.params().data().asFloat());
  }

  @Test
  void survivesDl4jsJson() {
    MultiLayerConfiguration written =
        configuration(new BlasConvolutionLayer.Builder(3, 3).inputGradient(false), Activation.RELU);
    MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(written.toJson());
    assertEquals(written, read);
    assertEquals(false, ((BlasConvolutionLayer) read.getConf(0).getLayer()).isInputGradient());
  }

  /** Outputs, gradients, and the weights after some steps are those of DL4J's own layer. */
  private void assertSameTraining(
      ConvolutionLayer.Builder fastLayer,
      ConvolutionLayer.Builder stockLayer,
      Activation function) {
    MultiLayerNetwork fast = network(fastLayer, function);
    MultiLayerNetwork stock = network(stockLayer, function);
    assertArrayEquals(stock.params().data().asFloat(), fast.params().data().asFloat());
    assertClose(stock.output(images), fast.output(images), 1e-6);
    assertClose(gradient(stock), gradient(fast), 1e-6);
    for (int step = 0; step < 4; step++) {
      stock.fit(images, labels);
      fast.fit(images, labels);
    }
    assertClose(stock.params(), fast.params(), 2e-6);
  }

  private INDArray gradient(MultiLayerNetwork network) {
    network.setInput(images);
    network.setLabels(labels);
    network.computeGradientAndScore();
    return network.getFlattenedGradients().dup();
  }

  private static void assertClose(INDArray expected, INDArray actual, double tolerance) {
    double[] wanted = expected.dup('c').data().asDouble();
    double[] got = actual.dup('c').data().asDouble();
    assertEquals(wanted.length, got.length);
    for (int k = 0; k < wanted.length; k++) {
      assertEquals(wanted[k], got[k], tolerance * (1 + Math.abs(wanted[k])), "at " + k);
    }
  }

  private static MultiLayerNetwork network(ConvolutionLayer.Builder layer, Activation function) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration(layer, function));
    network.init();
    return network;
  }

  /** A second layer of the same kind, above pooling, needs the gradient by its input. */
  private static MultiLayerConfiguration configuration(
      ConvolutionLayer.Builder layer, Activation function) {
    ConvolutionLayer.Builder second =
        layer instanceof BlasConvolutionLayer.Builder
            ? new BlasConvolutionLayer.Builder(3, 3)
            : new ConvolutionLayer.Builder(3, 3);
    return new NeuralNetConfiguration.Builder()
        .seed(7)
        .dataType(DataType.FLOAT)
        .weightInit(WeightInit.XAVIER_UNIFORM)
        .updater(new Adam(1e-3))
        .list()
        .layer(layer.nOut(6).activation(function).build())
        .layer(new SubsamplingLayer.Builder().kernelSize(2, 2).stride(2, 2).build())
        .layer(second.nOut(4).activation(Activation.RELU).build())
        .layer(
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(2)
                .activation(Activation.SOFTMAX)
                .build())
        .setInputType(InputType.convolutional(13, 17, 3))
        .build();
  }

  private static INDArray random(long seed, int... shape) {
    Random random = new Random(seed);
    int length = 1;
    for (int side : shape) {
      length *= side;
    }
    float[] values = new float[length];
    for (int k = 0; k < length; k++) {
      values[k] = (float) random.nextGaussian();
    }
    return Nd4j.create(values, shape, 'c');
  }

  private static INDArray oneHot(int rows, int columns) {
    INDArray labels = Nd4j.create(DataType.FLOAT, rows, columns);
    for (int row = 0; row < rows; row++) {
      labels.putScalar(row, row % columns, 1);
    }
    return labels;
  }
}
