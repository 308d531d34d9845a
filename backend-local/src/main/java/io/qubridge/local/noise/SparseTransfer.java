package io.qubridge.local.noise;

/** A Pauli transfer matrix by its entries that are not zero, row by row; no row is empty. */
final class SparseTransfer {
  private final int[] starts;
  private final int[] columns;
  private final double[] values;

  SparseTransfer(double[] dense, int operands) {
    int size = 1 << 2 * operands;
    starts = new int[size + 1];
    columns = new int[size * size];
    values = new double[size * size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      starts[i] = count;
      for (int j = 0; j < size; j++) {
        if (Math.abs(dense[i * size + j]) > 1e-15 || (j == size - 1 && count == starts[i])) {
          columns[count] = j;
          values[count++] = dense[i * size + j];
        }
      }
    }
    starts[size] = count;
  }

  int size() {
    return starts.length - 1;
  }

  int start(int row) {
    return starts[row];
  }

  int column(int entry) {
    return columns[entry];
  }

  double value(int entry) {
    return values[entry];
  }
}
