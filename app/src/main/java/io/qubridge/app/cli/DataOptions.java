package io.qubridge.app.cli;

import io.qubridge.app.data.ImageTransform;
import io.qubridge.app.training.RunPlan;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** Options of every command that learns from images: which, and how large. */
public final class DataOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Images: one folder per class, or the C-NMC 2019 layout; synthetic cells where absent.")
  private Path folder;

  @Option(
      names = "--images",
      paramLabel = "N",
      defaultValue = "600",
      description = "How many synthetic cells to draw (default: ${DEFAULT-VALUE}).")
  private int syntheticImages;

  @Option(
      names = "--image-size",
      paramLabel = "PIXELS",
      description =
          "Side of the square that each image becomes (default: 64; lenet-5: 32, alexnet: 227,"
              + " vgg-19: 224).")
  private Integer imageSize;

  @Option(
      names = "--crop",
      paramLabel = "PIXELS",
      defaultValue = "0",
      description = "Side of the square cut from the centre first; the whole image where absent.",
      showDefaultValue = Visibility.NEVER)
  private int crop;

  /**
   * The images that the options name.
   *
   * @param usualSize side of the square where no option says it
   */
  RunPlan.Images images(int usualSize, long seed) {
    return new RunPlan.Images(
        Optional.ofNullable(folder).map(path -> path.toAbsolutePath().normalize().toString()),
        syntheticImages,
        new ImageTransform(imageSize == null ? usualSize : imageSize, crop),
        seed);
  }
}
