package io.qubridge.app.data;

import java.util.List;

/**
 * What a data set holds and how it was split, for printing, reports and run folders.
 *
 * @param description of the data set
 * @param synthetic whether the images were drawn
 * @param classes with their counts, in label order
 * @param parts with their sizes and subjects
 * @param splitMethod how the parts were made
 * @param notices of the data set and the split
 */
public record DatasetSummary(
    String description,
    boolean synthetic,
    List<ClassCount> classes,
    List<PartSummary> parts,
    String splitMethod,
    List<String> notices) {

  /** A class, its index in the model's output, and its number of images. */
  public record ClassCount(int index, String name, int images) {}

  /** A part, its images per class in label order, and its subjects (empty where unknown). */
  public record PartSummary(
      Part part, int images, List<Integer> imagesByClass, List<String> subjects) {}

  /** Counts a split data set. */
  public static DatasetSummary of(ImageDataset dataset, Split split) {
    throw new UnsupportedOperationException();
  }
}
