package io.qubridge.app.model;

import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Dropout whose choice depends on a seed and the network's iteration count alone, so that training
 * that was saved and goes on drops the same values as training that was not interrupted.
 */
public final class SeededDropout implements IDropout {
  private static final long serialVersionUID = 1;

  private final double rate;
  private final long seed;

  /**
   * Dropout.
   *
   * @param rate the share of values that are set to 0; the others grow by 1 / (1 - rate)
   * @param seed of the layer's own
   */
  public SeededDropout(@JsonProperty("rate") double rate, @JsonProperty("seed") long seed) {
    this.rate = rate;
    this.seed = seed;
  }

  @Override
  public INDArray applyDropout(
      INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr workspaces) {
    return result.assign(input).muli(mask(input, iteration));
  }

  @Override
  public INDArray backprop(
      INDArray gradientAtOutput, INDArray gradientAtInput, int iteration, int epoch) {
    return gradientAtInput.assign(gradientAtOutput).muli(mask(gradientAtOutput, iteration));
  }

  private INDArray mask(INDArray like, int iteration) {
    SplittableRandom random =
        new SplittableRandom(new SplittableRandom(seed).nextLong() + iteration);
    float kept = (float) (1 / (1 - rate));
    float[] mask = new float[Math.toIntExact(like.length())];
    for (int k = 0; k < mask.length; k++) {
      mask[k] = random.nextDouble() < rate ? 0 : kept;
    }
    return Nd4j.createFromArray(mask).reshape('c', like.shape()).castTo(like.dataType());
  }

  @Override
  public void clear() {}

  @Override
  public SeededDropout clone() {
    return this;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SeededDropout that && rate == that.rate && seed == that.seed;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(rate) ^ Long.hashCode(seed);
  }
}
