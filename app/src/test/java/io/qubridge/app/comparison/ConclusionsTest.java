package io.qubridge.app.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.app.data.DatasetSummary;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ConclusionsTest {
  private static final int IMAGES = 20;
  private static final List<Integer> LABELS = Collections.nCopies(IMAGES, 1);

  /** Right on as many of the first images. */
  private static Predictions right(int images) {
    int[] answers = new int[IMAGES];
    Arrays.fill(answers, 0, images, 1);
    return Predictions.certain(LABELS, 2, answers);
  }

  private static List<String> conclusions(int classical, int hybrid, Optional<String> subject) {
    Answer baseline = Answer.majority(new int[] {0, 0, 1}, LABELS, List.of("a", "b"));
    List<ComparisonRow> rows =
        ComparisonRow.of(
            List.of(
                baseline,
                Answer.of(Comparison.CLASSICAL, right(classical), OptionalDouble.of(1)),
                Answer.of(Comparison.HYBRID, right(hybrid), OptionalDouble.of(1))),
            Collections.nCopies(IMAGES, subject));
    DatasetSummary data = new DatasetSummary("d", false, List.of(), List.of(), "m", 1, List.of());
    return new Comparison(
            "compare",
            data,
            List.of(),
            rows,
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Map.of())
        .conclusions();
  }

  @Test
  void aModelBeatsABaselineByThePairedTest() {
    // Five images more than none: p = 2 / 2^5; six: p = 2 / 2^6.
    List<String> sentences = conclusions(5, 6, Optional.empty());
    assertEquals(
        List.of(
            "'classical' is not shown to be better than 'majority class (a)' (McNemar p = 0.063)."),
        sentences.stream().filter(sentence -> sentence.contains("not shown")).toList());
  }

  @Test
  void testImagesOfFewSubjectsAreNotIndependent() {
    assertTrue(
        conclusions(9, 9, Optional.of("S1")).stream()
            .anyMatch(sentence -> sentence.contains("(test subjects: 1)")));
    assertTrue(
        conclusions(9, 9, Optional.empty()).stream()
            .noneMatch(sentence -> sentence.contains("subjects")));
  }
}
