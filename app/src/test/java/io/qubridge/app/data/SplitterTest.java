package io.qubridge.app.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitterTest {
  @Test
  void givesEachClassItsShareOfEachPart() {
    ImageDataset dataset = TestImages.labelled(3, repeat("0", 200, "1", 100, "2", 40));
    Split split = Splitter.split(dataset, 7);
    assertArrayEquals(new int[] {140, 70, 28}, byClass(dataset, split, Part.TRAINING));
    assertArrayEquals(new int[] {30, 15, 6}, byClass(dataset, split, Part.VALIDATION));
    assertArrayEquals(new int[] {30, 15, 6}, byClass(dataset, split, Part.TEST));
    assertEveryImageOnce(dataset, split);
    assertEquals("stratified by class", split.method());
  }

  @Test
  void givesEveryPartEachOfThreeImages() {
    ImageDataset dataset = TestImages.labelled(2, repeat("0", 3, "1", 3));
    Split split = Splitter.split(dataset, 1);
    for (Part part : Part.values()) {
      assertArrayEquals(new int[] {1, 1}, byClass(dataset, split, part));
    }
  }

  @Test
  void followsTheSeed() {
    for (ImageDataset dataset : List.of(manySubjects(), plain())) {
      int[] once = Splitter.split(dataset, 1).indices(Part.TEST);
      assertArrayEquals(once, Splitter.split(dataset, 1).indices(Part.TEST));
      assertFalse(Arrays.equals(once, Splitter.split(dataset, 2).indices(Part.TEST)));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4})
  void keepsSubjectsWholeAndClassesBalanced(long seed) {
    ImageDataset dataset = manySubjects();
    Split split = Splitter.split(dataset, seed);
    assertSubjectsWhole(dataset, split);
    assertEveryImageOnce(dataset, split);
    assertBalanced(dataset, split, 0.03);
    assertEquals("by subject", split.method());
  }

  @Test
  void givesEveryPartOneOfThreeEqualSubjects() {
    ImageDataset dataset =
        TestImages.labelled(2, List.of("0:a", "0:b", "0:c", "1:d", "1:e", "1:f"));
    for (int seed = 0; seed < 10; seed++) {
      Split split = Splitter.split(dataset, seed);
      for (Part part : Part.values()) {
        assertArrayEquals(new int[] {1, 1}, byClass(dataset, split, part));
      }
    }
  }

  @Test
  void keepsASubjectOfBothClassesWhole() {
    List<String> samples = new ArrayList<>();
    for (int subject = 0; subject < 12; subject++) {
      samples.add("0:" + subject);
      samples.add("1:" + subject);
    }
    ImageDataset dataset = TestImages.labelled(2, samples);
    Split split = Splitter.split(dataset, 3);
    assertSubjectsWhole(dataset, split);
    assertBalanced(dataset, split, 0.05);
  }

  @Test
  void takesImagesWithoutSubjectOneByOne() {
    List<String> samples = new ArrayList<>(repeat("0", 20, "1", 20));
    samples.addAll(repeat("0:a", 10, "1:b", 10));
    ImageDataset dataset = TestImages.labelled(2, samples);
    Split split = Splitter.split(dataset, 3);
    assertSubjectsWhole(dataset, split);
    assertBalanced(dataset, split, 0.06);
  }

  @Test
  void keepsAGoodTestPartOfTheDataSet() {
    List<String> samples = new ArrayList<>(manySubjectsText());
    samples.addAll(repeat("0:H90:TEST", 10, "1:90:TEST", 25));
    ImageDataset dataset = TestImages.labelled(2, samples);
    Split split = Splitter.split(dataset, 1);
    assertArrayEquals(
        IntStream.range(samples.size() - 35, samples.size()).toArray(), split.indices(Part.TEST));
    assertSubjectsWhole(dataset, split);
    assertEveryImageOnce(dataset, split);
    double validation = split.size(Part.VALIDATION) / (samples.size() - 35.0);
    assertEquals(0.15 / 0.85, validation, 0.03);
    assertEquals("by subject, the data set's own test", split.method());
    assertEquals(List.of(), split.notices());
  }

  @Test
  void keepsAllPartsOfTheDataSet() {
    List<String> samples = new ArrayList<>();
    for (Part part : Part.values()) {
      samples.addAll(repeat("0::" + part, 10, "1::" + part, 10));
    }
    samples.replaceAll(text -> text.replace("::", ":" + text.substring(3) + ":"));
    ImageDataset dataset = TestImages.labelled(2, samples);
    Split split = Splitter.split(dataset, 1);
    for (Part part : Part.values()) {
      int first = 20 * part.ordinal();
      assertArrayEquals(IntStream.range(first, first + 20).toArray(), split.indices(part));
    }
  }

  @Test
  void dealsOutATestPartThatIsTooSmall() {
    List<String> samples = new ArrayList<>(manySubjectsText());
    samples.addAll(repeat("0:H90:TEST", 9, "1:90:TEST", 25));
    ImageDataset dataset = TestImages.labelled(2, samples);
    Split split = Splitter.split(dataset, 1);
    assertEveryImageOnce(dataset, split);
    assertBalanced(dataset, split, 0.04);
    assertEquals(
        List.of(
            "the data set's own test part has 9 of class 'class0', fewer than 10;"
                + " its 34 images are dealt out with the others"),
        split.notices());
  }

  @Test
  void dealsOutATestPartThatSharesASubject() {
    List<String> samples = new ArrayList<>(manySubjectsText());
    samples.addAll(repeat("0:H1:TEST", 20, "1:90:TEST", 25));
    ImageDataset dataset = TestImages.labelled(2, samples);
    Split split = Splitter.split(dataset, 1);
    assertSubjectsWhole(dataset, split);
    assertTrue(split.notices().get(0).contains("shares subject H1"), split.notices().get(0));
  }

  @Test
  void refusesTooFewImages() {
    ImageDataset dataset = TestImages.labelled(2, repeat("0", 50, "1", 2));
    DataException e = assertThrows(DataException.class, () -> Splitter.split(dataset, 1));
    assertEquals(
        "class 'class1' has 2 images to split; at least 3 are needed, one for each part",
        e.getMessage());
  }

  @Test
  void refusesTooFewSubjects() {
    List<String> samples = new ArrayList<>(repeat("0:a", 5, "0:b", 5));
    samples.addAll(repeat("0:c", 5, "1:d", 20));
    samples.addAll(repeat("1:e", 20, "1:e", 20));
    ImageDataset dataset = TestImages.labelled(2, samples);
    DataException e = assertThrows(DataException.class, () -> Splitter.split(dataset, 1));
    assertEquals(
        "class 'class1' comes from 2 subjects; a split by subject needs at least 3,"
            + " one for each part",
        e.getMessage());
  }

  @Test
  void refusesWhatNoDealCanSolve() {
    // Class 0 keeps a, b, c apart and class 1 a, b, d; so c and d meet, which class 2 forbids.
    ImageDataset hopeless =
        TestImages.labelled(
            4,
            List.of(
                "0:a", "0:b", "0:c", "1:a", "1:b", "1:d", "2:c", "2:d", "2:e", "3:a", "3:c",
                "3:d"));
    DataException e = assertThrows(DataException.class, () -> Splitter.split(hopeless, 1));
    assertTrue(e.getMessage().contains("add images of further subjects"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void splitsTheRealSampleBySubject(long seed) {
    ImageDataset dataset = new DatasetReader().read(TestImages.realCells().resolve("c-nmc"));
    Split split = Splitter.split(dataset, seed);
    assertSubjectsWhole(dataset, split);
    assertEveryImageOnce(dataset, split);
    for (Part part : Part.values()) {
      for (int images : byClass(dataset, split, part)) {
        assertTrue(images > 0, part + " lacks a class");
      }
    }
    assertTrue(split.notices().get(0).contains("own test part has 1 of class 'hem'"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void balancesTheRealPreliminarySet(long seed) {
    Path labels =
        TestImages.realCells()
            .resolve("c-nmc/validation_data/C-NMC_test_prelim_phase_data_labels.csv");
    List<String> samples =
        LabelsFile.read(labels, new ArrayList<>()).values().stream()
            .map(row -> row.label() + ":" + row.subject())
            .toList();
    ImageDataset dataset = TestImages.labelled(2, samples);
    Split split = Splitter.split(dataset, seed);
    assertSubjectsWhole(dataset, split);
    assertBalanced(dataset, split, 0.03);
  }

  private static ImageDataset plain() {
    return TestImages.labelled(2, repeat("0", 30, "1", 30));
  }

  private static ImageDataset manySubjects() {
    return TestImages.labelled(2, manySubjectsText());
  }

  /** 40 subjects of 3 to 42 images each, more blasts than normal cells. */
  private static List<String> manySubjectsText() {
    List<String> samples = new ArrayList<>();
    for (int subject = 0; subject < 40; subject++) {
      String text = subject % 3 == 0 ? "0:H" + subject / 3 : "1:" + subject;
      for (int image = 0; image < 3 + subject * 17 % 40; image++) {
        samples.add(text);
      }
    }
    return samples;
  }

  private static List<String> repeat(String one, int times, String other, int otherTimes) {
    return repeat(one, times, other, otherTimes, "", 0);
  }

  private static List<String> repeat(String a, int n, String b, int m, String c, int k) {
    List<String> samples = new ArrayList<>();
    for (int i = 0; i < n + m + k; i++) {
      samples.add(i < n ? a : i < n + m ? b : c);
    }
    return samples;
  }

  private static int[] byClass(ImageDataset dataset, Split split, Part part) {
    int[] counts = new int[dataset.classes().size()];
    for (int index : split.indices(part)) {
      counts[dataset.label(index)]++;
    }
    return counts;
  }

  private static void assertEveryImageOnce(ImageDataset dataset, Split split) {
    int[] all =
        Arrays.stream(Part.values()).flatMapToInt(p -> IntStream.of(split.indices(p))).toArray();
    Arrays.sort(all);
    assertArrayEquals(IntStream.range(0, dataset.size()).toArray(), all);
  }

  private static void assertSubjectsWhole(ImageDataset dataset, Split split) {
    Map<String, Part> parts = new HashMap<>();
    for (Part part : Part.values()) {
      for (int index : split.indices(part)) {
        dataset
            .samples()
            .get(index)
            .subject()
            .ifPresent(
                subject -> {
                  Part before = parts.putIfAbsent(subject, part);
                  assertTrue(before == null || before == part, subject + " is in two parts");
                });
      }
    }
    assertFalse(parts.isEmpty());
  }

  private static void assertBalanced(ImageDataset dataset, Split split, double tolerance) {
    int[] totals = new int[dataset.classes().size()];
    dataset.samples().forEach(sample -> totals[sample.label()]++);
    for (Part part : Part.values()) {
      int[] counts = byClass(dataset, split, part);
      for (int label = 0; label < totals.length; label++) {
        double share = (double) counts[label] / totals[label];
        assertEquals(part == Part.TRAINING ? 0.7 : 0.15, share, tolerance, part + " " + label);
      }
    }
  }
}
