package io.qubridge.app.comparison;

import io.qubridge.app.layer.GatheredInference;
import io.qubridge.app.model.Classifier;
import io.qubridge.execution.Matrix;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Runs a trained hybrid model again and again on the same images. The features of the images are
 * computed once; each run repeats the circuit and the layers behind it. Not for several threads.
 */
public final class HybridRuns {
  private final Classifier hybrid;
  private final GatheredInference images;
  private final long seed;
  private final Matrix exact;

  /**
   * Runs the images exactly.
   *
   * @param hybrid the trained model
   * @param images the model with the features of the images
   * @param simulator exact and without noise
   * @param seed of the shots; all runs draw from the same, so that they differ in nothing else
   */
  public HybridRuns(Classifier hybrid, GatheredInference images, Backend simulator, long seed) {
    this.hybrid = hybrid;
    this.images = images;
    this.seed = seed;
    exact = outputs(Execution.exact(), simulator);
  }

  /** The circuit's exact outputs, {@code [images x outputs]}. */
  public Matrix exact() {
    return exact;
  }

  /** The circuit's outputs when it runs in some way, {@code [images x outputs]}. */
  public Matrix outputs(Execution execution, Backend backend) {
    hybrid.execution().backend(backend).accuracy(execution.accuracy()).seed(seed);
    return images.outputs().values();
  }

  /** The exact answer. */
  public Answer answer(List<Integer> labels, OptionalDouble secondsPerEpoch) {
    return new Answer(
        Execution.exact().name(),
        predictions(labels, exact),
        false,
        secondsPerEpoch,
        Optional.of(Execution.exact()),
        Optional.empty());
  }

  /** The answer that some outputs of the circuit give. */
  public Answer answer(List<Integer> labels, Execution execution, Matrix outputs) {
    return new Answer(
        execution.name(),
        predictions(labels, outputs),
        false,
        OptionalDouble.empty(),
        Optional.of(execution),
        Optional.of(OutputError.of(exact, outputs)));
  }

  /**
   * Checks that a noisy simulator with its noise scaled to nothing gives the exact outputs, bit for
   * bit.
   *
   * @throws BackendException if it does not
   */
  public void requireExactWithoutNoise(Backend unscaled) {
    Matrix outputs = outputs(Execution.noise(0), unscaled);
    int place = Arrays.mismatch(exact.array(), outputs.array());
    if (place >= 0) {
      throw new BackendException(
          Category.INTERNAL,
          "with noise-scale 0 output "
              + place % exact.columns()
              + " of circuit "
              + place / exact.columns()
              + " is "
              + outputs.array()[place]
              + ", exactly it is "
              + exact.array()[place]
              + "; the noisy rows would mean nothing");
    }
  }

  private Predictions predictions(List<Integer> labels, Matrix outputs) {
    return new Predictions(labels, hybrid.classProbabilities(images.after(outputs)));
  }
}
