package io.qubridge.local.noise;

import java.util.Arrays;

/**
 * Pauli coefficients of several density matrices of the same qubits, the rows innermost:
 * coefficient {@code p} of row {@code r} stands at {@code p * lanes + r}.
 *
 * <p>Rows never mix and each is computed by the same operations in the same order, whatever the
 * number of rows beside it. Not thread-safe.
 */
final class PauliBlock {
  private final int qubits;
  private final int lanes;
  private final double[] values;
  private double[] gathered = new double[0];

  PauliBlock(int qubits, int lanes) {
    this.qubits = qubits;
    this.lanes = lanes;
    this.values = new double[lanes << 2 * qubits];
  }

  int lanes() {
    return lanes;
  }

  /** Prepares |0...0> in every row: coefficient 1 for every string of I and Z. */
  void prepareZero() {
    Arrays.fill(values, 0);
    for (int bits = 0; bits < 1 << qubits; bits++) {
      int from = index(bits) * lanes;
      Arrays.fill(values, from, from + lanes, 1);
    }
  }

  /** The index of the string that has Z where a bit is 1. */
  private static int index(int bits) {
    int index = 0;
    for (int q = 0; bits >> q != 0; q++) {
      index |= (bits >> q & 1) * (3 << 2 * q);
    }
    return index;
  }

  /** One coefficient of one row. */
  double get(int pauli, int row) {
    return values[pauli * lanes + row];
  }

  /** Applies a one-qubit map whose first row is (1, 0, 0, 0), the same for all rows. */
  void applyShared(double[] m, int qubit) {
    int stride = lanes << 2 * qubit;
    for (int base = 0; base < values.length; base += 4 * stride) {
      for (int k = base; k < base + stride; k++) {
        double i = values[k];
        double x = values[k + stride];
        double y = values[k + 2 * stride];
        double z = values[k + 3 * stride];
        values[k + stride] = m[4] * i + m[5] * x + m[6] * y + m[7] * z;
        values[k + 2 * stride] = m[8] * i + m[9] * x + m[10] * y + m[11] * z;
        values[k + 3 * stride] = m[12] * i + m[13] * x + m[14] * y + m[15] * z;
      }
    }
  }

  /**
   * Applies one-qubit maps whose first row is (1, 0, 0, 0), one for each row.
   *
   * @param m entry {@code e} of row {@code r}'s map at {@code e * lanes + r}
   */
  void applyByRow(double[] m, int qubit) {
    int stride = lanes << 2 * qubit;
    for (int base = 0; base < values.length; base += 4 * stride) {
      for (int group = base; group < base + stride; group += lanes) {
        lane(m, group, stride);
      }
    }
  }

  private void lane(double[] m, int group, int stride) {
    for (int r = 0; r < lanes; r++) {
      int k = group + r;
      double i = values[k];
      double x = values[k + stride];
      double y = values[k + 2 * stride];
      double z = values[k + 3 * stride];
      values[k + stride] =
          m[4 * lanes + r] * i + m[5 * lanes + r] * x + m[6 * lanes + r] * y + m[7 * lanes + r] * z;
      values[k + 2 * stride] =
          m[8 * lanes + r] * i
              + m[9 * lanes + r] * x
              + m[10 * lanes + r] * y
              + m[11 * lanes + r] * z;
      values[k + 3 * stride] =
          m[12 * lanes + r] * i
              + m[13 * lanes + r] * x
              + m[14 * lanes + r] * y
              + m[15 * lanes + r] * z;
    }
  }

  /** Applies a map on several qubits, the same for all rows, by its entries that are not zero. */
  void apply(SparseTransfer map, int[] onQubits) {
    int size = map.size();
    int[] offsets = offsets(onQubits, size);
    if (gathered.length < size * lanes) {
      gathered = new double[size * lanes];
    }
    int mask = 0;
    for (int q : onQubits) {
      mask |= 3 << 2 * q;
    }
    for (int base = 0; base < 1 << 2 * qubits; base++) {
      if ((base & mask) == 0) {
        applyAt(base * lanes, offsets, map);
      }
    }
  }

  /** Applies maps on several qubits, one for each row. */
  void applyByRow(SparseTransfer[] maps, int[] onQubits) {
    int size = maps[0].size();
    int[] offsets = offsets(onQubits, size);
    double[] row = new double[size];
    int mask = 0;
    for (int q : onQubits) {
      mask |= 3 << 2 * q;
    }
    for (int base = 0; base < 1 << 2 * qubits; base++) {
      if ((base & mask) == 0) {
        for (int r = 0; r < lanes; r++) {
          applyToRow(maps[r], base * lanes + r, offsets, row);
        }
      }
    }
  }

  private void applyToRow(SparseTransfer map, int base, int[] offsets, double[] row) {
    for (int j = 0; j < offsets.length; j++) {
      row[j] = values[base + offsets[j]];
    }
    for (int i = 0; i < offsets.length; i++) {
      int entry = map.start(i);
      double sum = map.value(entry) * row[map.column(entry)];
      for (entry++; entry < map.start(i + 1); entry++) {
        sum += map.value(entry) * row[map.column(entry)];
      }
      values[base + offsets[i]] = sum;
    }
  }

  private void applyAt(int base, int[] offsets, SparseTransfer map) {
    for (int j = 0; j < offsets.length; j++) {
      System.arraycopy(values, base + offsets[j], gathered, j * lanes, lanes);
    }
    for (int i = 0; i < offsets.length; i++) {
      int to = base + offsets[i];
      int entry = map.start(i);
      scale(map.value(entry), map.column(entry) * lanes, to);
      for (entry++; entry < map.start(i + 1); entry++) {
        accumulate(map.value(entry), map.column(entry) * lanes, to);
      }
    }
  }

  private void scale(double factor, int from, int to) {
    for (int r = 0; r < lanes; r++) {
      values[to + r] = factor * gathered[from + r];
    }
  }

  private void accumulate(double factor, int from, int to) {
    for (int r = 0; r < lanes; r++) {
      values[to + r] += factor * gathered[from + r];
    }
  }

  private int[] offsets(int[] onQubits, int size) {
    int[] offsets = new int[size];
    for (int local = 0; local < size; local++) {
      for (int operand = 0; operand < onQubits.length; operand++) {
        offsets[local] += (local >> 2 * operand & 3) << 2 * onQubits[operand];
      }
      offsets[local] *= lanes;
    }
    return offsets;
  }
}
