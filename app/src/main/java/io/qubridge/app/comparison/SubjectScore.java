package io.qubridge.app.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many images of one subject were given to their own class.
 *
 * @param subject the person that the images are of
 * @param images how many
 * @param correct how many of them were given to their own class
 */
public record SubjectScore(String subject, int images, int correct) {
  /** The share that was given to its own class. */
  public double accuracy() {
    return (double) correct / images;
  }

  /**
   * Counts by subject, sorted by name; images of unknown subjects are left out.
   *
   * @param subjects one for each image
   */
  static List<SubjectScore> of(Predictions predictions, List<Optional<String>> subjects) {
    Map<String, int[]> counts = new TreeMap<>();
    for (int image = 0; image < predictions.size(); image++) {
      if (subjects.get(image).isPresent()) {
        int[] count = counts.computeIfAbsent(subjects.get(image).get(), name -> new int[2]);
        count[0]++;
        count[1] += predictions.predicted(image) == predictions.labels().get(image) ? 1 : 0;
      }
    }
    List<SubjectScore> scores = new ArrayList<>();
    counts.forEach((name, count) -> scores.add(new SubjectScore(name, count[0], count[1])));
    return scores;
  }
}
