package io.qubridge.app.data;

import java.nio.file.Path;

/** Reads BMP, PNG and JPEG files. */
public final class ImageDecoder {
  private ImageDecoder() {}

  /**
   * Reads an image.
   *
   * @throws DataException if the file is no image, is damaged, or its size is out of bounds
   */
  public static Pixels decode(Path file) {
    throw new UnsupportedOperationException();
  }
}
