package io.qubridge.app.model;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Uniform initial weights between -s and s, s = sqrt(6 / (fan-in + fan-out)), from a seed of the
 * layer's own.
 *
 * <p>X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward neural
 * networks", AISTATS 2010. A layer's weights do not depend on the layers before it, so that
 * networks that differ in one layer start equal in all others.
 */
public final class SeededGlorot implements IWeightInit {
  private static final long serialVersionUID = 1;

  private final long seed;

  /** Weights from a seed. */
  public SeededGlorot(@JsonProperty("seed") long seed) {
    this.seed = seed;
  }

  @Override
  public INDArray init(double fanIn, double fanOut, long[] shape, char order, INDArray view) {
    double limit = Math.sqrt(6 / (fanIn + fanOut));
    SplittableRandom random = new SplittableRandom(seed);
    return fill(() -> random.nextDouble(-limit, limit), shape, order, view);
  }

  /** Fills a view. */
  static INDArray fill(DoubleSupplier next, long[] shape, char order, INDArray view) {
    float[] values = new float[Math.toIntExact(view.length())];
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) next.getAsDouble();
    }
    view.assign(Nd4j.createFromArray(values).reshape(view.shape()));
    return view.reshape(order, shape);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SeededGlorot that && seed == that.seed;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(seed);
  }
}
