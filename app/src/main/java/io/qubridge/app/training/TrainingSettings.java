package io.qubridge.app.training;

import io.qubridge.app.model.Augmentation;
import io.qubridge.app.model.InitialWeights;
import io.qubridge.app.model.Optimisation;
import io.qubridge.app.model.Optimiser;
import java.util.Objects;
import java.util.Optional;

/**
 * How a network is trained.
 *
 * @param epochs the most passes over the training images
 * @param batchSize images of one step; a last batch of one image joins the batch before it
 * @param optimisation how training changes the weights
 * @param patience epochs without a lower validation loss before training stops
 * @param classWeights whether rare classes count more: each class as much as every other
 * @param augmentation how training images are varied
 * @param initial where frozen layers get their weights; empty where no layer is frozen
 * @param seed of the initial weights, the order and variation of images, dropout and shots
 */
public record TrainingSettings(
    int epochs,
    int batchSize,
    Optimisation optimisation,
    int patience,
    boolean classWeights,
    Augmentation augmentation,
    Optional<InitialWeights> initial,
    long seed) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public TrainingSettings {
    requireAtLeast(1, epochs, "the number of epochs");
    requireAtLeast(2, batchSize, "the batch size");
    requireAtLeast(1, patience, "the patience");
    Objects.requireNonNull(optimisation, "optimisation");
  }

  private static void requireAtLeast(int least, int number, String what) {
    if (number < least) {
      throw new IllegalArgumentException(what + " is " + number + "; it must be at least " + least);
    }
  }

  /** Adam without regularisation, for a network without frozen layers. */
  public TrainingSettings(
      int epochs,
      int batchSize,
      double learningRate,
      int patience,
      boolean classWeights,
      Augmentation augmentation,
      long seed) {
    this(
        epochs,
        batchSize,
        new Optimisation(Optimiser.ADAM, learningRate, 0, 0),
        patience,
        classWeights,
        augmentation,
        Optional.empty(),
        seed);
  }

  /** 20 epochs of batches of 32, patience 5, class weights, flips. */
  public static TrainingSettings standard(long seed) {
    return new TrainingSettings(
        20, 32, Optimisation.LEARNING_RATE, 5, true, Augmentation.FLIPS, seed);
  }

  /** The same for another number of epochs. */
  public TrainingSettings withEpochs(int epochs) {
    return new TrainingSettings(
        epochs, batchSize, optimisation, patience, classWeights, augmentation, initial, seed);
  }

  /** The same from another seed. */
  public TrainingSettings withSeed(long seed) {
    return new TrainingSettings(
        epochs, batchSize, optimisation, patience, classWeights, augmentation, initial, seed);
  }
}
