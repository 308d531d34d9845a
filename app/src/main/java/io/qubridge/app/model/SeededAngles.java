package io.qubridge.app.model;

import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** Uniform initial angles between 0 and 2 pi radians, from a seed of the layer's own. */
public final class SeededAngles implements IWeightInit {
  private static final long serialVersionUID = 1;

  private final long seed;

  /** Angles from a seed. */
  public SeededAngles(@JsonProperty("seed") long seed) {
    this.seed = seed;
  }

  @Override
  public INDArray init(double fanIn, double fanOut, long[] shape, char order, INDArray view) {
    return SeededGlorot.uniform(seed, 0, 2 * Math.PI, shape, order, view);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SeededAngles that && seed == that.seed;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(seed);
  }
}
