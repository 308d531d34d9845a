package io.qubridge.app.cli;

import io.qubridge.app.model.Augmentation;
import io.qubridge.app.model.NetworkPreset;
import io.qubridge.app.training.TrainingSettings;
import picocli.CommandLine.Option;

/** Options of every command that trains. */
public final class TrainingOptions {
  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "20",
      description = "The most passes over the training images (default: ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "32",
      description = "Images of one step (default: ${DEFAULT-VALUE}).")
  private int batchSize;

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      defaultValue = "0.001",
      description = "Of Adam (default: ${DEFAULT-VALUE}).")
  private double learningRate;

  @Option(
      names = "--patience",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "Epochs without a lower validation loss before training stops (default: ${DEFAULT-VALUE}).")
  private int patience;

  @Option(
      names = "--no-class-weights",
      description = "Let each image count alike instead of each class.")
  private boolean noClassWeights;

  @Option(
      names = "--augmentation",
      paramLabel = "NAME",
      description =
          "How training images vary: none, or flips for one of eight orientations drawn anew each"
              + " epoch (default: flips; study: none).")
  private String augmentation;

  /**
   * The settings.
   *
   * @param preset of the network
   * @throws IllegalArgumentException if a number is out of range or a name is unknown
   */
  TrainingSettings settings(NetworkPreset preset, long seed) {
    return new TrainingSettings(
        epochs,
        batchSize,
        learningRate,
        patience,
        !noClassWeights,
        augmentation == null ? preset.augmentation() : Augmentation.of(augmentation),
        seed);
  }
}
