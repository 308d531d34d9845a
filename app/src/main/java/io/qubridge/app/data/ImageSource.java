package io.qubridge.app.data;

/** Where the pixels of a sample come from. Values; safe to share between threads. */
public sealed interface ImageSource permits ImageFile, SyntheticCell {
  /**
   * Reads or draws the image.
   *
   * @throws DataException if the image cannot be used
   */
  Pixels pixels();
}
