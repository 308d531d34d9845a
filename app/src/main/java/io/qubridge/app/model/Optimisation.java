package io.qubridge.app.model;

import java.util.Objects;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * How a network's weights are changed in training.
 *
 * @param optimiser how gradients become steps
 * @param learningRate its learning rate
 * @param l1 how much the sum of the absolute weights counts in the loss, 0 for not at all
 * @param l2 how much half the sum of the squared weights counts in the loss, 0 for not at all. Both
 *     leave biases and the angles of circuits alone
 */
public record Optimisation(Optimiser optimiser, double learningRate, double l1, double l2) {
  /** The learning rate unless another is chosen. */
  public static final double LEARNING_RATE = 1e-3;

  /** Adam without regularisation. */
  public static final Optimisation STANDARD = new Optimisation(Optimiser.ADAM, LEARNING_RATE, 0, 0);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Optimisation {
    Objects.requireNonNull(optimiser, "optimiser");
    if (!(learningRate > 0 && learningRate <= 1)) {
      throw new IllegalArgumentException(
          "learning rate is " + learningRate + "; it must be above 0 and at most 1");
    }
    requireWeight(l1, "l1");
    requireWeight(l2, "l2");
  }

  private static void requireWeight(double weight, String name) {
    if (!(weight >= 0 && weight <= 1)) {
      throw new IllegalArgumentException(name + " is " + weight + "; it must be 0 to 1");
    }
  }

  IUpdater updater() {
    return optimiser.updater(learningRate);
  }
}
