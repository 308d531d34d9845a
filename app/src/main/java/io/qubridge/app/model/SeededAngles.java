package io.qubridge.app.model;

import io.qubridge.app.layer.Initialisation;
import java.util.Objects;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** Initial angles of a circuit in radians, from a seed of the layer's own. */
public final class SeededAngles implements IWeightInit {
  private static final long serialVersionUID = 1;

  private final long seed;
  private final String initialisation;

  /**
   * Angles from a seed.
   *
   * @param initialisation the label of an {@link Initialisation}; null stands for {@code uniform}
   */
  public SeededAngles(
      @JsonProperty("seed") long seed, @JsonProperty("initialisation") String initialisation) {
    this.seed = seed;
    this.initialisation =
        Objects.requireNonNullElse(initialisation, Initialisation.UNIFORM.label());
  }

  @Override
  public INDArray init(double fanIn, double fanOut, long[] shape, char order, INDArray view) {
    SplittableRandom random = new SplittableRandom(seed);
    Initialisation start = Initialisation.named(initialisation);
    return SeededGlorot.fill(() -> start.draw(random), shape, order, view);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SeededAngles that
        && seed == that.seed
        && initialisation.equals(that.initialisation);
  }

  @Override
  public int hashCode() {
    return Objects.hash(seed, initialisation);
  }
}
