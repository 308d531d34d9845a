package io.qubridge.app.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SizeBaselineTest {
  @Test
  void theThresholdDividesTwoClassesBest() {
    double[] sizes = {0.1, 0.2, 0.3, 0.5, 0.4, 0.6, 0.7, 0.8};
    SizeBaseline baseline = SizeBaseline.fit(sizes, new int[] {1, 1, 1, 1, 0, 0, 0, 0}, 2);
    assertEquals(List.of(1, 0), baseline.order());
    assertEquals(1, baseline.thresholds().size());
    assertEquals(0.35, baseline.thresholds().get(0), 1e-12);
    assertEquals(1, baseline.predict(0.35));
    assertEquals(0, baseline.predict(0.36));
  }

  @Test
  void aRareClassCountsAsMuchAsAFrequentOne() {
    double[] sizes = {0.1, 0.11, 0.12, 0.13, 0.2, 0.21, 0.22, 0.23, 0.2};
    int[] labels = {0, 0, 0, 0, 0, 0, 0, 0, 1};
    SizeBaseline baseline = SizeBaseline.fit(sizes, labels, 2);
    assertEquals(0.165, baseline.thresholds().get(0), 1e-12);
  }

  @Test
  void severalClassesStandInOrderOfSize() {
    double[] sizes = {0.9, 0.8, 0.1, 0.2, 0.5, 0.4};
    SizeBaseline baseline = SizeBaseline.fit(sizes, new int[] {0, 0, 1, 1, 2, 2}, 3);
    assertEquals(List.of(1, 2, 0), baseline.order());
    assertEquals(
        List.of(1, 2, 0), List.of(0.0, 0.45, 1.0).stream().map(baseline::predict).toList());
  }

  @Test
  void equalSizesGiveOneAnswer() {
    SizeBaseline baseline = SizeBaseline.fit(new double[] {1, 1, 1}, new int[] {0, 1, 1}, 2);
    assertEquals(0, baseline.predict(1));
  }

  @Test
  void aClassWithoutTrainingImagesIsNeverGiven() {
    SizeBaseline baseline = SizeBaseline.fit(new double[] {0.1, 0.9}, new int[] {0, 2}, 3);
    assertEquals(List.of(0, 2), baseline.order());
  }
}
