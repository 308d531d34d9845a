package io.qubridge.app.model;

/** Settings that belong together, by one name on the command line. */
public enum NetworkPreset {
  /** What learns on every seed tried; docs/defaults.md has the figures. */
  DEFAULT("default", 3, FeatureScaling.BATCH_NORM_TANH, true, Augmentation.FLIPS),
  /** What the study of this network used: one block, pixels only divided by 255. */
  STUDY("study", 1, FeatureScaling.NONE, false, Augmentation.NONE);

  private final String label;
  private final int blocks;
  private final FeatureScaling scaling;
  private final boolean standardises;
  private final Augmentation augmentation;

  NetworkPreset(
      String label,
      int blocks,
      FeatureScaling scaling,
      boolean standardises,
      Augmentation augmentation) {
    this.label = label;
    this.blocks = blocks;
    this.scaling = scaling;
    this.standardises = standardises;
    this.augmentation = augmentation;
  }

  /** The name on the command line. */
  public String label() {
    return label;
  }

  /** The number of convolution blocks. */
  public int blocks() {
    return blocks;
  }

  /** What happens to the features before the circuit. */
  public FeatureScaling scaling() {
    return scaling;
  }

  /** Whether pixels are standardised by the training part's mean and deviation. */
  public boolean standardises() {
    return standardises;
  }

  /** How training images are varied. */
  public Augmentation augmentation() {
    return augmentation;
  }

  @Override
  public String toString() {
    return label;
  }
}
