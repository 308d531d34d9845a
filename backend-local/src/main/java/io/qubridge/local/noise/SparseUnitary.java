package io.qubridge.local.noise;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A unitary on several qubits of a state vector by its entries that are not zero. Amplitudes that
 * it leaves as they are cost nothing, so a controlled gate turns one pair of every four. Immutable.
 */
final class SparseUnitary {
  private final int[] qubits;
  private final int mask;
  private final int[] inputs;
  private final int[] outputs;
  private final int[] starts;
  private final int[] places;
  private final double[] re;
  private final double[] im;

  /**
   * A unitary.
   *
   * @param dense row-major, entries as (real, imaginary) pairs, operand 0 the lowest index bit
   * @param qubits in operand order
   */
  SparseUnitary(double[] dense, int... qubits) {
    this.qubits = qubits;
    int size = 1 << qubits.length;
    int[] rows = IntStream.range(0, size).filter(row -> !isKept(dense, row, size)).toArray();
    int[] columns =
        IntStream.range(0, size)
            .filter(column -> IntStream.of(rows).anyMatch(r -> !isZero(dense, r * size + column)))
            .toArray();
    starts = new int[rows.length + 1];
    places = new int[rows.length * columns.length];
    re = new double[places.length];
    im = new double[places.length];
    int count = 0;
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < columns.length; column++) {
        int entry = rows[row] * size + columns[column];
        if (!isZero(dense, entry)) {
          places[count] = column;
          re[count] = dense[2 * entry];
          im[count++] = dense[2 * entry + 1];
        }
      }
      starts[row + 1] = count;
    }
    inputs = IntStream.of(columns).map(this::offset).toArray();
    outputs = IntStream.of(rows).map(this::offset).toArray();
    mask = offset(size - 1);
  }

  private static boolean isKept(double[] dense, int row, int size) {
    int diagonal = row * size + row;
    return dense[2 * diagonal] == 1
        && dense[2 * diagonal + 1] == 0
        && IntStream.range(row * size, (row + 1) * size)
            .allMatch(entry -> entry == diagonal || isZero(dense, entry));
  }

  private static boolean isZero(double[] dense, int entry) {
    return dense[2 * entry] == 0 && dense[2 * entry + 1] == 0;
  }

  /** Where the amplitude of an index of the operands is behind the first of its block. */
  private int offset(int index) {
    int offset = 0;
    for (int operand = 0; operand < qubits.length; operand++) {
      offset |= (index >> operand & 1) << qubits[operand];
    }
    return offset;
  }

  int[] qubits() {
    return qubits;
  }

  /** Multiplies a state vector. */
  void apply(double[] stateRe, double[] stateIm) {
    if (isSwap()) {
      swap(stateRe);
      swap(stateIm);
      return;
    }
    double[] inRe = new double[inputs.length];
    double[] inIm = new double[inputs.length];
    for (int base = 0; base < stateRe.length; base = ((base | mask) + 1) & ~mask) {
      for (int i = 0; i < inputs.length; i++) {
        inRe[i] = stateRe[base | inputs[i]];
        inIm[i] = stateIm[base | inputs[i]];
      }
      for (int o = 0; o < outputs.length; o++) {
        double sumRe = 0;
        double sumIm = 0;
        for (int k = starts[o]; k < starts[o + 1]; k++) {
          sumRe += re[k] * inRe[places[k]] - im[k] * inIm[places[k]];
          sumIm += re[k] * inIm[places[k]] + im[k] * inRe[places[k]];
        }
        stateRe[base | outputs[o]] = sumRe;
        stateIm[base | outputs[o]] = sumIm;
      }
    }
  }

  /** Whether two amplitudes of each block change places and nothing else, as by CX. */
  private boolean isSwap() {
    return outputs.length == 2
        && starts[2] == 2
        && Arrays.equals(inputs, outputs)
        && places[0] == 1
        && re[0] == 1
        && re[1] == 1
        && im[0] == 0
        && im[1] == 0;
  }

  private void swap(double[] part) {
    int a = outputs[0];
    int b = outputs[1];
    for (int base = 0; base < part.length; base = ((base | mask) + 1) & ~mask) {
      double kept = part[base | a];
      part[base | a] = part[base | b];
      part[base | b] = kept;
    }
  }
}
