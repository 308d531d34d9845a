package io.qubridge.app.data;

import java.util.OptionalInt;

/**
 * What turns an image of any size into the square that a network takes: an optional centre crop,
 * then a resize.
 *
 * @param imageSize side of the result in pixels
 * @param crop side of the square cut from the centre before the resize, in pixels; 0 for the whole
 *     image, which a resize then stretches to a square
 */
public record ImageTransform(int imageSize, int crop) {
  /** Smallest side of a result, in pixels. */
  public static final int MIN_SIZE = 8;

  /** Largest side of a result, in pixels. */
  public static final int MAX_SIZE = 1024;

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a size is out of bounds
   */
  public ImageTransform {
    if (imageSize < MIN_SIZE || imageSize > MAX_SIZE) {
      throw new IllegalArgumentException(
          "image size is "
              + imageSize
              + "; it must be "
              + MIN_SIZE
              + " to "
              + MAX_SIZE
              + " pixels");
    }
    if (crop != 0 && crop < MIN_SIZE) {
      throw new IllegalArgumentException(
          "crop is " + crop + "; it must be at least " + MIN_SIZE + " pixels");
    }
  }

  /** A resize without a crop. */
  public static ImageTransform square(int imageSize) {
    return new ImageTransform(imageSize, 0);
  }

  /** A centre crop and a resize. */
  public static ImageTransform square(int imageSize, OptionalInt crop) {
    return new ImageTransform(imageSize, crop.orElse(0));
  }

  /** Bytes, or floats, of one image: three channels of a square. */
  public int length() {
    return 3 * imageSize * imageSize;
  }

  /**
   * Crops and resizes, with the filter of {@link Resampling}.
   *
   * @return unsigned bytes, channel by channel (red, green, blue), each row by row
   * @throws DataException if the image is smaller than the crop
   */
  public byte[] apply(ImageSource source) {
    Pixels image = source.pixels();
    int width = crop == 0 ? image.width() : crop;
    int height = crop == 0 ? image.height() : crop;
    if (width > image.width() || height > image.height()) {
      throw new DataException(
          "%s: is %d x %d pixels, smaller than the crop of %d; choose a smaller crop"
              .formatted(source, image.width(), image.height(), crop));
    }
    byte[] planes = new byte[3 * height * imageSize];
    int left = (image.width() - width) / 2;
    int top = (image.height() - height) / 2;
    Resampling across = new Resampling(width, imageSize);
    for (int y = 0; y < height; y++) {
      int line = 3 * ((top + y) * image.width() + left);
      across.line(image.rgb(), line, planes, y * imageSize, height * imageSize);
    }
    byte[] result = new byte[length()];
    Resampling down = new Resampling(height, imageSize);
    for (int channel = 0; channel < 3; channel++) {
      int from = channel * height * imageSize;
      down.columns(planes, from, imageSize, result, channel * imageSize * imageSize);
    }
    return result;
  }
}
