package io.qubridge.execution;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

/**
 * A dense row-major matrix of doubles.
 *
 * <p>It owns one flat array. {@link #array} hands that array out without a copy so that kernels can
 * run over it; whoever built the matrix may fill it, everybody else only reads.
 */
public final class Matrix implements Serializable {
  private static final long serialVersionUID = 1;

  private final int rows;
  private final int columns;
  private final double[] values;

  /**
   * A matrix of zeros.
   *
   * @throws IllegalArgumentException if a size is negative or rows x columns exceeds an array
   */
  public Matrix(int rows, int columns) {
    this(rows, columns, new double[length(rows, columns)]);
  }

  private Matrix(int rows, int columns, double[] values) {
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /**
   * Wraps a row-major array without a copy; the caller gives the array away.
   *
   * @throws IllegalArgumentException if the array's length is not rows x columns
   */
  public static Matrix wrap(int rows, int columns, double[] values) {
    if (values.length != length(rows, columns)) {
      throw new IllegalArgumentException(
          values.length + " values do not fill a matrix of " + rows + " x " + columns);
    }
    return new Matrix(rows, columns, values);
  }

  /** A matrix of one row. */
  public static Matrix row(double... values) {
    return new Matrix(1, values.length, values.clone());
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** The number of columns. */
  public int columns() {
    return columns;
  }

  /**
   * The entry at a row and a column.
   *
   * @throws IndexOutOfBoundsException if the matrix has no such row or column
   */
  public double get(int row, int column) {
    Objects.checkIndex(column, columns);
    return values[row * columns + column];
  }

  /** The array itself, row-major, not a copy. */
  public double[] array() {
    return values;
  }

  /**
   * A copy of some consecutive rows.
   *
   * @throws IndexOutOfBoundsException if the matrix does not have them all
   */
  public Matrix slice(int firstRow, int count) {
    Objects.checkFromIndexSize(firstRow, count, rows);
    int from = firstRow * columns;
    return new Matrix(count, columns, Arrays.copyOfRange(values, from, from + count * columns));
  }

  /**
   * A copy of the rows 0, {@code step}, {@code 2 step}, ...
   *
   * @param step at least 1
   */
  public Matrix everyNthRow(int step) {
    Matrix result = new Matrix((rows + step - 1) / step, columns);
    for (int row = 0; row < result.rows; row++) {
      System.arraycopy(values, row * step * columns, result.values, row * columns, columns);
    }
    return result;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Matrix that
        && rows == that.rows
        && columns == that.columns
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rows + columns) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Matrix[" + rows + " x " + columns + "]";
  }

  private static int length(int rows, int columns) {
    if (rows < 0 || columns < 0 || (long) rows * columns > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("no matrix of " + rows + " x " + columns);
    }
    return rows * columns;
  }
}
