package io.qubridge.app.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.execution.Matrix;
import org.junit.jupiter.api.Test;

class AffineMapTest {
  private static Matrix column(double... values) {
    return Matrix.wrap(values.length, 1, values);
  }

  @Test
  void findsTheLineThatNoiseDraws() {
    Matrix exact = column(-0.9, -0.1, 0.3, 0.8);
    AffineMap map = AffineMap.fit(exact, column(-0.62, 0.02, 0.34, 0.74), 0).orElseThrow();
    assertEquals(0.8, map.scale(), 1e-12);
    assertEquals(0.1, map.shift(), 1e-12);
    assertEquals(1, map.rSquared(), 1e-12);
    assertEquals(0.3, map.invert(0.34), 1e-12);
  }

  /** Reference values: SciPy 1.x, linregress([0, 1, 2, 3], [1, 3, 2, 5]). */
  @Test
  void agreesWithReferenceValues() {
    AffineMap map = AffineMap.fit(column(0, 1, 2, 3), column(1, 3, 2, 5), 0).orElseThrow();
    assertEquals(1.1, map.scale(), 1e-12);
    assertEquals(1.1, map.shift(), 1e-12);
    assertEquals(0.6914285714285714, map.rSquared(), 1e-12);
  }

  @Test
  void valuesThatDoNotVaryHaveNoMap() {
    assertTrue(AffineMap.fit(column(0.5, 0.5), column(0.1, 0.4), 0).isEmpty());
    assertTrue(AffineMap.fit(column(0.1, 0.4), column(0.5, 0.5), 0).isEmpty());
  }
}
