package io.qubridge.app.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SeedStudyTest {
  private static List<ComparisonRow> rows(int majority, int rightClassical, int rightHybrid) {
    List<Integer> labels = List.of(0, 0, 0, 0);
    return ComparisonRow.of(
        List.of(
            Answer.majority(new int[] {majority}, labels, List.of("a", "b")),
            answer(Comparison.CLASSICAL, labels, rightClassical),
            answer(Comparison.HYBRID, labels, rightHybrid)),
        List.of());
  }

  private static Answer answer(String name, List<Integer> labels, int right) {
    int[] answers = new int[labels.size()];
    for (int k = right; k < answers.length; k++) {
      answers[k] = 1;
    }
    return Answer.of(name, Predictions.certain(labels, 2, answers), OptionalDouble.empty());
  }

  /** Reference value: 2 t.sf(t, 2) of SciPy 1.x for t = mean / (sd sqrt(1/3 + 0.2)). */
  @Test
  void theTestKnowsThatSplitsShareImages() {
    PairedTest test =
        PairedTest.of(new double[] {0.9, 0.8, 0.95}, new double[] {0.8, 0.78, 0.85}, 0.2);
    double deviation =
        Math.sqrt((2 * 0.0266666667 * 0.0266666667 + 0.0533333333 * 0.0533333333) / 2);
    double t = 0.0733333333 / (deviation * Math.sqrt(1.0 / 3 + 0.2));
    assertEquals(0.0733333333, test.difference(), 1e-9);
    assertEquals(t, test.t(), 1e-6);
    assertEquals(1 - t / Math.sqrt(t * t + 2), test.pValue(), 1e-6);
  }

  @Test
  void equalAccuraciesGiveNoEvidence() {
    assertEquals(1, PairedTest.of(new double[] {0.9, 0.8}, new double[] {0.9, 0.8}, 0.2).pValue());
  }

  @Test
  void aDifferenceWithoutSpreadHasNoTest() {
    PairedTest test = PairedTest.of(new double[] {1, 0.5}, new double[] {0.5, 0}, 0.2);
    assertTrue(Double.isNaN(test.pValue()));
  }

  @Test
  void rowsOfSeedsArePutTogetherByPlace() {
    SeedStudy study =
        SeedStudy.of(List.of(3L, 4L), 0.25, List.of(rows(0, 2, 4), rows(1, 3, 3)), List.of(4L));
    assertEquals(
        List.of("majority class", "classical", "hybrid, exact"),
        study.rows().stream().map(SeedStudy.Row::name).toList());
    assertEquals(List.of(1.0, 0.75), study.rows().get(2).accuracies());
    assertEquals(0.875, study.rows().get(2).spread().mean());
    assertEquals(0.25, study.rows().get(2).againstClassical().orElseThrow().difference());
    assertTrue(study.rows().get(2).againstHybrid().isEmpty());
  }
}
