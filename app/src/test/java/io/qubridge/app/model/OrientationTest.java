package io.qubridge.app.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrientationTest {
  private static final float[] PLANE = {9, 1, 2, 3, 4, 5, 6, 7, 8, 0};

  @Test
  void laysASquareInEightWays() {
    Set<String> ways = new HashSet<>();
    for (int orientation = 0; orientation < Orientation.COUNT; orientation++) {
      float[] plane = laid(orientation);
      ways.add(Arrays.toString(plane));
      assertEquals(9, plane[0], "value before the plane");
      assertEquals(5, plane[5], "centre");
      Arrays.sort(plane);
      assertArrayEquals(new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, plane);
    }
    assertEquals(8, ways.size());
  }

  @Test
  void mirrorsAndSwapsAsItsBitsSay() {
    assertArrayEquals(PLANE, laid(0));
    assertArrayEquals(new float[] {9, 3, 2, 1, 6, 5, 4, 0, 8, 7}, laid(1));
    assertArrayEquals(new float[] {9, 7, 8, 0, 4, 5, 6, 1, 2, 3}, laid(2));
    assertArrayEquals(new float[] {9, 1, 4, 7, 2, 5, 8, 3, 6, 0}, laid(4));
  }

  private static float[] laid(int orientation) {
    float[] plane = PLANE.clone();
    Orientation.apply(plane, 1, 3, orientation, new float[9]);
    return plane;
  }
}
