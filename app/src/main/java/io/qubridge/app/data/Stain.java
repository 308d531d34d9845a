package io.qubridge.app.data;

import java.util.Random;

/**
 * How one subject's smear took the stain: optical densities of one unit of nuclear and of
 * cytoplasmic dye for red, green and blue. Light through a cell falls off as exp(-density)
 * (Beer-Lambert), as in colour deconvolution of stained tissue (Ruifrok and Johnston 2001).
 *
 * <p>Independent of the class, as it comes from the laboratory: a model that goes by colour learns
 * nothing.
 */
record Stain(double[] nucleus, double[] cytoplasm) {
  private static final double[] NUCLEUS = {1.10, 1.90, 0.95};
  private static final double[] CYTOPLASM = {0.72, 0.80, 0.36};

  /** Relative deviation of dye strength between subjects. */
  private static final double STRENGTH_DEVIATION = 0.08;

  /** Relative deviation of each colour between subjects. */
  private static final double HUE_DEVIATION = 0.035;

  static Stain draw(Random random) {
    return new Stain(vary(NUCLEUS, random), vary(CYTOPLASM, random));
  }

  private static double[] vary(double[] densities, Random random) {
    double strength = 1 + STRENGTH_DEVIATION * bounded(random);
    double[] varied = new double[3];
    for (int c = 0; c < 3; c++) {
      varied[c] = densities[c] * strength * (1 + HUE_DEVIATION * bounded(random));
    }
    return varied;
  }

  private static double bounded(Random random) {
    return Math.max(-2.5, Math.min(2.5, random.nextGaussian()));
  }
}
