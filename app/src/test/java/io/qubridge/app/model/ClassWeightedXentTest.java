package io.qubridge.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

class ClassWeightedXentTest {
  private final INDArray labels = Nd4j.createFromArray(new double[][] {{0}, {1}, {1}});
  private final INDArray sums = Nd4j.createFromArray(new double[][] {{0.5}, {-1.5}, {2}});
  private final ClassWeightedXent loss = new ClassWeightedXent(3, 0.25);

  @Test
  void weighsEachSampleByItsClass() {
    double[] expected = {
      3 * Math.log(1 + Math.exp(0.5)),
      0.25 * Math.log(1 + Math.exp(1.5)),
      0.25 * Math.log(1 + Math.exp(-2))
    };
    INDArray scores = loss.computeScoreArray(labels, sums, new ActivationSigmoid(), null);
    for (int row = 0; row < 3; row++) {
      assertEquals(expected[row], scores.getDouble(row), 1e-12);
    }
    double mean = (expected[0] + expected[1] + expected[2]) / 3;
    assertEquals(mean, score(sums), 1e-12);
  }

  @Test
  void hasTheSlopeOfItsScore() {
    INDArray gradient = loss.computeGradient(labels, sums.dup(), new ActivationSigmoid(), null);
    double step = 1e-6;
    for (int row = 0; row < 3; row++) {
      double above = score(sums.dup().putScalar(row, sums.getDouble(row) + step));
      double below = score(sums.dup().putScalar(row, sums.getDouble(row) - step));
      assertEquals(3 * (above - below) / (2 * step), gradient.getDouble(row), 1e-8);
    }
  }

  @Test
  void givesScoreAndGradientTogether() {
    var both =
        loss.computeGradientAndScore(labels, sums.dup(), new ActivationSigmoid(), null, true);
    assertEquals(score(sums), both.getFirst());
    assertEquals(
        loss.computeGradient(labels, sums.dup(), new ActivationSigmoid(), null), both.getSecond());
  }

  @Test
  void isDl4jsLossWhereWeightsAreOne() {
    LossBinaryXENT plain = new LossBinaryXENT(1e-7);
    assertEquals(
        plain.computeScore(labels, sums, new ActivationSigmoid(), null, true),
        new ClassWeightedXent(1, 1).computeScore(labels, sums, new ActivationSigmoid(), null, true),
        1e-12);
  }

  @Test
  void staysFiniteWhereTheNetworkIsCertainAndWrong() {
    INDArray certain = Nd4j.createFromArray(new float[][] {{200}, {-200}, {200}});
    double expected = (3 + 0.25) * -Math.log(1e-7) / 3;
    assertEquals(
        expected,
        loss.computeScore(labels, certain, new ActivationSigmoid(), null, true),
        expected * 0.02); // 1 - 1e-7 has a coarse neighbour in single precision
  }

  @Test
  void survivesDl4jsJson() {
    MultiLayerConfiguration written =
        new NeuralNetConfiguration.Builder()
            .list()
            .layer(
                new OutputLayer.Builder(loss).nIn(2).nOut(1).activation(Activation.SIGMOID).build())
            .build();
    MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(written.toJson());
    OutputLayer layer = (OutputLayer) read.getConf(0).getLayer();
    assertEquals(loss, layer.getLossFn());
  }

  private double score(INDArray values) {
    return loss.computeScore(labels, values, new ActivationSigmoid(), null, true);
  }
}
