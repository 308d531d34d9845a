package io.qubridge.app.data;

import java.nio.file.Path;

/** An image in a BMP, PNG or JPEG file. */
public record ImageFile(Path path) implements ImageSource {
  @Override
  public Pixels pixels() {
    return ImageDecoder.decode(path);
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
