package io.qubridge.app.data;

import java.nio.file.Path;

/**
 * All that happens to an image before the network sees it; kept beside a model as JSON.
 *
 * @param transform crop and resize
 * @param standardisation of the pixel values
 */
public record Preprocessing(ImageTransform transform, Standardisation standardisation) {
  /**
   * The network input of one image file: 3 x size x size values, channel by channel.
   *
   * @throws DataException if the file cannot be used
   */
  public float[] read(Path file) {
    byte[] bytes = transform.apply(new ImageFile(file));
    float[] input = new float[bytes.length];
    Standardisation.apply(standardisation.tables(), bytes, 0, bytes.length / 3, input, 0);
    return input;
  }
}
