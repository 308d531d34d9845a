package io.qubridge.local.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SinCosTest {
  private static final double TWO_ULPS = Math.ulp(1.0) * 2;

  @Test
  void isRightToTheLastPlaces() {
    Random random = new Random(5);
    for (int power = -9; power < 9; power++) {
      double size = Math.pow(10, power);
      assertRight(IntStream.range(0, 64).mapToDouble(i -> size * random.nextGaussian()).toArray());
    }
  }

  @Test
  void isRightAtQuarterTurns() {
    assertRight(IntStream.range(-32, 32).mapToDouble(i -> i * Math.PI / 4).toArray());
    assertRight(new double[] {0, -0.0, Double.MIN_VALUE, 1e300, -1e-300});
  }

  @Test
  void givesEachAngleTheSameNumbersWhateverStandsBesideIt() {
    double[] angles = IntStream.range(0, 37).mapToDouble(i -> 1.7 * i - 20).toArray();
    double[] cosines = angles.clone();
    double[] sines = new double[angles.length];
    new SinCos(64).replace(cosines, sines, angles.length);
    for (int i = 0; i < angles.length; i++) {
      double[] cosine = {angles[i], 1e9};
      double[] sine = new double[2];
      new SinCos(2).replace(cosine, sine, i % 2 + 1);
      assertEquals(cosines[i], cosine[0]);
      assertEquals(sines[i], sine[0]);
    }
  }

  @Test
  void repeatsWhatAllShare() {
    double[] cosines = {0.4, 0.4, 0.4, 9};
    double[] sines = {8, 8, 8, 8};
    new SinCos(4).replace(cosines, sines, 3);
    assertArrayEquals(new double[] {cosines[0], cosines[0], cosines[0], 9}, cosines);
    assertArrayEquals(new double[] {Math.sin(0.4), Math.sin(0.4), Math.sin(0.4), 8}, sines, 1e-15);
  }

  private static void assertRight(double[] angles) {
    double[] cosines = angles.clone();
    double[] sines = new double[angles.length];
    new SinCos(angles.length).replace(cosines, sines, angles.length);
    for (int i = 0; i < angles.length; i++) {
      assertEquals(StrictMath.cos(angles[i]), cosines[i], TWO_ULPS, "cos " + angles[i]);
      assertEquals(StrictMath.sin(angles[i]), sines[i], TWO_ULPS, "sin " + angles[i]);
    }
  }
}
