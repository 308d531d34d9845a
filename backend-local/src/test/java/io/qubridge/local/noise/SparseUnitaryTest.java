package io.qubridge.local.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.qubridge.circuit.GateType;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SparseUnitaryTest {
  private static final int[][] PLACES = {{}, {}, {3, 1}, {2, 0, 3}};

  static Stream<GateType> largerGates() {
    return Arrays.stream(GateType.values()).filter(type -> type.operands() > 1);
  }

  @ParameterizedTest
  @MethodSource("largerGates")
  void multipliesAsTheWholeMatrix(GateType type) {
    double[] angles = {0.7, -1.9, 2.3};
    double[] matrix = type.matrix(Arrays.copyOf(angles, type.angles()));
    int[] qubits = PLACES[type.operands()];
    Random random = new Random(7);
    double[] re = random.doubles(16, -1, 1).toArray();
    double[] im = random.doubles(16, -1, 1).toArray();
    double[] expectedRe = new double[16];
    double[] expectedIm = new double[16];
    for (int to = 0; to < 16; to++) {
      for (int column = 0; column < 1 << qubits.length; column++) {
        int from = to;
        int row = 0;
        for (int operand = 0; operand < qubits.length; operand++) {
          row |= (to >> qubits[operand] & 1) << operand;
          int bit = 1 << qubits[operand];
          from = from & ~bit | (column >> operand & 1) * bit;
        }
        int entry = 2 * (row << qubits.length | column);
        expectedRe[to] += matrix[entry] * re[from] - matrix[entry + 1] * im[from];
        expectedIm[to] += matrix[entry] * im[from] + matrix[entry + 1] * re[from];
      }
    }
    new SparseUnitary(matrix, qubits).apply(re, im);
    assertArrayEquals(expectedRe, re, 1e-14);
    assertArrayEquals(expectedIm, im, 1e-14);
  }
}
