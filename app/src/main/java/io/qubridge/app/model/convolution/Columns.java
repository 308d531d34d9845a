package io.qubridge.app.model.convolution;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * The patches that a block of result rows sees, as the columns of a matrix: one row for each value
 * of a patch, one column for each result pixel, and a last row of ones that multiplies the bias.
 *
 * <p>One thread's working memory, off the heap; reused for block after block.
 */
final class Columns {
  /** Half of a usual second-level cache. */
  private static final int BLOCK_BYTES = 1 << 19;

  private final FloatPointer pointer;
  private final FloatBuffer buffer;
  private final FloatBuffer zeros;

  Columns(Correlation shape) {
    int length = (shape.patch() + 1) * rowsPerBlock(shape) * shape.outWidth();
    pointer = new FloatPointer(length);
    buffer = pointer.asBuffer();
    zeros = FloatBuffer.allocate(rowsPerBlock(shape) * shape.outWidth());
  }

  /** How many result rows fit into one block; at least one. */
  static int rowsPerBlock(Correlation shape) {
    long bytesPerRow = (long) Float.BYTES * (shape.patch() + 1) * shape.outWidth();
    return (int) Math.max(1, Math.min(shape.outHeight(), BLOCK_BYTES / bytesPerRow));
  }

  /** The matrix, row-major. */
  FloatPointer pointer() {
    return pointer;
  }

  /** Copies the patches that some result rows of an image see. */
  void fill(Correlation shape, FloatBuffer image, int firstRow, int rows) {
    int pixels = rows * shape.outWidth();
    int target = 0;
    for (int channel = 0; channel < shape.channels(); channel++) {
      int plane = channel * shape.height() * shape.width();
      for (int i = 0; i < shape.kernelHeight(); i++) {
        for (int j = 0; j < shape.kernelWidth(); j++) {
          fillRow(
              shape,
              image,
              plane,
              firstRow + i - shape.padTop(),
              j - shape.padLeft(),
              rows,
              target);
          target += pixels;
        }
      }
    }
    for (int k = target; k < target + pixels; k++) {
      buffer.put(k, 1);
    }
  }

  /** One value of every patch: the plane moved up by {@code dy} and left by {@code dx}. */
  private void fillRow(
      Correlation shape, FloatBuffer image, int plane, int dy, int dx, int rows, int target) {
    int outWidth = shape.outWidth();
    int left = Math.min(outWidth, Math.max(0, -dx));
    int right = Math.max(left, Math.min(outWidth, shape.width() - dx));
    for (int row = 0; row < rows; row++) {
      int y = row + dy;
      int at = target + row * outWidth;
      if (y < 0 || y >= shape.height()) {
        buffer.put(at, zeros, 0, outWidth);
        continue;
      }
      for (int k = 0; k < left; k++) {
        buffer.put(at + k, 0);
      }
      buffer.put(at + left, image, plane + y * shape.width() + left + dx, right - left);
      for (int k = right; k < outWidth; k++) {
        buffer.put(at + k, 0);
      }
    }
  }
}
