package io.qubridge.app.model.convolution;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/**
 * The rows of an image that a block of result rows sees, as a matrix: for each channel and each
 * column of the kernel one matrix row, which holds the image's rows one after the other, moved so
 * that result pixel x finds at x what that column of the kernel sees. A last matrix row of ones
 * multiplies the bias.
 *
 * <p>The part of it that kernel row i sees begins i result rows further to the right, so that one
 * copy serves all rows of the kernel: M. Cho, D. Brand, "MEC: Memory-efficient convolution for deep
 * neural network", <a href="https://arxiv.org/abs/1706.06873">arXiv:1706.06873</a>.
 *
 * <p>One thread's working memory; reused for block after block.
 */
final class ShiftedRows {
  /** Half of a second-level cache of today's servers. */
  private static final int BLOCK_BYTES = 1 << 20;

  private final Correlation shape;
  private final int pitch;
  private final float[] image;
  private final float[] values;
  private final FloatPointer matrix;

  ShiftedRows(Correlation shape) {
    this.shape = shape;
    pitch = pitch(shape);
    image = new float[shape.imageLength()];
    values = new float[(shape.kernelRow() + 1) * pitch];
    Arrays.fill(values, shape.kernelRow() * pitch, values.length, 1);
    matrix = new FloatPointer(values.length);
  }

  /** How many result rows fit into one block; at least one. */
  static int rowsPerBlock(Correlation shape) {
    long bytesPerRow = (long) Float.BYTES * (shape.kernelRow() + 1) * shape.outWidth();
    long rows = BLOCK_BYTES / bytesPerRow - (shape.kernelHeight() - 1);
    return (int) Math.max(1, Math.min(shape.outHeight(), rows));
  }

  /** The length of the matrix' rows. */
  static int pitch(Correlation shape) {
    return (rowsPerBlock(shape) + shape.kernelHeight() - 1) * shape.outWidth();
  }

  /** The matrix, row-major; as long as this object is. */
  FloatPointer matrix() {
    return matrix;
  }

  /** Takes the image whose rows are to come. */
  void load(FloatPointer images, int index) {
    DenseFloats.buffer(images, (long) index * image.length, image.length).get(image);
  }

  /** Fills the matrix with the rows that some result rows see. */
  void fill(int firstRow, int rows) {
    int target = 0;
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int column = 0; column < shape.kernelWidth(); column++) {
        fill(channel, column - shape.padLeft(), firstRow - shape.padTop(), rows, target);
        target += pitch;
      }
    }
    matrix.put(values, 0, values.length);
  }

  /**
   * One matrix row. Places left and right of the image are the same in every block and stay 0.
   *
   * @param shift how far to the left the image moves
   * @param top the image's row that comes first
   */
  private void fill(int channel, int shift, int top, int rows, int target) {
    int width = shape.width();
    int outWidth = shape.outWidth();
    int left = Math.min(outWidth, Math.max(0, -shift));
    int right = Math.max(left, Math.min(outWidth, width - shift));
    int at = target;
    for (int y = top; y < top + rows + shape.kernelHeight() - 1; y++, at += outWidth) {
      if (y < 0 || y >= shape.height()) {
        Arrays.fill(values, at + left, at + right, 0);
      } else {
        int source = (channel * shape.height() + y) * width + left + shift;
        System.arraycopy(image, source, values, at + left, right - left);
      }
    }
  }
}
