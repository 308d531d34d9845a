package io.qubridge.app.training;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Loss and accuracy over an epoch's batches, taken from the training's own forward passes. DL4J
 * stops those before the output layer; its matrix is small, so it is multiplied here once more.
 */
final class BatchScore extends BaseTrainingListener {
  private int[] labels = {};
  private long images;
  private long right;
  private double loss;

  /** Starts an epoch. */
  void reset() {
    images = 0;
    right = 0;
    loss = 0;
  }

  /** The labels of the batch that comes next. */
  void expect(int[] labels) {
    this.labels = labels;
  }

  @Override
  public void onForwardPass(Model model, List<INDArray> activations) {
    Layer output = ((MultiLayerNetwork) model).getOutputLayer();
    INDArray last = activations.get(activations.size() - 1);
    INDArray input = last.reshape('c', last.size(0), last.length() / last.size(0));
    INDArray weights = output.getParam(DefaultParamInitializer.WEIGHT_KEY);
    INDArray bias = output.getParam(DefaultParamInitializer.BIAS_KEY);
    INDArray sums = input.mmul(weights).addiRowVector(bias);
    double[] values = sums.dup('c').data().asDouble();
    int columns = values.length / labels.length;
    for (int row = 0; row < labels.length; row++) {
      right += predicted(values, row * columns, columns) == labels[row] ? 1 : 0;
    }
  }

  @Override
  public void iterationDone(Model model, int iteration, int epoch) {
    images += labels.length;
    loss += model.score() * labels.length;
  }

  double loss() {
    return loss / images;
  }

  double accuracy() {
    return (double) right / images;
  }

  /** A single sum is that of class 1 against class 0. */
  private static int predicted(double[] sums, int at, int columns) {
    if (columns == 1) {
      return sums[at] >= 0 ? 1 : 0;
    }
    int best = 0;
    for (int k = 1; k < columns; k++) {
      best = sums[at + k] >= sums[at + best] ? k : best;
    }
    return best;
  }
}
