package io.qubridge.app.model;

/**
 * The eight ways to lay a square image: turned by quarters, mirrored or not. A cell has no upper
 * side, so each of them is as good a training image as the one that was taken.
 */
final class Orientation {
  /** The number of orientations; they count from 0, which leaves the image as it is. */
  static final int COUNT = 8;

  private Orientation() {}

  /**
   * Lays a plane anew.
   *
   * @param values holds the plane from {@code at} on, row by row
   * @param size side of the plane
   * @param orientation bit 0 mirrors left and right, bit 1 top and bottom, bit 2 swaps rows and
   *     columns before that
   * @param scratch working memory, at least as long as the plane
   */
  static void apply(float[] values, int at, int size, int orientation, float[] scratch) {
    System.arraycopy(values, at, scratch, 0, size * size);
    int right = (orientation & 4) == 0 ? 1 : size;
    int down = (orientation & 4) == 0 ? size : 1;
    int start = 0;
    if ((orientation & 1) != 0) {
      start += (size - 1) * right;
      right = -right;
    }
    if ((orientation & 2) != 0) {
      start += (size - 1) * down;
      down = -down;
    }
    for (int y = 0; y < size; y++) {
      int from = start + y * down;
      for (int x = 0; x < size; x++) {
        values[at + y * size + x] = scratch[from + x * right];
      }
    }
  }
}
