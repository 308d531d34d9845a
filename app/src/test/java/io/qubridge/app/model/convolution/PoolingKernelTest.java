package io.qubridge.app.model.convolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolingKernelTest {
  private static final int NONE = 4;

  @ParameterizedTest
  @CsvSource({
    "1, 2, 4, 3, 4, 2",
    "-1, -2, -4, 0.5, 0.5, 3",
    "2, 2, 2, 2, 2, 0",
    "1, 3, 2, 3, 3, 1",
    "-1, -2, -3, -4, 0, " + NONE,
    "0, -0.0, 0, 0, 0, " + NONE,
    "1e-45, -1, 0, 0, 1e-45, 0",
    "3.4e38, 1, 2, Infinity, Infinity, 3",
    "1, NaN, 2, 3, NaN, 1",
    "NaN, 1, 2, Infinity, NaN, 0"
  })
  void takesTheFirstOfTheLargestValuesAboveZero(
      float a, float b, float c, float d, float largest, int place) {
    float[] pooled = {-1};
    byte[] choices = {-1};
    PoolingKernel.forward(
        new float[] {a, b, c, d}, 2, 2, PoolingKernel.KEEP_ALL, 1, 5, 0, pooled, choices);
    assertEquals(largest, pooled[0]);
    assertEquals(place, choices[0]);
  }
}
