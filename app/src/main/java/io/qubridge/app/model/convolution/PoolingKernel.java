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
        float best = 0;
        byte choice = NONE;
        if ((bits & 0xFFFF) < bound && !(plane[top] <= best)) {
          best = plane[top];
          choice = 0;
        }
        if ((bits >>> 16 & 0xFFFF) < bound && !(plane[top + 1] <= best)) {
          best = plane[top + 1];
          choice = 1;
        }
        if ((bits >>> 32 & 0xFFFF) < bound && !(plane[bottom] <= best)) {
          best = plane[bottom];
          choice = 2;
        }
        if (bits >>> 48 < bound && !(plane[bottom + 1] <= best)) {
          best = plane[bottom + 1];
          choice = 3;
        }
        pooled[at] = best * scale;
        choices[window + at] = choice;
      }
    }
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
