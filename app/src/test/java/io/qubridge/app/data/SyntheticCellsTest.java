package io.qubridge.app.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticCellsTest {
  private static final ImageDataset CELLS = SyntheticCells.dataset(2000, 32, 11);

  @Test
  void callsItselfSynthetic() {
    assertTrue(CELLS.synthetic());
    assertTrue(CELLS.description().contains("synthetic"), CELLS.description());
    assertTrue(CELLS.samples().stream().allMatch(s -> s.name().startsWith("synthetic")));
    assertEquals(List.of("normal", "blast"), CELLS.classes());
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 13, 100, 500})
  void drawsAsManyAsAskedHalfOfEachClass(int count) {
    ImageDataset cells = SyntheticCells.dataset(count, 16, 3);
    assertEquals(count, cells.size());
    long blasts = cells.samples().stream().filter(s -> s.label() == 1).count();
    assertEquals(count / 2.0, blasts, Math.max(2, count * 0.02));
    Set<String> names = new HashSet<>();
    cells.samples().forEach(s -> assertTrue(names.add(s.name()), s.name()));
    Splitter.split(cells, 1);
  }

  @Test
  void givesEqualImagesForEqualSeeds() {
    ImageDataset again = SyntheticCells.dataset(2000, 32, 11);
    ImageDataset other = SyntheticCells.dataset(2000, 32, 12);
    for (int i = 0; i < 2000; i += 400) {
      assertArrayEquals(rgb(CELLS, i), rgb(again, i));
      assertFalse(Arrays.equals(rgb(CELLS, i), rgb(other, i)));
    }
  }

  @Test
  void drawsTheSameBytesOnEveryJavaRuntime() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    ImageDataset cells = SyntheticCells.dataset(24, 48, 2026);
    for (int i = 0; i < cells.size(); i++) {
      digest.update(rgb(cells, i));
    }
    assertEquals(
        "f68a0aef3756401ab721c025c7a7f7abeb1ff6024e380b59f90df11d78997ab8",
        HexFormat.of().formatHex(digest.digest()));
  }

  @Test
  void drawsTheSameCellAtAnySize() {
    ImageDataset large = SyntheticCells.dataset(12, 96, 5);
    ImageDataset small = SyntheticCells.dataset(12, 32, 5);
    ImageTransform shrink = ImageTransform.square(32);
    DecodedImages shrunk = DecodedImages.load(large, shrink, Progress.NONE);
    DecodedImages drawn = DecodedImages.load(small, shrink, Progress.NONE);
    for (int i = 0; i < 12; i++) {
      assertEquals(shrunk.foreground(i), drawn.foreground(i), 0.04);
    }
  }

  @Test
  void subjectsAreOfOneClassEach() {
    Set<String> normal = new HashSet<>();
    Set<String> blast = new HashSet<>();
    for (Sample sample : CELLS.samples()) {
      (sample.label() == 0 ? normal : blast).add(sample.subject().orElseThrow());
    }
    assertEquals(83, normal.size());
    assertEquals(83, blast.size());
    normal.retainAll(blast);
    assertEquals(Set.of(), normal);
  }

  @Test
  void blastsDifferFromNormalCellsAsTheyShould() {
    assertHigher(m -> m.diameter() * m.diameter(), 1.2, 1.45);
    assertHigher(CellMorphology::nuclearShare, 1.08, 1.25);
    assertHigher(CellMorphology::irregularity, 1.2, 3);
    assertHigher(m -> m.nucleoli() + 0.1, 2, 6);
    assertHigher(m -> 1 / m.grain(), 1.3, 3);
    assertHigher(m -> 1 / m.clumping(), 1.3, 4);
  }

  @Test
  void noSingleMeasureTellsTheClassesApart() {
    DecodedImages images = DecodedImages.load(CELLS, ImageTransform.square(32), Progress.NONE);
    double[] sizes = new double[CELLS.size()];
    double[] immaturities = new double[CELLS.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = images.foreground(i);
      CellMorphology m = morphology(i);
      immaturities[i] = -m.grain() - m.clumping();
    }
    double bySize = bestThreshold(sizes);
    assertTrue(bySize > 0.65 && bySize < 0.78, "by size " + bySize);
    double byChromatin = bestThreshold(immaturities);
    assertTrue(byChromatin > 0.8 && byChromatin < 0.93, "by chromatin " + byChromatin);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 11, 1_000_001})
  void refusesNumbersOutOfBounds(int count) {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> SyntheticCells.dataset(count, 64, 1));
    assertTrue(e.getMessage().contains("is " + count + "; it must be 12 to 1000000"), e.toString());
  }

  private static byte[] rgb(ImageDataset dataset, int index) {
    return dataset.samples().get(index).image().pixels().rgb();
  }

  private static CellMorphology morphology(int index) {
    return ((SyntheticCell) CELLS.samples().get(index).image()).morphology();
  }

  private static void assertHigher(
      ToDoubleFunction<CellMorphology> measure, double low, double high) {
    double[] sums = new double[2];
    for (int i = 0; i < CELLS.size(); i++) {
      sums[CELLS.label(i)] += measure.applyAsDouble(morphology(i));
    }
    double ratio = sums[1] / sums[0];
    assertTrue(ratio > low && ratio < high, "ratio " + ratio);
  }

  /** The accuracy of calling everything above the best threshold a blast. */
  private static double bestThreshold(double[] values) {
    double best = 0;
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    for (int k = 0; k < sorted.length; k += 20) {
      int right = 0;
      for (int i = 0; i < values.length; i++) {
        right += (values[i] >= sorted[k] ? 1 : 0) == CELLS.label(i) ? 1 : 0;
      }
      best = Math.max(best, (double) right / values.length);
    }
    return best;
  }
}
