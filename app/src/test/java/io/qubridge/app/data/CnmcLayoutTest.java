package io.qubridge.app.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CnmcLayoutTest {
  private static final String HEADER = "Patient_ID,new_names,labels\n";

  @TempDir Path folder;

  @Test
  void readsFoldsWithTheirSubjects() throws IOException {
    training();
    ImageDataset dataset = read();
    assertEquals(List.of("hem", "all"), dataset.classes());
    Map<String, Sample> samples = byName(dataset);
    assertEquals(4, samples.size());
    Sample blast = samples.get("training_data/fold_1/all/UID_13_1_1_all.bmp");
    assertEquals(1, blast.label());
    assertEquals(Optional.of("13"), blast.subject());
    assertEquals(Optional.of(Part.TRAINING), blast.part());
    Sample normal = samples.get("training_data/fold_0/hem/UID_H6_1_1_hem.bmp");
    assertEquals(0, normal.label());
    assertEquals(Optional.of("H6"), normal.subject());
    assertEquals(List.of(), dataset.notices());
  }

  @Test
  void readsTheTrainingFolderAlone() throws IOException {
    training();
    ImageDataset dataset = new DatasetReader().read(folder.resolve("training_data"));
    assertEquals(4, dataset.size());
    assertTrue(byName(dataset).containsKey("fold_0/hem/UID_H6_1_1_hem.bmp"));
  }

  @Test
  void joinsLabelsByNameNotByOrder() throws IOException {
    training();
    // Sorted as text the images come 10, 11, 2, 9; the rows come in yet another order.
    for (String name : List.of("9", "10", "2", "11")) {
      preliminary(name + ".bmp");
    }
    labels(
        "UID_57_1_1_all.bmp,2.bmp,1\n"
            + "UID_H49_1_1_hem.bmp,11.bmp,0\n"
            + "UID_H50_1_1_hem.bmp,9.bmp,0\n"
            + "UID_58_1_1_all.bmp,10.bmp,1\n");
    ImageDataset dataset = read();
    Map<String, String> found = new HashMap<>();
    for (Sample sample : dataset.samples()) {
      if (sample.part().equals(Optional.of(Part.TEST))) {
        String file = sample.name().substring(sample.name().lastIndexOf('/') + 1);
        found.put(file, sample.label() + " " + sample.subject().orElseThrow());
      }
    }
    assertEquals(
        Map.of("2.bmp", "1 57", "11.bmp", "0 H49", "9.bmp", "0 H50", "10.bmp", "1 58"), found);
    assertEquals(List.of(), dataset.notices());
  }

  @Test
  void reportsRowsWithoutImages() throws IOException {
    training();
    preliminary("2.bmp");
    labels("UID_57_1_1_all.bmp,1.bmp,1\nUID_H5_1_1_hem.bmp,2.bmp,0\nUID_57_1_3_all.bmp,3.bmp,1\n");
    ImageDataset dataset = read();
    assertEquals(5, dataset.size());
    assertEquals(
        List.of(
            "validation_data/C-NMC_test_prelim_phase_data_labels.csv: 2 of 3 images that it names"
                + " are missing, the first: 1.bmp, 3.bmp"),
        dataset.notices());
  }

  @Test
  void neverOpensPathsThatTheLabelsFileNames() throws IOException {
    training();
    preliminary("1.bmp");
    labels("UID_57_1_1_all.bmp,1.bmp,1\nUID_57_1_2_all.bmp,../../secret.bmp,1\n");
    Files.createFile(folder.resolve("secret.bmp"));
    assertFalse(byName(read()).keySet().stream().anyMatch(name -> name.contains("secret")));
  }

  @Test
  void acceptsSpacesWindowsLinesAndAByteOrderMark() throws IOException {
    training();
    preliminary("1.bmp");
    Path file = folder.resolve("validation_data/C-NMC_test_prelim_phase_data_labels.csv");
    Files.writeString(
        file, "\uFEFFPatient_ID,new_names,labels\r\n UID_57_1_1_all.bmp, 1.bmp, 1\r\n\r\n");
    assertEquals(5, read().size());
  }

  @Test
  void countsRepeatedRowsOnce() throws IOException {
    training();
    preliminary("1.bmp");
    labels("UID_57_1_1_all.bmp,1.bmp,1\n".repeat(2));
    ImageDataset dataset = read();
    assertEquals(5, dataset.size());
    assertEquals(
        List.of(
            "C-NMC_test_prelim_phase_data_labels.csv: ignored 1 row that repeats an earlier one"),
        dataset.notices());
  }

  @Test
  void refusesTwoRowsThatContradictEachOther() throws IOException {
    refusesLabels(
        "UID_57_1_1_all.bmp,1.bmp,1\nUID_H5_1_1_hem.bmp,1.bmp,0\n",
        "line 3 labels 1.bmp a second time and differently");
  }

  @Test
  void refusesImagesWithoutRows() throws IOException {
    preliminary("7.bmp");
    refusesLabels(
        "UID_57_1_1_all.bmp,1.bmp,1\n",
        "no row for 1 image in C-NMC_test_prelim_phase_data (7.bmp)");
  }

  @Test
  void refusesBadRows() throws IOException {
    refusesLabels("UID_57_1_1_all.bmp,1.bmp,2\n", "line 2: label '2' is neither 1 (all) nor 0");
    refusesLabels("UID_57_1_1_all.bmp,1.bmp\n", "line 2 has 2 columns instead of 3");
    refusesLabels("UID_57_1_1_all.bmp,1.bmp,1,1\n", "line 2 has 4 columns instead of 3");
    refusesLabels("somebody,1.bmp,1\n", "line 2: Patient_ID 'somebody' is not of the form UID_");
    refusesLabels("UID_57_1_1_all.bmp,1.bmp,0\n", "line 2: label 0 contradicts Patient_ID UID_57");
  }

  @Test
  void refusesAMissingColumn() throws IOException {
    training();
    preliminary("1.bmp");
    Path file = folder.resolve("validation_data/C-NMC_test_prelim_phase_data_labels.csv");
    Files.writeString(file, "Patient_ID;new_names;labels\nUID_57_1_1_all.bmp;1.bmp;1\n");
    refuses("has no column Patient_ID; expected Patient_ID,new_names,labels");
    Files.writeString(file, "");
    refuses("has no column Patient_ID");
    Files.writeString(file, HEADER + "\"UID_57_1_1_all.bmp,1.bmp,1\n");
    refuses("is no readable CSV file");
  }

  @Test
  void refusesAMissingLabelsFile() throws IOException {
    training();
    preliminary("1.bmp");
    refuses("labels.csv: no such file");
  }

  @Test
  void refusesABlastFiledUnderNormal() throws IOException {
    training();
    image("training_data/fold_0/hem/UID_13_1_1_all.bmp");
    refuses("UID_13_1_1_all.bmp: named all but filed under hem");
  }

  @Test
  void refusesOneClassOnly() throws IOException {
    image("training_data/fold_0/all/UID_11_1_1_all.bmp");
    refuses("holds one class only ('all')");
  }

  @Test
  void refusesEmptyFolds() throws IOException {
    Files.createDirectories(folder.resolve("training_data/fold_0/all"));
    refuses("holds no images in fold_*/all and fold_*/hem");
  }

  @Test
  void saysWhatItLeavesOut() throws IOException {
    training();
    image("training_data/fold_0/unsure/a.bmp");
    image("testing_data/1.bmp");
    assertEquals(
        List.of(
            "training_data/fold_0/unsure: ignored, neither all nor hem",
            "testing_data: ignored, its labels are not public"),
        read().notices());
  }

  @Test
  void readsTheRealSample() {
    ImageDataset dataset = new DatasetReader().read(TestImages.realCells().resolve("c-nmc"));
    Map<String, Long> counts =
        dataset.samples().stream()
            .collect(
                Collectors.groupingBy(
                    s -> s.part().orElseThrow() + " " + s.label(), Collectors.counting()));
    assertEquals(42L, counts.get("TRAINING 1"));
    assertEquals(17L, counts.get("TRAINING 0"));
    assertEquals(62, dataset.size());
    assertEquals(1, dataset.notices().size());
    assertTrue(
        dataset.notices().get(0).contains("1864 of 1867 images that it names are missing"),
        dataset.notices().get(0));
    assertEquals(7, subjects(dataset, 1, Part.TRAINING));
    assertEquals(5, subjects(dataset, 0, Part.TRAINING));
  }

  private static long subjects(ImageDataset dataset, int label, Part part) {
    return dataset.samples().stream()
        .filter(s -> s.label() == label && s.part().equals(Optional.of(part)))
        .map(s -> s.subject().orElseThrow())
        .distinct()
        .count();
  }

  private void refusesLabels(String rows, String reason) throws IOException {
    training();
    preliminary("1.bmp");
    labels(rows);
    refuses(reason);
  }

  private void refuses(String reason) {
    DataException e = assertThrows(DataException.class, this::read);
    assertTrue(e.getMessage().startsWith(folder.toString()), e.getMessage());
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  private ImageDataset read() {
    return new DatasetReader().read(folder);
  }

  private static Map<String, Sample> byName(ImageDataset dataset) {
    return dataset.samples().stream().collect(Collectors.toMap(Sample::name, s -> s));
  }

  private void training() throws IOException {
    image("training_data/fold_0/all/UID_11_1_1_all.bmp");
    image("training_data/fold_0/hem/UID_H6_1_1_hem.bmp");
    image("training_data/fold_1/all/UID_13_1_1_all.bmp");
    image("training_data/fold_1/hem/UID_H7_1_1_hem.bmp");
  }

  private void preliminary(String name) throws IOException {
    image("validation_data/C-NMC_test_prelim_phase_data/" + name);
  }

  private void labels(String rows) throws IOException {
    Path file = folder.resolve("validation_data/C-NMC_test_prelim_phase_data_labels.csv");
    Files.writeString(file, HEADER + rows);
  }

  private void image(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    if (!Files.exists(file)) {
      Files.createFile(file);
    }
  }
}
