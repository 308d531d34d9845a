package io.qubridge.app.data;

/**
 * A decoded image.
 *
 * @param width in pixels
 * @param height in pixels
 * @param rgb unsigned bytes, row by row from the top, red, green, blue of each pixel in turn; owned
 *     by whoever made the image, everybody else only reads
 */
public record Pixels(int width, int height, byte[] rgb) {
  /**
   * Checks the array against the size.
   *
   * @throws IllegalArgumentException if it does not hold three bytes for each pixel
   */
  public Pixels {
    if (width < 1 || height < 1 || rgb.length != 3L * width * height) {
      throw new IllegalArgumentException(
          rgb.length + " bytes do not fill " + width + " x " + height + " pixels");
    }
  }
}
