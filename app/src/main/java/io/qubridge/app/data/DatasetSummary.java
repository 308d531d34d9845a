package io.qubridge.app.data;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a data set holds and how it was split, for printing, reports and run folders.
 *
 * @param description of the data set
 * @param synthetic whether the images were drawn
 * @param classes with their counts, in label order
 * @param parts with their sizes and subjects
 * @param splitMethod how the parts were made
 * @param seed the split was drawn with
 * @param notices of the data set and the split
 */
public record DatasetSummary(
    String description,
    boolean synthetic,
    List<ClassCount> classes,
    List<PartSummary> parts,
    String splitMethod,
    long seed,
    List<String> notices) {

  /** A class, its index in the model's output, and its number of images in the data set. */
  public record ClassCount(int index, String name, int images) {}

  /** A part, its images per class in label order, and its subjects (empty where unknown). */
  public record PartSummary(
      Part part, int images, List<Integer> imagesByClass, List<String> subjects) {}

  /** Counts a split data set. */
  public static DatasetSummary of(ImageDataset dataset, Split split) {
    List<Integer> totals = byClass(dataset, IntStream.range(0, dataset.size()).toArray());
    List<ClassCount> classes =
        IntStream.range(0, totals.size())
            .mapToObj(
                label -> new ClassCount(label, dataset.classes().get(label), totals.get(label)))
            .toList();
    List<PartSummary> parts = new ArrayList<>();
    for (Part part : Part.values()) {
      int[] indices = split.indices(part);
      TreeSet<String> subjects = new TreeSet<>();
      for (int index : indices) {
        dataset.samples().get(index).subject().ifPresent(subjects::add);
      }
      parts.add(
          new PartSummary(part, indices.length, byClass(dataset, indices), List.copyOf(subjects)));
    }
    return new DatasetSummary(
        dataset.description(),
        dataset.synthetic(),
        classes,
        parts,
        split.method(),
        split.seed(),
        Stream.concat(dataset.notices().stream(), split.notices().stream()).toList());
  }

  private static List<Integer> byClass(ImageDataset dataset, int[] indices) {
    int[] counts = new int[dataset.classes().size()];
    for (int index : indices) {
      counts[dataset.label(index)]++;
    }
    return IntStream.of(counts).boxed().toList();
  }
}
