package io.qubridge.local.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParityFoldTest {
  private static final int QUBITS = 5;

  private final Random random = new Random(7);
  private final double[][] w = new double[1 << QUBITS][1];

  private static double sign(int bits) {
    return Integer.bitCount(bits) % 2 == 0 ? 1 : -1;
  }

  @ParameterizedTest
  @CsvSource({"1", "3", "9", "32"})
  void sumsHaveTheSignsOfEachString(int count) {
    int[] strings = random.ints(0, 1 << QUBITS).distinct().limit(count).toArray();
    double[] expected = new double[count];
    for (int a = 0; a < w.length; a++) {
      w[a][0] = random.nextDouble();
      for (int s = 0; s < count; s++) {
        expected[s] += sign(a & strings[s]) * w[a][0];
      }
    }
    ParityFold fold = new ParityFold(QUBITS, strings);
    fold.sum(w, 1);
    for (int s = 0; s < count; s++) {
      assertEquals(expected[s], w[fold.place(s)][0], 1e-13);
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "3", "9", "32"})
  void spreadIsTheTransposedMap(int count) {
    int[] strings = random.ints(0, 1 << QUBITS).distinct().limit(count).toArray();
    ParityFold fold = new ParityFold(QUBITS, strings);
    double[] expected = new double[w.length];
    for (int s = 0; s < count; s++) {
      double factor = random.nextDouble();
      w[fold.place(s)][0] = factor;
      for (int a = 0; a < w.length; a++) {
        expected[a] += sign(a & strings[s]) * factor;
      }
    }
    fold.spread(w, 1);
    for (int a = 0; a < w.length; a++) {
      assertEquals(expected[a], w[a][0], 1e-13);
    }
  }
}
