package io.qubridge.app.data;

import java.util.Arrays;

/**
 * The weights that turn a line of pixels into a line of another length.
 *
 * <p>A triangle as wide as two source pixels, or as two target pixels where the line gets shorter:
 * bilinear interpolation on the way up, an average over the covered area on the way down. In
 * integers with 22 fractional bits and 8-bit intermediate values, which makes results the same on
 * every machine and equal to Pillow's {@code BILINEAR}, the filter of most Python pipelines.
 */
final class Resampling {
  private static final int BITS = 22;
  private static final int HALF = 1 << (BITS - 1);

  private final int target;
  private final int taps;
  private final int[] first;
  private final int[] counts;
  private final int[] weights;

  Resampling(int source, int target) {
    this.target = target;
    double scale = (double) source / target;
    double support = Math.max(scale, 1);
    taps = 2 * (int) Math.ceil(support) + 1;
    first = new int[target];
    counts = new int[target];
    weights = new int[target * taps];
    double[] triangle = new double[taps];
    for (int i = 0; i < target; i++) {
      double centre = (i + 0.5) * scale;
      first[i] = Math.max(0, (int) (centre - support + 0.5));
      counts[i] = Math.min(source, (int) (centre + support + 0.5)) - first[i];
      double sum = 0;
      for (int k = 0; k < counts[i]; k++) {
        double distance = Math.abs(first[i] + k + 0.5 - centre) / support;
        triangle[k] = Math.max(0, 1 - distance);
        sum += triangle[k];
      }
      for (int k = 0; k < counts[i]; k++) {
        weights[i * taps + k] = (int) (triangle[k] / sum * (1 << BITS) + 0.5);
      }
    }
  }

  /**
   * Resamples one interleaved RGB line into one line of each of three planes.
   *
   * @param from position of the line's first byte in {@code rgb}
   * @param to position of the first result in the first plane
   * @param plane distance from one plane to the next
   */
  void line(byte[] rgb, int from, byte[] planes, int to, int plane) {
    for (int i = 0; i < target; i++) {
      int red = HALF;
      int green = HALF;
      int blue = HALF;
      int source = from + 3 * first[i];
      for (int k = i * taps, end = k + counts[i]; k < end; k++, source += 3) {
        int weight = weights[k];
        red += (rgb[source] & 0xff) * weight;
        green += (rgb[source + 1] & 0xff) * weight;
        blue += (rgb[source + 2] & 0xff) * weight;
      }
      planes[to + i] = clip(red);
      planes[to + plane + i] = clip(green);
      planes[to + 2 * plane + i] = clip(blue);
    }
  }

  /** Resamples the columns of one plane, all of {@code width} pixels in a row together. */
  void columns(byte[] plane, int from, int width, byte[] result, int to) {
    int[] sums = new int[width];
    for (int i = 0; i < target; i++) {
      Arrays.fill(sums, HALF);
      for (int k = 0; k < counts[i]; k++) {
        int weight = weights[i * taps + k];
        int row = from + (first[i] + k) * width;
        for (int x = 0; x < width; x++) {
          sums[x] += (plane[row + x] & 0xff) * weight;
        }
      }
      for (int x = 0; x < width; x++) {
        result[to + i * width + x] = clip(sums[x]);
      }
    }
  }

  /** The weights of a line may sum to a hair above one. */
  private static byte clip(int sum) {
    return (byte) Math.min(sum >> BITS, 255);
  }
}
