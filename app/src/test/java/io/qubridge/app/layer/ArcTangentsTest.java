package io.qubridge.app.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ArcTangentsTest {
  @Test
  void agreesWithTheLibraryInAllQuadrants() {
    Random random = new Random(3);
    double[] y = random.doubles(4096, -1, 1).toArray();
    double[] x = random.doubles(4096, -1, 1).toArray();
    for (int i = 0; i < y.length; i++) {
      y[i] *= Math.pow(10, -random.nextInt(150));
      x[i] *= Math.pow(10, -random.nextInt(150));
    }
    assertAgrees(y, x);
  }

  @Test
  void agreesOnTheAxes() {
    assertAgrees(
        new double[] {0, 1, 0, -1, 1, -1, 1, -1}, new double[] {1, 0, -1, 0, 1, 1, -1, -1});
  }

  @Test
  void turnsNothingWhereBothAreZero() {
    double[] angle = {9};
    ArcTangents.atan2(new double[1], new double[1], angle, 1);
    assertEquals(0, angle[0], 1e-15);
  }

  private static void assertAgrees(double[] y, double[] x) {
    double[] angles = new double[y.length];
    ArcTangents.atan2(y, x, angles, y.length);
    for (int i = 0; i < y.length; i++) {
      assertEquals(Math.atan2(y[i], x[i]), angles[i], 1e-15, y[i] + " over " + x[i]);
    }
  }
}
