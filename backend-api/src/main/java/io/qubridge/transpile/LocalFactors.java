package io.qubridge.transpile;

/** Takes products of two one-qubit gates apart. */
final class LocalFactors {
  private LocalFactors() {}

  /** The factors of a product, wire 0 first, each of determinant one. */
  static double[][] of(double[] product) {
    int best = 0;
    double largest = 0;
    for (int block = 0; block < 4; block++) {
      double norm = 0;
      for (int k = 0; k < 4; k++) {
        int at = entry(block, k);
        norm += product[at] * product[at] + product[at + 1] * product[at + 1];
      }
      if (norm > largest) {
        largest = norm;
        best = block;
      }
    }
    double[] low = new double[8];
    for (int k = 0; k < 4; k++) {
      low[2 * k] = product[entry(best, k)];
      low[2 * k + 1] = product[entry(best, k) + 1];
    }
    normalize(low);
    double[] high = new double[8];
    for (int block = 0; block < 4; block++) {
      for (int k = 0; k < 4; k++) {
        int at = entry(block, k);
        high[2 * block] += (product[at] * low[2 * k] + product[at + 1] * low[2 * k + 1]) / 2;
        high[2 * block + 1] += (product[at + 1] * low[2 * k] - product[at] * low[2 * k + 1]) / 2;
      }
    }
    return new double[][] {low, high};
  }

  /** Where entry k of the low wire stands in the block that belongs to one entry of the high. */
  private static int entry(int block, int k) {
    int row = (block >> 1) << 1 | k >> 1;
    int column = (block & 1) << 1 | k & 1;
    return 2 * (4 * row + column);
  }

  private static void normalize(double[] m) {
    double re = m[0] * m[6] - m[1] * m[7] - m[2] * m[4] + m[3] * m[5];
    double im = m[0] * m[7] + m[1] * m[6] - m[2] * m[5] - m[3] * m[4];
    double factor = 1 / Math.sqrt(Math.hypot(re, im));
    double phase = -Math.atan2(im, re) / 2;
    double c = factor * Math.cos(phase);
    double s = factor * Math.sin(phase);
    for (int k = 0; k < 8; k += 2) {
      double x = m[k];
      m[k] = c * x - s * m[k + 1];
      m[k + 1] = c * m[k + 1] + s * x;
    }
  }
}
