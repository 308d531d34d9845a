package io.qubridge.app.data;

/** Draws synthetic stained blood cells of two classes. */
public final class SyntheticCells {
  /** Class names; the index is the label. */
  public static final java.util.List<String> CLASSES = java.util.List.of("normal", "blast");

  private SyntheticCells() {}

  /**
   * A data set of synthetic cells, half of each class, of several synthetic subjects.
   *
   * @param cells number of images
   * @param imageSize side of each image in pixels
   * @param seed equal seeds give equal images
   */
  public static ImageDataset dataset(int cells, int imageSize, long seed) {
    throw new UnsupportedOperationException();
  }
}
