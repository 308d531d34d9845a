package io.qubridge.app.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetReaderTest {
  @TempDir Path folder;

  @Test
  void labelsFollowTheSortedFolderNames() throws IOException {
    image("zebra/b.png");
    image("zebra/a.JPG");
    image("ant/c.bmp");
    image("monkey/d.jpeg");
    ImageDataset dataset = read();
    assertEquals(List.of("ant", "monkey", "zebra"), dataset.classes());
    assertEquals(
        List.of("ant/c.bmp", "monkey/d.jpeg", "zebra/a.JPG", "zebra/b.png"), names(dataset));
    assertEquals(List.of(0, 1, 2, 2), dataset.samples().stream().map(Sample::label).toList());
    assertEquals(List.of(), dataset.notices());
    assertTrue(dataset.samples().stream().allMatch(sample -> sample.part().isEmpty()));
  }

  @Test
  void countsWhatIsNoImageInANotice() throws IOException {
    image("a/1.png");
    image("b/1.png");
    for (String name : List.of("notes.txt", "Thumbs.db", "x.gif", "y.tif", ".hidden")) {
      Files.createFile(folder.resolve("a").resolve(name));
    }
    ImageDataset dataset = read();
    assertEquals(2, dataset.size());
    assertEquals(
        List.of("a: ignored 4 entries, not BMP, PNG or JPEG: Thumbs.db, notes.txt, x.gif, ..."),
        dataset.notices());
  }

  @Test
  void takesSubjectsFromFileNames() throws IOException {
    image("all/UID_12_3_1_all.png");
    image("hem/UID_H4_3_1_hem.png");
    image("hem/other.png");
    ImageDataset dataset = read();
    assertTrue(dataset.hasSubjects());
    assertEquals(
        List.of(Optional.of("12"), Optional.of("H4"), Optional.empty()),
        dataset.samples().stream().map(Sample::subject).toList());
    assertEquals(
        List.of(
            "1 of 3 file names carry no subject, each counts as a subject of its own:"
                + " hem/other.png"),
        dataset.notices());
  }

  @Test
  void takesSubjectsByAGivenPattern() throws IOException {
    image("a/patient07_1.png");
    image("b/patient11_1.png");
    ImageDataset dataset = new DatasetReader(Pattern.compile("patient(\\d+)_")).read(folder);
    assertEquals(
        List.of(Optional.of("07"), Optional.of("11")),
        dataset.samples().stream().map(Sample::subject).toList());
    Pattern noGroup = Pattern.compile("patient");
    assertThrows(DataException.class, () -> new DatasetReader(noGroup));
  }

  @Test
  void readsClassFoldersWithinPartFolders() throws IOException {
    for (String part : List.of("train", "Val", "test")) {
      image(part + "/cat/1.png");
      image(part + "/dog/1.png");
    }
    ImageDataset dataset = read();
    assertEquals(List.of("cat", "dog"), dataset.classes());
    assertEquals(6, dataset.size());
    for (Sample sample : dataset.samples()) {
      Part part =
          switch (sample.name().substring(0, 2)) {
            case "tr" -> Part.TRAINING;
            case "Va" -> Part.VALIDATION;
            default -> Part.TEST;
          };
      assertEquals(Optional.of(part), sample.part());
    }
  }

  @Test
  void refusesPartsOfDifferentClasses() throws IOException {
    for (String name : List.of("train/cat", "train/dog", "test/cat", "test/cow")) {
      image(name + "/1.png");
    }
    refuses("holds the classes [cat, dog], another part [cat, cow]");
  }

  @Test
  void refusesWhatIsNoFolder() throws IOException {
    Path gone = folder.resolve("gone");
    DataException e = assertThrows(DataException.class, () -> new DatasetReader().read(gone));
    assertEquals(gone + ": no such folder; name a folder of images", e.getMessage());
    Path file = Files.createFile(folder.resolve("file"));
    assertThrows(DataException.class, () -> new DatasetReader().read(file));
  }

  @Test
  void refusesAFolderWithoutClasses() throws IOException {
    image("1.png");
    refuses("holds no folders; expected one folder of images per class");
  }

  @Test
  void refusesASingleClass() throws IOException {
    image("only/1.png");
    refuses("holds one class only ('only')");
  }

  @Test
  void refusesAClassWithoutImages() throws IOException {
    image("a/1.png");
    image("b/deeper/1.png");
    refuses("b: holds no BMP, PNG or JPEG image");
  }

  private void refuses(String reason) {
    DataException e = assertThrows(DataException.class, this::read);
    assertTrue(e.getMessage().startsWith(folder.toString()), e.getMessage());
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  private ImageDataset read() {
    return new DatasetReader().read(folder);
  }

  private static List<String> names(ImageDataset dataset) {
    return dataset.samples().stream().map(Sample::name).toList();
  }

  /** Listing never opens an image, so an empty file does. */
  private void image(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
  }
}
