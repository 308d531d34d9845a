package io.qubridge.app.training;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What training changes in a network, as plain numbers.
 *
 * @param network whose numbers are read and set
 */
record NetworkState(MultiLayerNetwork network) {
  /** All weights, averages of batch normalisation among them; a copy. */
  float[] weights() {
    return network.params().dup().data().asFloat();
  }

  /** Sets all weights. */
  void setWeights(float[] values) {
    network.setParams(row(values));
  }

  /** What the optimiser remembers of earlier steps, a copy; nothing in plain gradient descent. */
  float[] moments() {
    INDArray own = network.getUpdater().getStateViewArray();
    return own == null ? new float[0] : own.data().asFloat();
  }

  /** Sets what the optimiser remembers. */
  void setMoments(float[] values) {
    if (values.length > 0) {
      network.getUpdater().getStateViewArray().assign(row(values));
    }
  }

  private static INDArray row(float[] values) {
    return Nd4j.createFromArray(values).reshape(1, values.length);
  }
}
