package io.qubridge.app.model.convolution;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Matrix products of a bank of filters with batches of images of one shape, images shared out
 * between the threads of the common pool.
 *
 * <p>The filter matrix has a row for each filter: its values by kernel row, channel and kernel
 * column, then its bias. One product takes one kernel row's share of it.
 */
final class FilterBank {
  /** Up to so many multiplications OpenBLAS does a product without copying its operands first. */
  private static final long SMALL_PRODUCT = 1_000_000;

  private final Correlation shape;
  private final int filters;
  private final int pitch;
  private final int panelRows;
  private final Queue<ShiftedRows> idle = new ConcurrentLinkedQueue<>();

  FilterBank(Correlation shape, int filters) {
    this.shape = shape;
    this.filters = filters;
    pitch = ShiftedRows.pitch(shape);
    int block = ShiftedRows.rowsPerBlock(shape);
    long small = SMALL_PRODUCT / ((long) filters * (shape.kernelRow() + 1) * shape.outWidth());
    panelRows = small == 0 ? block : (int) Math.min(block, small);
  }

  Correlation shape() {
    return shape;
  }

  /** Columns of the filter matrix. */
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
    forEachPanel(
        images,
        count,
        (rows, offset, image, firstRow, pixels) -> {
          FloatPointer left = new FloatPointer(matrix);
          FloatPointer right = new FloatPointer(rows);
          FloatPointer target = at(results, image, firstRow);
          for (int i = 0; i < shape.kernelHeight(); i++) {
            cblas_sgemm(
                CblasRowMajor,
                CblasNoTrans,
                CblasNoTrans,
                filters,
                pixels,
                columns(i),
                1,
                left.position((long) i * shape.kernelRow()),
                columns(),
                right.position(offset + (long) i * shape.outWidth()),
                pitch,
                i == 0 ? 0 : 1,
                target,
                shape.outPixels());
          }
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
    forEachPanel(
        images,
        count,
        (rows, offset, image, firstRow, pixels) -> {
          FloatPointer left = at(deltas, image, firstRow);
          FloatPointer right = new FloatPointer(rows);
          FloatPointer target = new FloatPointer(gradients);
          long start = (long) image * filters * columns();
          for (int i = 0; i < shape.kernelHeight(); i++) {
            cblas_sgemm(
                CblasRowMajor,
                CblasNoTrans,
                CblasTrans,
                filters,
                columns(i),
                pixels,
                1,
                left,
                shape.outPixels(),
                right.position(offset + (long) i * shape.outWidth()),
                pitch,
                firstRow == 0 ? 0 : 1,
                target.position(start + (long) i * shape.kernelRow()),
                columns());
          }
        });
  }

  /** The filter matrix' columns of a kernel row; the last has the bias too. */
  private int columns(int kernelRow) {
    return shape.kernelRow() + (kernelRow == shape.kernelHeight() - 1 ? 1 : 0);
  }

  /** Where an image's result rows begin. */
  private FloatPointer at(FloatPointer results, int image, int row) {
    long plane = (long) image * filters * shape.outPixels();
    return new FloatPointer(results).position(plane + (long) row * shape.outWidth());
  }

  /** A few result rows of an image. */
  private interface PanelTask {
    /**
     * @param rows the matrix of a {@link ShiftedRows}
     * @param offset of the panel in each of its rows
     * @param firstRow of the result
     * @param pixels of the result
     */
    void run(FloatPointer rows, long offset, int image, int firstRow, int pixels);
  }

  private void forEachPanel(FloatPointer images, int count, PanelTask task) {
    IntStream.range(0, count).parallel().forEach(image -> panelsOf(images, image, task));
  }

  private void panelsOf(FloatPointer images, int image, PanelTask task) {
    ShiftedRows shifted = idle.poll();
    if (shifted == null) {
      shifted = new ShiftedRows(shape);
    }
    shifted.load(images, image);
    int step = ShiftedRows.rowsPerBlock(shape);
    for (int first = 0; first < shape.outHeight(); first += step) {
      int rows = Math.min(step, shape.outHeight() - first);
      shifted.fill(first, rows);
      for (int row = 0; row < rows; row += panelRows) {
        int width = shape.outWidth();
        int pixels = Math.min(panelRows, rows - row) * width;
        task.run(shifted.matrix(), (long) row * width, image, first + row, pixels);
      }
    }
    idle.add(shifted);
  }
}
