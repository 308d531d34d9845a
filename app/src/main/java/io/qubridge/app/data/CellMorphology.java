package io.qubridge.app.data;

import java.util.Random;

/**
 * The shape and texture of one cell, lengths in micrometres.
 *
 * <p>A cell's one hidden number is its immaturity: normal cells are spread around -{@value
 * #SEPARATION}/2, blasts around +{@value #SEPARATION}/2, both with deviation 1. Everything that can
 * be seen follows it with a scatter of its own. So the classes overlap by construction: even who
 * reads the immaturity off without error is right for a share of Phi({@value #SEPARATION}/2) of the
 * cells only, 95.5 %.
 *
 * <p>Sources: lymphoblasts have 10 to 20 um, fine chromatin and one or two nucleoli, small
 * lymphocytes 7 to 10 um, clumped chromatin and none, large ones up to 15 um (CellaVision
 * CellAtlas; HORIBA Hematovision); FAB L1 blasts have 10 to 15 um and scanty cytoplasm, L2 14 to 18
 * um, nuclear indentation and nucleoli (Bennett et al. 1976; Merck Manual). The mean areas differ
 * by 30 %, as in C-NMC 2019.
 *
 * @param diameter of a circle of the cell's area
 * @param nuclearShare nucleus area over cell area
 * @param elongation long over short axis
 * @param irregularity height of bumps and dents in the cell's outline over its radius
 * @param indentation height of dents in the nucleus's outline over its radius
 * @param grain size of chromatin clumps
 * @param clumping contrast of chromatin, in units of nuclear dye
 * @param density mean nuclear dye
 * @param basophilia cytoplasmic dye
 * @param nucleoli number of nucleoli, 0 to 3
 * @param nucleolusContrast share of the nuclear dye that a nucleolus lacks
 */
record CellMorphology(
    double diameter,
    double nuclearShare,
    double elongation,
    double irregularity,
    double indentation,
    double grain,
    double clumping,
    double density,
    double basophilia,
    int nucleoli,
    double nucleolusContrast) {

  /** Distance of the classes in immaturity; larger is easier. */
  static final double SEPARATION = 3.4;

  /** Share of the variance of immaturity that lies between subjects of a class. */
  static final double SUBJECT_VARIANCE = 0.1;

  /** The mean immaturity of one subject's cells. */
  static double subjectImmaturity(boolean blast, Random random) {
    double mean = blast ? SEPARATION / 2 : -SEPARATION / 2;
    return mean + Math.sqrt(SUBJECT_VARIANCE) * random.nextGaussian();
  }

  /** A cell of a subject. */
  static CellMorphology draw(double subjectImmaturity, Random random) {
    double t = subjectImmaturity + Math.sqrt(1 - SUBJECT_VARIANCE) * random.nextGaussian();
    int nucleoli = 0;
    for (int i = 0; i < 3; i++) {
      nucleoli += random.nextDouble() < 0.28 + 0.13 * t ? 1 : 0;
    }
    return new CellMorphology(
        drawn(11.9, 0.5, 1.25, 8, 16.5, t, random),
        drawn(0.78, 0.035, 0.06, 0.5, 0.94, t, random),
        drawn(1.12, 0, 0.08, 1, 1.4, t, random),
        drawn(0.06, 0.012, 0.025, 0.01, 0.16, t, random),
        drawn(0.06, 0.018, 0.03, 0.01, 0.2, t, random),
        drawn(1.25, -0.2, 0.18, 0.55, 2.2, t, random),
        drawn(0.52, -0.11, 0.09, 0.1, 1.0, t, random),
        drawn(0.9, -0.03, 0.08, 0.6, 1.3, t, random),
        drawn(1.0, 0.08, 0.16, 0.5, 1.6, t, random),
        nucleoli,
        drawn(0.26, 0.03, 0.06, 0.08, 0.45, t, random));
  }

  /** Mean, change with immaturity, own scatter and bounds. */
  private static double drawn(
      double mean, double slope, double scatter, double low, double high, double t, Random random) {
    return Math.max(low, Math.min(high, mean + slope * t + scatter * random.nextGaussian()));
  }
}
