package io.qubridge.local.state;

import java.util.Arrays;

/**
 * Cosines and sines of many angles at once, in loops that the compiler turns into vector
 * instructions; within two units in the last place of 1.
 *
 * <p>An angle is brought into [-pi/4, pi/4] by taking away a multiple of pi/2, which is held in
 * three parts (Cody and Waite, Software Manual for the Elementary Functions, 1980). There sine and
 * cosine are polynomials fitted at Chebyshev's points. Each element is computed alone, so results
 * do not depend on what stands beside it. Not thread-safe.
 */
final class SinCos {
  /** Above, multiples of the parts of pi/2 are not exact any more. */
  private static final double LARGEST = 1 << 19;

  /** Added and taken away again, it rounds to a whole number. */
  private static final double ROUND = 3L << 51;

  private static final double QUARTERS = 2 / Math.PI;
  private static final double HALF_PI_1 = 1.5707963267341256;
  private static final double HALF_PI_2 = 6.077100506303966e-11;
  private static final double HALF_PI_3 = 2.0222662487959506e-21;

  private static final double S1 = -0.16666666666666666;
  private static final double S2 = 0.008333333333330948;
  private static final double S3 = -0.00019841269836756774;
  private static final double S4 = 2.7557316101617874e-06;
  private static final double S5 = -2.505113165023518e-08;
  private static final double S6 = 1.5918115263265974e-10;

  private static final double C1 = 0.041666666666666664;
  private static final double C2 = -0.0013888888888887398;
  private static final double C3 = 2.480158729876456e-05;
  private static final double C4 = -2.7557317271145144e-07;
  private static final double C5 = 2.087614614655861e-09;
  private static final double C6 = -1.1382623647474604e-11;

  /** The number of quarter turns that were taken away from each angle. */
  private final double[] quarters;

  /**
   * Memory for some angles.
   *
   * @param most how many angles at once
   */
  SinCos(int most) {
    quarters = new double[most];
  }

  /**
   * Replaces angles by their cosines.
   *
   * @param values angles in radians, then cosines
   * @param sines takes the sines
   * @param count how many of them
   */
  void replace(double[] values, double[] sines, int count) {
    boolean equal = true;
    boolean small = true;
    for (int r = 0; r < count; r++) {
      equal &= values[r] == values[0];
      small &= Math.abs(values[r]) < LARGEST;
    }
    if (!small) {
      oneByOne(values, sines, count);
    } else if (equal) { // weights are the same in all rows
      together(values, sines, 1);
      Arrays.fill(values, 1, count, values[0]);
      Arrays.fill(sines, 1, count, sines[0]);
    } else {
      together(values, sines, count);
    }
  }

  private void oneByOne(double[] values, double[] sines, int count) {
    double[] value = new double[1];
    double[] sine = new double[1];
    for (int r = 0; r < count; r++) {
      value[0] = values[r];
      if (Math.abs(value[0]) < LARGEST) {
        together(value, sine, 1);
        values[r] = value[0];
        sines[r] = sine[0];
      } else {
        values[r] = Math.cos(value[0]);
        sines[r] = Math.sin(value[0]);
      }
    }
  }

  /** In several loops, since the compiler leaves long ones as they are. */
  private void together(double[] values, double[] sines, int count) {
    double[] n = quarters;
    for (int r = 0; r < count; r++) {
      n[r] = values[r] * QUARTERS + ROUND - ROUND;
      values[r] = values[r] - n[r] * HALF_PI_1 - n[r] * HALF_PI_2 - n[r] * HALF_PI_3;
    }
    for (int r = 0; r < count; r++) {
      double x = values[r];
      double y = x * x;
      sines[r] = x + x * y * (S1 + y * (S2 + y * (S3 + y * (S4 + y * (S5 + y * S6)))));
    }
    for (int r = 0; r < count; r++) {
      double x = values[r];
      double y = x * x;
      values[r] = 1 - 0.5 * y + y * y * (C1 + y * (C2 + y * (C3 + y * (C4 + y * (C5 + y * C6)))));
    }
    turnBack(values, sines, count);
  }

  /** Puts sines and cosines of what is left of the angles in their places and gives them signs. */
  private void turnBack(double[] values, double[] sines, int count) {
    double[] n = quarters;
    for (int r = 0; r < count; r++) {
      double half = 0.5 * n[r] - 0.25 + ROUND - ROUND; // rounded down
      double odd = n[r] - 2 * half;
      double sign = 1 - 2 * half + 4 * (0.5 * half - 0.25 + ROUND - ROUND);
      double cosine = values[r];
      double sine = sines[r];
      sines[r] = sign * (odd * cosine + (1 - odd) * sine);
      values[r] = sign * ((1 - odd) * cosine - odd * sine);
    }
  }
}
