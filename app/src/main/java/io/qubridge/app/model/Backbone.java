package io.qubridge.app.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The first layers of a trained network, kept as they are while a new head learns.
 *
 * @param layers what they are
 * @param weights where their weights are
 */
public record Backbone(List<LayerSpec> layers, InitialWeights weights) {
  /**
   * The layers of a saved network before its features, or its output where it has none of ours.
   *
   * @param path a model's folder, or DL4J's zip of a multi-layer network; not trusted
   * @throws ModelException if there is no such network, or it has a layer that a body cannot have
   */
  public static Backbone read(Path path) {
    Path beside = path.resolveSibling(SavedModel.CARD);
    if (path.endsWith(SavedModel.WEIGHTS) && Files.isRegularFile(beside)) {
      return read(path.toAbsolutePath().getParent());
    }
    if (Files.isDirectory(path)) {
      NetworkSpec spec = SavedModel.readCard(path.resolve(SavedModel.CARD)).network();
      requirePlainBody(path, spec);
      return new Backbone(spec.body(), InitialWeights.of(path.resolve(SavedModel.WEIGHTS)));
    }
    if (!Files.isRegularFile(path)) {
      throw new ModelException("no model at '" + path + "'");
    }
    return new Backbone(Dl4jBody.read(path), InitialWeights.of(path));
  }

  /**
   * The first of these layers.
   *
   * @throws IllegalArgumentException if there are fewer
   */
  public Backbone first(int count) {
    Ranges.require("backbone layers", count, 1, layers.size());
    return new Backbone(layers.subList(0, count), weights);
  }

  /** A circuit inside a body moves the weights that follow it. */
  private static void requirePlainBody(Path path, NetworkSpec spec) {
    boolean inside = spec.places().stream().anyMatch(place -> place != Place.HEAD);
    if (inside) {
      throw new ModelException(
          "'" + path + "' has quantum layers inside its body; a backbone is classical");
    }
  }
}
