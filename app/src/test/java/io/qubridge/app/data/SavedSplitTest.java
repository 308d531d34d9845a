package io.qubridge.app.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedSplitTest {
  private static final List<String> SAMPLES =
      List.of("0:H1", "0:H2", "0:H3", "1:1", "1:2", "1:3", "1:3", "0:H3");

  @TempDir Path folder;
  private final ImageDataset dataset = TestImages.labelled(2, SAMPLES);
  private final Split split = Splitter.split(dataset, 5);

  @Test
  void findsTheSameSamplesWhereverTheyAre() {
    SavedSplit saved = save();
    List<Sample> moved = new ArrayList<>(dataset.samples());
    Collections.reverse(moved);
    ImageDataset elsewhere = new ImageDataset("moved", dataset.classes(), moved, false, List.of());
    Split found = saved.in(elsewhere);
    for (Part part : Part.values()) {
      assertEquals(names(dataset, split, part), names(elsewhere, found, part));
      assertArrayEquals(split.indices(part), saved.in(dataset).indices(part));
    }
    assertEquals(5, found.seed());
    assertEquals("by subject", found.method());
    assertEquals(List.of(), found.notices());
    assertTrue(saved.matches(elsewhere));
  }

  @Test
  void namesClassesPartsLabelsAndSubjectsInJson() throws IOException {
    save();
    JsonNode json = new ObjectMapper().readTree(folder.resolve("split.json").toFile());
    assertEquals("[\"class0\",\"class1\"]", json.get("classes").toString());
    assertEquals(split.size(Part.TEST), json.at("/parts/test").size());
    JsonNode first = json.at("/parts/training/0");
    Sample sample = dataset.samples().get(split.indices(Part.TRAINING)[0]);
    assertEquals(sample.name(), first.get("name").asText());
    assertEquals("class" + sample.label(), first.get("label").asText());
    assertEquals(sample.subject().orElseThrow(), first.get("subject").asText());
  }

  @Test
  void leavesNewImagesOutAndSaysSo() {
    SavedSplit saved = save();
    List<String> more = new ArrayList<>(SAMPLES);
    more.add("1:9");
    Split found = saved.in(TestImages.labelled(2, more));
    assertEquals(List.of("1 of 9 images are not in the saved split and stay out"), found.notices());
  }

  @Test
  void refusesADataSetThatLacksImages() {
    refuses(TestImages.labelled(2, SAMPLES.subList(0, 6)), "2 images are missing: sample");
  }

  @Test
  void refusesOtherClasses() {
    refuses(TestImages.labelled(3, SAMPLES), "its classes are [class0, class1], not [class0,");
  }

  @Test
  void refusesARelabelledImage() {
    List<String> relabelled = new ArrayList<>(SAMPLES);
    relabelled.set(0, "1:H1");
    refuses(TestImages.labelled(2, relabelled), "sample0 is no longer of class class0");
  }

  @Test
  void refusesAnImageInTwoParts() throws IOException {
    save();
    String name = dataset.samples().get(split.indices(Part.TEST)[0]).name();
    String other = dataset.samples().get(split.indices(Part.TRAINING)[0]).name();
    SavedSplit tampered = edited(text -> text.replace('"' + other + '"', '"' + name + '"'));
    assertFalse(tampered.matches(dataset));
    assertThrows(DataException.class, () -> tampered.in(dataset));
  }

  @Test
  void refusesFilesThatAreNoSplit() throws IOException {
    save();
    Path file = folder.resolve("split.json");
    for (String text : List.of("", "no json", "{}", "[]", "{\"classes\":[null],\"parts\":{}}")) {
      Files.writeString(file, text);
      DataException e = assertThrows(DataException.class, () -> SavedSplit.read(file), text);
      assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
      assertFalse(e.getMessage().contains("\n"), e.getMessage());
    }
    Path gone = folder.resolve("gone.json");
    assertThrows(DataException.class, () -> SavedSplit.read(gone));
    Path nowhere = folder.resolve("no/folder/split.json");
    assertThrows(UncheckedIOException.class, () -> SavedSplit.of(dataset, split).write(nowhere));
  }

  private SavedSplit save() {
    Path file = folder.resolve("split.json");
    SavedSplit.of(dataset, split).write(file);
    return SavedSplit.read(file);
  }

  private SavedSplit edited(Function<String, String> edit) throws IOException {
    Path file = folder.resolve("split.json");
    Files.writeString(file, edit.apply(Files.readString(file)));
    return SavedSplit.read(file);
  }

  private void refuses(ImageDataset other, String reason) {
    SavedSplit saved = save();
    assertFalse(saved.matches(other));
    DataException e = assertThrows(DataException.class, () -> saved.in(other));
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  private static List<String> names(ImageDataset dataset, Split split, Part part) {
    return IntStream.of(split.indices(part))
        .mapToObj(i -> dataset.samples().get(i).name())
        .sorted()
        .toList();
  }
}
