package io.qubridge.app.model.convolution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class ReluDropoutPoolingLayerTest {
  private static final int HEIGHT = 11;
  private static final int WIDTH = 14;

  private final INDArray images = random(3, 4, 2, HEIGHT, WIDTH);
  private final INDArray labels = random(4, 4, 1);

  @Test
  void poolsAndTrainsAsDl4jsLayersDoWithoutDropout() {
    MultiLayerNetwork own = network(DataType.FLOAT, new ReluDropoutPoolingLayer(0, 1));
    MultiLayerNetwork stock =
        network(
            DataType.FLOAT,
            new ActivationLayer(Activation.RELU),
            new SubsamplingLayer.Builder().kernelSize(2, 2).stride(2, 2).build());
    assertArrayEquals(stock.output(images).toFloatVector(), own.output(images).toFloatVector());
    assertClose(gradient(stock), gradient(own));
  }

  @Test
  void dropsNothingOutsideTraining() {
    assertArrayEquals(
        network(DataType.FLOAT, new ReluDropoutPoolingLayer(0, 1)).output(images).toFloatVector(),
        network(DataType.FLOAT, new ReluDropoutPoolingLayer(0.9, 1))
            .output(images)
            .toFloatVector());
  }

  /** Where all four values of a window are 1, it vanishes only if all are dropped. */
  @Test
  void dropsTheShareOfValuesThatItIsAskedToAndScalesTheRest() {
    float[] pooled = new float[100_000];
    float[] plane = new float[4 * pooled.length];
    Arrays.fill(plane, 1);
    PoolingKernel.forward(
        plane, 2, 2 * pooled.length, PoolingKernel.bound(0.5), 2, 99, 0, pooled, new byte[100_000]);
    int dropped = 0;
    for (float value : pooled) {
      assertTrue(value == 0 || value == 2, "pooled to " + value);
      dropped += value == 0 ? 1 : 0;
    }
    assertEquals(1.0 / 16, dropped / 100_000.0, 5 * Math.sqrt(1.0 / 16 * 15 / 16 / 100_000));
  }

  /**
   * Pooling doubles when its input doubles, so its value is its derivative times its input (Euler).
   */
  @Test
  void carriesDerivativesBackToTheValuesThatItTook() {
    int windows = (HEIGHT / 2) * (WIDTH / 2);
    float[] plane = random(5, HEIGHT, WIDTH).data().asFloat();
    float[] deltas = random(6, windows).data().asFloat();
    float[] pooled = new float[windows];
    byte[] choices = new byte[windows];
    float[] derivative = new float[plane.length];
    float scale = 1 / 0.6f;
    PoolingKernel.forward(
        plane, HEIGHT, WIDTH, PoolingKernel.bound(0.4), scale, 9, 0, pooled, choices);
    PoolingKernel.backward(deltas, choices, 0, scale, derivative, HEIGHT, WIDTH);
    for (int window = 0; window < windows; window++) {
      int corner = window / (WIDTH / 2) * 2 * WIDTH + window % (WIDTH / 2) * 2;
      double product = 0;
      for (int k : new int[] {corner, corner + 1, corner + WIDTH, corner + WIDTH + 1}) {
        product += plane[k] * derivative[k];
        assertTrue(derivative[k] == 0 || plane[k] > 0, "slope where the ReLU is flat");
      }
      assertEquals(deltas[window] * pooled[window], product, 1e-6);
    }
  }

  @Test
  void dropsOtherValuesInTheNextIterationAndTheSameOnesInTheSame() {
    MultiLayerNetwork network = network(DataType.FLOAT, new ReluDropoutPoolingLayer(0.4, 5));
    double first = trainingScore(network);
    assertEquals(first, trainingScore(network));
    network.setIterationCount(1);
    assertNotEquals(first, trainingScore(network));
    network.setIterationCount(0);
    assertEquals(first, trainingScore(network));
  }

  @Test
  void survivesDl4jsJson() {
    MultiLayerConfiguration written =
        configuration(DataType.FLOAT, new ReluDropoutPoolingLayer(0.25, 77));
    MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(written.toJson());
    assertEquals(written, read);
    assertEquals(0.25, ((ReluDropoutPoolingLayer) read.getConf(1).getLayer()).getDropRate());
    assertEquals(77, ((ReluDropoutPoolingLayer) read.getConf(1).getLayer()).getDropSeed());
  }

  @Test
  void refusesWhatItCannotDo() {
    assertThrows(IllegalArgumentException.class, () -> new ReluDropoutPoolingLayer(1, 0));
    assertThrows(IllegalArgumentException.class, () -> new ReluDropoutPoolingLayer(-0.1, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> network(DataType.DOUBLE, new ReluDropoutPoolingLayer(0.25, 1)));
  }

  private double trainingScore(MultiLayerNetwork network) {
    gradient(network);
    return network.score();
  }

  private INDArray gradient(MultiLayerNetwork network) {
    network.setInput(images);
    network.setLabels(labels);
    network.computeGradientAndScore();
    return network.getFlattenedGradients().dup();
  }

  private static MultiLayerNetwork network(DataType type, Layer... layers) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration(type, layers));
    network.init();
    return network;
  }

  private static MultiLayerConfiguration configuration(DataType type, Layer... layers) {
    var list =
        new NeuralNetConfiguration.Builder().seed(7).dataType(type).updater(new Sgd(0.1)).list();
    list.layer(new ConvolutionLayer.Builder(3, 3).nOut(3).activation(Activation.IDENTITY).build());
    for (Layer layer : layers) {
      list.layer(layer);
    }
    return list.layer(
            new OutputLayer.Builder(LossFunction.MSE)
                .nOut(1)
                .activation(Activation.IDENTITY)
                .build())
        .setInputType(InputType.convolutional(HEIGHT, WIDTH, 2))
        .build();
  }

  private static void assertClose(INDArray expected, INDArray actual) {
    assertEquals(expected.length(), actual.length());
    for (int k = 0; k < expected.length(); k++) {
      double wanted = expected.getDouble(k);
      assertEquals(wanted, actual.getDouble(k), 1e-6 * (1 + Math.abs(wanted)), "at " + k);
    }
  }

  private static INDArray random(long seed, int... shape) {
    Random random = new Random(seed);
    INDArray array = Nd4j.create(DataType.FLOAT, Arrays.stream(shape).asLongStream().toArray());
    for (long k = 0; k < array.length(); k++) {
      array.putScalar(k, random.nextGaussian());
    }
    return array;
  }
}
