package io.qubridge.app.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.app.comparison.Execution.Correction;
import io.qubridge.execution.Matrix;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ComparisonRowTest {
  private static final List<Integer> LABELS = List.of(0, 1, 1, 0);
  private static final List<Optional<String>> SUBJECTS =
      List.of(Optional.of("B"), Optional.of("A"), Optional.of("B"), Optional.empty());

  private static Answer answer(String name, int... answers) {
    return Answer.of(name, Predictions.certain(LABELS, 2, answers), OptionalDouble.of(1));
  }

  private static final List<ComparisonRow> ROWS =
      ComparisonRow.of(
          List.of(
              answer(Comparison.CLASSICAL, 0, 1, 1, 1),
              answer(Comparison.HYBRID, 0, 1, 0, 0),
              answer("third", 1, 0, 1, 0)),
          SUBJECTS);

  @Test
  void eachRowIsTestedAgainstBothModelsButNotItself() {
    assertTrue(ROWS.get(0).againstClassical().isEmpty());
    assertTrue(ROWS.get(1).againstHybrid().isEmpty());
    assertEquals(2, ROWS.get(0).againstHybrid().orElseThrow().flipped());
    assertEquals(3, ROWS.get(2).againstHybrid().orElseThrow().flipped());
    assertEquals(3, ROWS.get(2).againstClassical().orElseThrow().flipped());
  }

  @Test
  void subjectsAreCountedByNameAndUnknownOnesLeftOut() {
    assertEquals(
        List.of(new SubjectScore("A", 1, 1), new SubjectScore("B", 2, 1)), ROWS.get(1).subjects());
  }

  @Test
  void aBaselineHasNoLoss() {
    Answer majority = Answer.majority(new int[] {1, 1, 0}, LABELS, List.of("a", "b"));
    assertEquals("majority class (b)", majority.name());
    assertTrue(ComparisonRow.of(majority).loss().isEmpty());
  }

  @Test
  void namesTellHowCircuitsRan() {
    assertEquals("hybrid, exact", Execution.exact().name());
    assertEquals("hybrid, 100 shots on ibm", Execution.shots("ibm", 100).name());
    assertEquals("hybrid, noise", Execution.noise(1).name());
    assertEquals(
        "hybrid, mitigated x0.5, 20 shots",
        Execution.noise(0.5).withShots(20).with(Correction.READOUT_MITIGATION).name());
    assertEquals(
        "hybrid, noise x2, map inverted",
        Execution.noise(2).with(Correction.AFFINE_INVERSION).name());
  }

  @Test
  void outputErrorIsTheMeanOverImagesAndOutputs() {
    Matrix exact = Matrix.wrap(2, 2, new double[] {0, 0, 1, -1});
    Matrix other = Matrix.wrap(2, 2, new double[] {0.1, -0.3, 1, -0.6});
    OutputError error = OutputError.of(exact, other);
    assertEquals(0.2, error.mean(), 1e-12);
    assertEquals(0.2, error.interval().upper(), 1e-12);
  }

  @Test
  void spreadHasTheSamplesDeviation() {
    Spread spread = Spread.of(new double[] {1, 2, 4});
    assertEquals(7.0 / 3, spread.mean(), 1e-12);
    assertEquals(Math.sqrt(7.0 / 3), spread.deviation(), 1e-12);
    assertEquals(0, Spread.of(new double[] {5}).deviation());
  }
}
