package io.qubridge.app.model.convolution;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.nio.FloatBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Matrix products of a bank of filters with batches of images of one shape, images shared out
 * between the threads of the common pool.
 */
final class FilterBank {
  private final Correlation shape;
  private final int filters;
  private final Queue<Columns> idle = new ConcurrentLinkedQueue<>();

  FilterBank(Correlation shape, int filters) {
    this.shape = shape;
    this.filters = filters;
  }

  Correlation shape() {
    return shape;
  }

  /** Columns of the filter matrix: the values of a filter, then its bias. */
  int columns() {
    return shape.patch() + 1;
  }

  /**
   * Correlates every image with every filter.
   *
   * @param matrix {@code [filters x columns]}
   * @param images {@code [count x channels x height x width]}
   * @param results {@code [count x filters x outHeight x outWidth]}, overwritten
   */
  void correlate(FloatPointer matrix, FloatPointer images, FloatPointer results, int count) {
    int outPixels = shape.outPixels();
    forEachBlock(
        images,
        count,
        (columns, image, firstRow, rows) -> {
          long at = (long) image * filters * outPixels + (long) firstRow * shape.outWidth();
          int pixels = rows * shape.outWidth();
          cblas_sgemm(
              CblasRowMajor,
              CblasNoTrans,
              CblasNoTrans,
              filters,
              pixels,
              columns(),
              1,
              matrix,
              columns(),
              columns.pointer(),
              pixels,
              0,
              at(results, at),
              outPixels);
        });
  }

  /**
   * For each image, the derivative by the filter matrix.
   *
   * @param images {@code [count x channels x height x width]}
   * @param deltas {@code [count x filters x outHeight x outWidth]}, the derivative by the results
   * @param gradients {@code [count x filters x columns]}, overwritten
   */
  void gradients(FloatPointer images, FloatPointer deltas, FloatPointer gradients, int count) {
    int outPixels = shape.outPixels();
    forEachBlock(
        images,
        count,
        (columns, image, firstRow, rows) -> {
          long at = (long) image * filters * outPixels + (long) firstRow * shape.outWidth();
          int pixels = rows * shape.outWidth();
          cblas_sgemm(
              CblasRowMajor,
              CblasNoTrans,
              CblasTrans,
              filters,
              columns(),
              pixels,
              1,
              at(deltas, at),
              outPixels,
              columns.pointer(),
              pixels,
              firstRow == 0 ? 0 : 1,
              at(gradients, (long) image * filters * columns()),
              columns());
        });
  }

  private interface BlockTask {
    void run(Columns columns, int image, int firstRow, int rows);
  }

  private void forEachBlock(FloatPointer images, int count, BlockTask task) {
    IntStream.range(0, count).parallel().forEach(image -> blocksOf(images, image, task));
  }

  private void blocksOf(FloatPointer images, int image, BlockTask task) {
    Columns columns = idle.poll();
    if (columns == null) {
      columns = new Columns(shape);
    }
    long start = (long) image * shape.imageLength();
    FloatBuffer pixels = DenseFloats.buffer(images, start, shape.imageLength());
    int step = Columns.rowsPerBlock(shape);
    for (int row = 0; row < shape.outHeight(); row += step) {
      int rows = Math.min(step, shape.outHeight() - row);
      columns.fill(shape, pixels, row, rows);
      task.run(columns, image, row, rows);
    }
    idle.add(columns);
  }

  private static FloatPointer at(FloatPointer pointer, long position) {
    return new FloatPointer(pointer).position(position);
  }
}
