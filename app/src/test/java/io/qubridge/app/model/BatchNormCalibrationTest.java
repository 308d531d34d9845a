package io.qubridge.app.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class BatchNormCalibrationTest {
  private static final int SIZE = 16;

  /** Normalised by their own statistics, features have mean 0 and deviation 1. */
  @Test
  void takesTheStatisticsOfFeaturesWithoutDropout() {
    MultiLayerNetwork network = network(FeatureScaling.BATCH_NORM);
    List<INDArray> batches = List.of(images(1, 5), images(2, 5), images(3, 4));
    BatchNormCalibration.run(network, batches);
    INDArray all = Nd4j.concat(0, batches.toArray(INDArray[]::new));
    int layer = layer(network).getIndex();
    INDArray normalised = network.feedForwardToLayer(layer, all, false).get(layer + 1);
    assertArrayEquals(new double[] {0, 0, 0}, normalised.mean(0).toDoubleVector(), 1e-4);
    // The layer adds 1e-5 to the variance, so that it stays a little below 1.
    assertArrayEquals(new double[] {1, 1, 1}, normalised.var(false, 0).toDoubleVector(), 1e-2);
  }

  @Test
  void changesNothingElse() {
    MultiLayerNetwork network = network(FeatureScaling.BATCH_NORM);
    INDArray before = network.params().dup();
    BatchNormCalibration.run(network, List.of(images(1, 5)));
    layer(network).getParam("mean").assign(0);
    layer(network).getParam("log10stdev").assign(0);
    assertArrayEquals(before.data().asFloat(), network.params().data().asFloat());
  }

  @Test
  void keepsAFeatureThatNeverVariesFinite() {
    MultiLayerNetwork network = network(FeatureScaling.BATCH_NORM);
    BatchNormCalibration.run(network, List.of(images(1, 1)));
    INDArray output = network.output(images(2, 3));
    for (double probability : output.toDoubleVector()) {
      assertTrue(probability >= 0 && probability <= 1, "probability " + probability);
    }
  }

  @Test
  void leavesANetworkWithoutBatchNormalisationAlone() {
    MultiLayerNetwork network = network(FeatureScaling.TANH);
    INDArray before = network.params().dup();
    BatchNormCalibration.run(network, List.of(images(1, 5)));
    assertArrayEquals(before.data().asFloat(), network.params().data().asFloat());
  }

  @Test
  void goesOnWithTrainingAsUsual() {
    MultiLayerNetwork network = network(FeatureScaling.BATCH_NORM);
    network.fit(images(1, 6), labels(6));
    BatchNormCalibration.run(network, List.of(images(2, 6)));
    network.fit(images(3, 6), labels(6));
    assertEquals(2, network.getIterationCount());
  }

  private static Layer layer(MultiLayerNetwork network) {
    return network.getLayer("normalisation");
  }

  private static MultiLayerNetwork network(FeatureScaling scaling) {
    NetworkSpec spec = new NetworkSpec(SIZE, 2, 1, 3, scaling, Optional.empty());
    return Networks.create(spec, 3, Optimisation.STANDARD, List.of(1.0, 1.0));
  }

  private static INDArray labels(int count) {
    INDArray labels = Nd4j.create(DataType.FLOAT, count, 1);
    labels.putScalar(0, 1);
    return labels;
  }

  private static INDArray images(long seed, int count) {
    Random random = new Random(seed);
    float[] values = new float[count * 3 * SIZE * SIZE];
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) random.nextGaussian();
    }
    return Nd4j.create(values, new long[] {count, 3, SIZE, SIZE}, 'c');
  }
}
