package io.qubridge.app.model;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Settings of a network that belong together, by one name on the command line.
 *
 * @param label the name
 * @param imageSize side of the images that it is made for, in pixels
 * @param body the layers before the one that gives the features
 * @param scaling what happens to the features before the circuit
 * @param standardises whether pixels are standardised by the training part's mean and deviation
 * @param augmentation how training images are varied
 */
public record NetworkPreset(
    String label,
    int imageSize,
    List<LayerSpec> body,
    FeatureScaling scaling,
    boolean standardises,
    Augmentation augmentation) {
  private static final String FILE = "file:";
  private static final int IMAGE_SIZE = 64;

  /** What learns on every seed tried; docs/defaults.md has the figures. */
  private static final NetworkPreset DEFAULT =
      standard("default", IMAGE_SIZE, Architecture.blocks(3, false));

  /** What the study of this network used: one block, pixels only divided by 255. */
  private static final NetworkPreset STUDY =
      new NetworkPreset(
          "study",
          IMAGE_SIZE,
          Architecture.blocks(1, false),
          FeatureScaling.NONE,
          false,
          Augmentation.NONE);

  private static final List<NetworkPreset> ALL =
      List.of(
          DEFAULT,
          STUDY,
          standard("lenet-5", 32, Architecture.leNet5()),
          standard("alexnet", 227, Architecture.alexNet()),
          standard("vgg-19", 224, Architecture.vgg19()));

  /** Copies the list. */
  public NetworkPreset {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(scaling, "scaling");
    Objects.requireNonNull(augmentation, "augmentation");
    body = List.copyOf(body);
  }

  /**
   * The preset of a name, or of a file where the name is {@code file:} and a path.
   *
   * @throws IllegalArgumentException if there is none; the message lists the names
   * @throws ModelException if the file cannot be read or does not describe a network
   */
  public static NetworkPreset named(String name) {
    if (name.startsWith(FILE)) {
      return NetworkFile.read(name.substring(FILE.length()));
    }
    for (NetworkPreset preset : ALL) {
      if (preset.label.equals(name)) {
        return preset;
      }
    }
    String known = ALL.stream().map(NetworkPreset::label).collect(Collectors.joining(", "));
    throw new IllegalArgumentException(
        "unknown network '" + name + "'; known: " + known + ", or file:CONF.json");
  }

  /**
   * The same with another number of the project's own blocks.
   *
   * @throws IllegalArgumentException if the body is made of other layers, or the number is out of
   *     range
   */
  public NetworkPreset withBlocks(int count) {
    if (!body.stream().allMatch(LayerSpec.Block.class::isInstance)) {
      throw new IllegalArgumentException(
          "network '" + label + "' has layers of its own; --blocks is for 'default' and 'study'");
    }
    return withBody(Architecture.blocks(count, false));
  }

  /** The same with batch normalisation after each convolution. */
  public NetworkPreset withBatchNorm() {
    return withBody(Architecture.withBatchNorm(body));
  }

  private NetworkPreset withBody(List<LayerSpec> layers) {
    return new NetworkPreset(label, imageSize, layers, scaling, standardises, augmentation);
  }

  private static NetworkPreset standard(String label, int imageSize, List<LayerSpec> body) {
    return new NetworkPreset(
        label, imageSize, body, FeatureScaling.BATCH_NORM_TANH, true, Augmentation.FLIPS);
  }
}
