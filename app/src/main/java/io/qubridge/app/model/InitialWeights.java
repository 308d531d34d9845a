package io.qubridge.app.model;

import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Where the frozen layers of a network get their weights before training.
 *
 * @param file DL4J's zip of a network that begins with these layers, as an absolute path
 * @param sha256 of the file, in hexadecimal digits
 */
public record InitialWeights(String file, String sha256) {
  /**
   * The weights in a file as it is now.
   *
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public static InitialWeights of(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    return new InitialWeights(absolute.toString(), SavedModel.digest(absolute));
  }

  /**
   * Copies the weights of the frozen layers into a network.
   *
   * @throws ModelException if the file has changed or holds fewer weights
   */
  public void copyInto(MultiLayerNetwork network, NetworkSpec spec) {
    Path path = Path.of(file);
    if (!SavedModel.digest(path).equals(sha256)) {
      throw new ModelException("'" + file + "' has changed since the run was begun");
    }
    FeatureMap image = FeatureMap.image(spec.imageSize());
    long count = LayerSpec.parametersOf(spec.body().subList(0, spec.frozen()), image);
    WeightsFile.readFirst(network, Math.toIntExact(count), path);
  }
}
