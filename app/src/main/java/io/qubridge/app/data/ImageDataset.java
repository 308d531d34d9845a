package io.qubridge.app.data;

import java.util.List;

/**
 * Labelled images, not yet decoded.
 *
 * @param description one line for people; says "synthetic" where the images are
 * @param classes class names; the index in this list is the label
 * @param samples all images, in an order that depends on their names alone
 * @param synthetic whether the images were drawn rather than taken
 * @param notices lines for the user about what was skipped or is missing
 */
public record ImageDataset(
    String description,
    List<String> classes,
    List<Sample> samples,
    boolean synthetic,
    List<String> notices) {
  /**
   * Checks the labels.
   *
   * @throws IllegalArgumentException if a label names no class
   */
  public ImageDataset {
    classes = List.copyOf(classes);
    samples = List.copyOf(samples);
    notices = List.copyOf(notices);
    for (Sample sample : samples) {
      if (sample.label() < 0 || sample.label() >= classes.size()) {
        throw new IllegalArgumentException(sample.name() + " has label " + sample.label());
      }
    }
  }

  /** The number of images. */
  public int size() {
    return samples.size();
  }

  /** The label of an image. */
  public int label(int index) {
    return samples.get(index).label();
  }

  /** Whether any sample's subject is known, so that splits go by subject. */
  public boolean hasSubjects() {
    return samples.stream().anyMatch(sample -> sample.subject().isPresent());
  }
}
