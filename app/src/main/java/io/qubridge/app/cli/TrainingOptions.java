package io.qubridge.app.cli;

import io.qubridge.app.model.Augmentation;
import io.qubridge.app.model.Backbone;
import io.qubridge.app.model.Optimisation;
import io.qubridge.app.model.Optimiser;
import io.qubridge.app.training.TrainingSettings;
import picocli.CommandLine.Help.Visibility;
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
      description = "Of the optimiser (default: ${DEFAULT-VALUE}).")
  private double learningRate;

  @Option(
      names = "--optimiser",
      paramLabel = "NAME",
      defaultValue = "adam",
      description = "adam, sgd, momentum or rmsprop (default: ${DEFAULT-VALUE}).")
  private String optimiser;

  @Option(
      names = "--l1",
      paramLabel = "X",
      defaultValue = "0",
      showDefaultValue = Visibility.NEVER,
      description = "Weight of the sum of the absolute weights in the loss; none where absent.")
  private double l1;

  @Option(
      names = "--l2",
      paramLabel = "X",
      defaultValue = "0",
      showDefaultValue = Visibility.NEVER,
      description = "Weight of half the sum of the squared weights in the loss; none where absent.")
  private double l2;

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
   * @param network what is trained
   * @throws IllegalArgumentException if a number is out of range or a name is unknown
   */
  TrainingSettings settings(NetworkOptions network, long seed) {
    return new TrainingSettings(
        epochs,
        batchSize,
        new Optimisation(Optimiser.of(optimiser), learningRate, l1, l2),
        patience,
        !noClassWeights,
        augmentation == null ? network.preset().augmentation() : Augmentation.of(augmentation),
        network.backbone().map(Backbone::weights),
        seed);
  }
}
