package io.qubridge.app.model.convolution;

/**
 * ReLU, dropout and the maximum of each 2 x 2 window, in one pass over a plane.
 *
 * <p>Dropout's random bits are a hash of the step's key and the window's number (SplitMix64:
 * Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014), 16 bits for each of
 * its four values. They depend on nothing else, above all not on threads.
 */
final class PoolingKernel {
  /** All values are kept. */
  static final int KEEP_ALL = 1 << 16;

  private static final byte NONE = 4;

  private PoolingKernel() {}

  /** The bound below which a value's 16 random bits keep it. */
  static int bound(double dropRate) {
    return (int) Math.round((1 - dropRate) * KEEP_ALL);
  }

  /** Spreads a number over 64 bits. */
  static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /**
   * Pools one plane.
   *
   * @param plane {@code [height x width]}; an odd last row or column is left out
   * @param bound values with random bits below it stay and grow by {@code scale}
   * @param key makes this step's random bits
   * @param window number of the plane's first window
   * @param pooled {@code [height / 2 x width / 2]}, overwritten
   * @param choices which of its four values each window took, overwritten from {@code window} on
   */
  static void forward(
      float[] plane,
      int height,
      int width,
      int bound,
      float scale,
      long key,
      int window,
      float[] pooled,
      byte[] choices) {
    int at = 0;
    for (int y = 0; y < height / 2; y++) {
      int top = 2 * y * width;
      int bottom = top + width;
      for (int x = 0; x < width / 2; x++, top += 2, bottom += 2, at++) {
        long bits = mix(key + window + at);
        long upper =
            larger(rank(plane[top], 0, bits, bound), rank(plane[top + 1], 1, bits >>> 16, bound));
        long lower =
            larger(
                rank(plane[bottom], 2, bits >>> 32, bound),
                rank(plane[bottom + 1], 3, bits >>> 48, bound));
        long best = larger(0, larger(upper, lower));
        int value = (int) ((best + 3) >> 3);
        long none = NONE & ((best - 1) >> 63);
        pooled[at] = Float.intBitsToFloat(value) * scale;
        choices[window + at] = (byte) (((long) value << 3) - best + none);
      }
    }
  }

  /**
   * Orders a window's values: above 0 those that dropout and ReLU leave, by size and then by place.
   * The bits of positive floating-point numbers grow with them; a NaN comes first. Here and in
   * {@link #larger} nothing branches, since no processor foresees random bits.
   *
   * @return eight times the value's bits less its place; at most 0 for a value that does not count
   */
  private static long rank(float value, int place, long random, int bound) {
    long rank = ((long) Float.floatToIntBits(value) << 3) - place;
    long kept = ((random & 0xFFFF) - bound) >> 63;
    return rank & kept;
  }

  /** The larger of two ranks. */
  private static long larger(long first, long second) {
    long difference = first - second;
    return first - (difference & (difference >> 63));
  }

  /**
   * Carries derivatives back to the values that {@link #forward} took.
   *
   * @param deltas {@code [height / 2 x width / 2]}, the derivative by the pooled values
   * @param plane {@code [height x width]}, all zero; gets the derivative by its values
   */
  static void backward(
      float[] deltas,
      byte[] choices,
      int window,
      float scale,
      float[] plane,
      int height,
      int width) {
    int at = 0;
    for (int y = 0; y < height / 2; y++) {
      int top = 2 * y * width;
      for (int x = 0; x < width / 2; x++, at++) {
        int choice = choices[window + at];
        if (choice != NONE) {
          plane[top + 2 * x + (choice & 1) + (choice >> 1) * width] = deltas[at] * scale;
        }
      }
    }
  }
}
