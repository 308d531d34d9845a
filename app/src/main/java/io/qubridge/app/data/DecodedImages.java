package io.qubridge.app.data;

import java.awt.image.BufferedImage;

/** The images of a data set, cropped, resized and kept as bytes within a memory bound. */
public final class DecodedImages {
  DecodedImages() {}

  /** Decodes every image of a data set, with the default memory bound. */
  public static DecodedImages load(
      ImageDataset dataset, ImageTransform transform, Progress progress) {
    throw new UnsupportedOperationException();
  }

  /** Decodes every image of a data set and keeps as many as fit into some bytes. */
  public static DecodedImages load(
      ImageDataset dataset, ImageTransform transform, long maxBytes, Progress progress) {
    throw new UnsupportedOperationException();
  }

  /** The number of images. */
  public int size() {
    throw new UnsupportedOperationException();
  }

  /** What was done to each image. */
  public ImageTransform transform() {
    throw new UnsupportedOperationException();
  }

  /**
   * Writes standardised images one after the other, each channel by channel.
   *
   * @param indices which images, in this order
   * @param target gets indices.length x 3 x size x size values from its start
   */
  public void fill(int[] indices, Standardisation scale, float[] target) {
    throw new UnsupportedOperationException();
  }

  /** One image as a picture, for a report. */
  public BufferedImage picture(int index) {
    throw new UnsupportedOperationException();
  }

  /** The share of an image's pixels that are not black: the size of a cell on a black ground. */
  public double foreground(int index) {
    throw new UnsupportedOperationException();
  }
}
