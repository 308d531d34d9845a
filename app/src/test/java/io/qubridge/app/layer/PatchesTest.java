package io.qubridge.app.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PatchesTest {
  @Test
  void cutsAnImageIntoWindowsRowByRow() {
    Patches patches = new Patches(1, 2, 5, 2, 2, 1);
    double[] image = {0, 1, 2, 3, 4, 10, 11, 12, 13, 14};
    assertArrayEquals(new double[] {0, 1, 10, 11, 2, 3, 12, 13}, patches.gather(image));
    assertEquals(2, patches.perImage());
  }

  @Test
  void keepsChannelGroupsApart() {
    Patches patches = new Patches(4, 1, 2, 1, 1, 2);
    double[] image = {0, 1, 10, 11, 20, 21, 30, 31};
    assertArrayEquals(new double[] {0, 10, 1, 11, 20, 30, 21, 31}, patches.gather(image));
  }

  @Test
  void scattersAsTheTransposeOfItsGathering() {
    Patches patches = new Patches(4, 5, 6, 3, 2, 2);
    SplittableRandom random = new SplittableRandom(3);
    double[] images = random.doubles(2 * 4 * 5 * 6).toArray();
    double[] rows = random.doubles(2L * patches.perImage() * patches.values()).toArray();
    assertEquals(dot(patches.gather(images), rows), dot(images, patches.scatter(rows)), 1e-12);
  }

  @Test
  void turnsRowsIntoPlanesAndBack() {
    Patches patches = new Patches(2, 2, 2, 1, 1, 1);
    double[] rows = IntStream.range(0, 2 * 2 * 4 * 3).asDoubleStream().toArray();
    double[] planes = patches.toPlanes(rows, 3);
    assertArrayEquals(new double[] {0, 3, 6, 9, 1, 4, 7, 10}, Arrays.copyOf(planes, 8));
    assertArrayEquals(rows, patches.toRows(planes, 3));
  }

  @Test
  void refusesWindowsThatDoNotFit() {
    assertThrows(IllegalArgumentException.class, () -> new Patches(3, 4, 4, 2, 2, 2));
    assertThrows(IllegalArgumentException.class, () -> new Patches(1, 4, 1, 2, 2, 1));
    assertThrows(IllegalArgumentException.class, () -> new Patches(1, 4, 4, 2, 0, 1));
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }
}
