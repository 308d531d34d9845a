package io.qubridge.app.data;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
   * @throws DataException if a size is out of bounds
   */
  public ImageTransform {
    if (imageSize < MIN_SIZE || imageSize > MAX_SIZE) {
      throw new DataException(
          "image size must be " + MIN_SIZE + " to " + MAX_SIZE + " pixels, not " + imageSize);
    }
    if (crop != 0 && crop < MIN_SIZE) {
      throw new DataException("crop must be at least " + MIN_SIZE + " pixels, not " + crop);
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
  @JsonIgnore
  public int length() {
    return 3 * imageSize * imageSize;
  }

  /**
   * Crops and resizes.
   *
   * @return unsigned bytes, channel by channel (red, green, blue), each row by row
   * @throws DataException if the image is smaller than the crop; the message lacks the file's name
   */
  public byte[] apply(Pixels image) {
    throw new UnsupportedOperationException();
  }
}
