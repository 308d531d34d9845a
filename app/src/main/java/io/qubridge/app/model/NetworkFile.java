package io.qubridge.app.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * A network that a user describes in a JSON file; docs/networks.md has an example. All but the body
 * may be left out and is then as in the default network.
 *
 * @param imageSize side of the images in pixels
 * @param body the layers before the one that gives the features
 * @param featureScaling what happens to the features before the circuit
 * @param standardise whether pixels are standardised by the training part
 * @param augmentation how training images are varied
 */
record NetworkFile(
    Integer imageSize,
    List<LayerSpec> body,
    FeatureScaling featureScaling,
    Boolean standardise,
    Augmentation augmentation) {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_LAYERS = 1_000;

  NetworkFile {
    if (body == null || body.isEmpty() || body.contains(null)) {
      throw new IllegalArgumentException("'body' lists no layers");
    }
    Ranges.require("the number of layers of 'body'", body.size(), 1, MAX_LAYERS);
  }

  /**
   * Reads a file. It is not trusted: its size is bounded and only the known layers are made.
   *
   * @throws ModelException if it cannot be read or does not describe a network
   */
  static NetworkPreset read(String path) {
    try (InputStream in = Files.newInputStream(Path.of(path))) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new ModelException(
            "'" + path + "' is larger than a network file can be, " + MAX_BYTES + " bytes");
      }
      return Json.MAPPER.readValue(bytes, NetworkFile.class).toPreset("file:" + path);
    } catch (JsonProcessingException fault) {
      throw new ModelException(
          "'" + path + "' describes no network: " + JsonFault.describe(fault), fault);
    } catch (IOException | InvalidPathException unreadable) {
      throw new ModelException("network file '" + path + "' cannot be read", unreadable);
    }
  }

  private NetworkPreset toPreset(String label) {
    NetworkPreset usual = NetworkPreset.named("default");
    return new NetworkPreset(
        label,
        imageSize == null ? usual.imageSize() : imageSize,
        body,
        featureScaling == null ? usual.scaling() : featureScaling,
        standardise == null ? usual.standardises() : standardise,
        augmentation == null ? usual.augmentation() : augmentation);
  }
}
