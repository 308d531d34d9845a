package io.qubridge.app.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The layout in which C-NMC 2019 is published (Gupta and Gupta, The Cancer Imaging Archive 2019, <a
 * href="https://doi.org/10.7937/tcia.2019.dc64i46r">doi:10.7937/tcia.2019.dc64i46r</a>).
 *
 * <p>The preliminary test images are named by number; their labels and subjects stand in a file of
 * rows joined by its column {@code new_names}.
 */
final class CnmcLayout {
  /** File names are {@code UID_<subject>_<image>_<cell>_<class>}. */
  static final Pattern FILE_NAME = Pattern.compile("^UID_(H?\\d+)_\\d+_\\d+_(all|hem)(?=\\.)");

  /** In the order of the labels file: 0 normal (HEM), 1 blast (ALL). */
  static final List<String> CLASSES = List.of("hem", "all");

  private static final String TRAINING = "training_data";
  private static final String PRELIMINARY = "validation_data";
  private static final String PRELIMINARY_IMAGES = "C-NMC_test_prelim_phase_data";
  private static final String PRELIMINARY_LABELS = "C-NMC_test_prelim_phase_data_labels.csv";
  private static final String FINAL = "testing_data";

  private final Path root;
  private final List<Sample> samples = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();

  private CnmcLayout(Path root) {
    this.root = root;
  }

  /** Whether a folder is the data set's, or its {@code training_data} alone. */
  static boolean matches(Path root) {
    return Files.isDirectory(root.resolve(TRAINING)) || !folds(root).isEmpty();
  }

  static ImageDataset read(Path root) {
    return new CnmcLayout(root).read();
  }

  private ImageDataset read() {
    Path training = root.resolve(TRAINING);
    for (Path fold : folds(Files.isDirectory(training) ? training : root)) {
      readFold(fold);
    }
    if (samples.isEmpty()) {
      throw new DataException(root + ": holds no images in fold_*/all and fold_*/hem");
    }
    if (Files.isDirectory(root.resolve(PRELIMINARY))) {
      readPreliminaryTest(root.resolve(PRELIMINARY));
    }
    if (Files.isDirectory(root.resolve(FINAL))) {
      notices.add(FINAL + ": ignored, its labels are not public");
    }
    if (samples.stream().map(Sample::label).distinct().count() < 2) {
      throw new DataException(
          "%s: holds one class only ('%s'); both all and hem are needed"
              .formatted(root, CLASSES.get(samples.get(0).label())));
    }
    ClassFolders.noteMissingSubjects(samples, notices);
    return new ImageDataset("C-NMC 2019 in " + root, CLASSES, samples, false, notices);
  }

  private static List<Path> folds(Path folder) {
    return ImageFolder.folders(folder).stream()
        .filter(fold -> fold.getFileName().toString().startsWith("fold_"))
        .toList();
  }

  private void readFold(Path fold) {
    for (Path folder : ImageFolder.folders(fold)) {
      int label = CLASSES.indexOf(folder.getFileName().toString());
      if (label < 0) {
        notices.add(ImageFolder.name(root, folder) + ": ignored, neither all nor hem");
        continue;
      }
      for (Path image : ImageFolder.images(root, folder, notices)) {
        Matcher name = FILE_NAME.matcher(image.getFileName().toString());
        boolean known = name.find();
        if (known && !name.group(2).equals(CLASSES.get(label))) {
          throw new DataException(
              "%s: named %s but filed under %s; move or rename it"
                  .formatted(image, name.group(2), CLASSES.get(label)));
        }
        add(image, label, known ? Optional.of(name.group(1)) : Optional.empty(), Part.TRAINING);
      }
    }
  }

  private void readPreliminaryTest(Path folder) {
    Path file = folder.resolve(PRELIMINARY_LABELS);
    Path imageFolder = folder.resolve(PRELIMINARY_IMAGES);
    if (!Files.exists(file)) {
      throw new DataException(file + ": no such file; the images beside it have no labels without");
    }
    Map<String, LabelsFile.Row> rows = LabelsFile.read(file, notices);
    List<Path> images =
        Files.isDirectory(imageFolder) ? ImageFolder.images(root, imageFolder, notices) : List.of();
    List<String> unlabelled = new ArrayList<>();
    for (Path image : images) {
      String name = image.getFileName().toString();
      LabelsFile.Row row = rows.remove(name);
      if (row == null) {
        unlabelled.add(name);
      } else {
        add(image, row.label(), Optional.of(row.subject()), Part.TEST);
      }
    }
    if (!unlabelled.isEmpty()) {
      throw new DataException(
          "%s: no row for %s in %s (%s); add the rows or remove the images"
              .formatted(
                  file,
                  ImageFolder.count(unlabelled.size(), "image", "images"),
                  PRELIMINARY_IMAGES,
                  ImageFolder.first(unlabelled)));
    }
    noteMissing(file, List.copyOf(rows.keySet()), images.size());
  }

  private void noteMissing(Path file, List<String> missing, int present) {
    if (!missing.isEmpty()) {
      notices.add(
          "%s: %d of %d images that it names are missing, the first: %s"
              .formatted(
                  ImageFolder.name(root, file),
                  missing.size(),
                  missing.size() + present,
                  ImageFolder.first(missing)));
    }
  }

  private void add(Path image, int label, Optional<String> subject, Part part) {
    String name = ImageFolder.name(root, image);
    samples.add(new Sample(name, new ImageFile(image), label, subject, Optional.of(part)));
  }
}
