package io.qubridge.app.model;

/**
 * The shape of what one image has become at some place of a network.
 *
 * @param channels planes of an image, or the length of a vector
 * @param height in pixels; 1 for a vector
 * @param width in pixels; 1 for a vector
 * @param vector whether places in the image are no longer told apart
 */
record FeatureMap(int channels, int height, int width, boolean vector) {
  /** A colour image. */
  static FeatureMap image(int size) {
    return new FeatureMap(3, size, size, false);
  }

  /** A vector. */
  static FeatureMap vector(int length) {
    return new FeatureMap(length, 1, 1, true);
  }

  /** How many values it has. */
  long size() {
    return (long) channels * height * width;
  }

  /**
   * What a sliding window makes of an image.
   *
   * @param layer names the layer in messages
   * @throws IllegalArgumentException if this is a vector, or smaller than a window
   */
  FeatureMap slide(String layer, int outputs, int kernel, int stride, int padding) {
    if (vector) {
      throw new IllegalArgumentException(
          layer + " comes after a dense layer; it needs an image, so put it before");
    }
    int least = Math.min(height, width) + 2 * padding;
    if (least < kernel) {
      throw new IllegalArgumentException(
          layer
              + " of "
              + kernel
              + " x "
              + kernel
              + " gets an image of only "
              + height
              + " x "
              + width
              + " pixels; take larger images or fewer layers");
    }
    return new FeatureMap(
        outputs,
        (height + 2 * padding - kernel) / stride + 1,
        (width + 2 * padding - kernel) / stride + 1,
        false);
  }

  @Override
  public String toString() {
    return vector ? channels + " values" : channels + " x " + height + " x " + width;
  }
}
