package io.qubridge.app.model.convolution;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What follows a convolution, in one layer: ReLU, dropout, and max-pooling with a 2 x 2 window and
 * stride 2.
 *
 * <p>Gives what DL4J's {@code ActivationLayer}, {@code DropoutLayer} and {@code SubsamplingLayer}
 * give one after the other, in a fraction of their time and memory. Which values dropout sets to 0
 * depends on the seed and the network's iteration count alone, so that training that was saved and
 * goes on drops the same values as training that was not interrupted. Takes single precision and
 * channels first.
 */
public class ReluDropoutPoolingLayer extends SubsamplingLayer {
  private static final long serialVersionUID = 1;

  private double dropRate;
  private long dropSeed;

  /** For DL4J's reader of configurations. */
  public ReluDropoutPoolingLayer() {}

  /**
   * A layer.
   *
   * @param dropRate the share of values that training sets to 0, from 0 to below 1; the others grow
   *     by 1 / (1 - dropRate)
   * @param dropSeed decides which values; give each layer of a network its own
   * @throws IllegalArgumentException if the rate is out of range
   */
  public ReluDropoutPoolingLayer(double dropRate, long dropSeed) {
    super(new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(2, 2).stride(2, 2));
    if (!(dropRate >= 0 && dropRate < 1)) {
      throw new IllegalArgumentException("drop rate is " + dropRate + "; it must be in [0, 1)");
    }
    this.dropRate = dropRate;
    this.dropSeed = dropSeed;
  }

  /** The share of values that training sets to 0. */
  public double getDropRate() {
    return dropRate;
  }

  /** For DL4J's reader of configurations. */
  public void setDropRate(double dropRate) {
    this.dropRate = dropRate;
  }

  /** What decides which values training sets to 0. */
  public long getDropSeed() {
    return dropSeed;
  }

  /** For DL4J's reader of configurations. */
  public void setDropSeed(long dropSeed) {
    this.dropSeed = dropSeed;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    if (type != DataType.FLOAT) {
      throw new IllegalArgumentException(
          "ReluDropoutPoolingLayer takes FLOAT, but the network has " + type);
    }
    ReluDropoutPooling layer = new ReluDropoutPooling(conf, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(initializer().init(conf, parameters, initialize));
    layer.setConf(conf);
    return layer;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReluDropoutPoolingLayer that
        && dropRate == that.dropRate
        && dropSeed == that.dropSeed
        && super.equals(other);
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof ReluDropoutPoolingLayer;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * super.hashCode() + Double.hashCode(dropRate)) + Long.hashCode(dropSeed);
  }
}
