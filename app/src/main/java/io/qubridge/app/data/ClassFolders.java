package io.qubridge.app.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The layout of one folder per class, with or without folders of parts around them. */
final class ClassFolders {
  private static final Map<String, Part> PARTS =
      Map.of(
          "train", Part.TRAINING,
          "training", Part.TRAINING,
          "val", Part.VALIDATION,
          "valid", Part.VALIDATION,
          "validation", Part.VALIDATION,
          "test", Part.TEST,
          "testing", Part.TEST);

  private final Path root;
  private final Pattern subject;
  private final List<String> classes = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();

  private ClassFolders(Path root, Pattern subject) {
    this.root = root;
    this.subject = subject;
  }

  static ImageDataset read(Path root, Pattern subject) {
    return new ClassFolders(root, subject).read();
  }

  private ImageDataset read() {
    List<Path> folders = ImageFolder.folders(root);
    if (!folders.isEmpty() && folders.stream().allMatch(folder -> part(folder).isPresent())) {
      for (Path folder : folders) {
        readClasses(folder, part(folder));
      }
    } else {
      readClasses(root, Optional.empty());
    }
    noteMissingSubjects(samples, notices);
    return new ImageDataset("class folders in " + root, classes, samples, false, notices);
  }

  private static Optional<Part> part(Path folder) {
    String name = folder.getFileName().toString().toLowerCase(Locale.ROOT);
    return Optional.ofNullable(PARTS.get(name));
  }

  private void readClasses(Path folder, Optional<Part> part) {
    List<Path> folders = ImageFolder.folders(folder);
    checkClasses(folder, folders);
    for (int label = 0; label < folders.size(); label++) {
      List<Path> images = ImageFolder.images(root, folders.get(label), notices);
      if (images.isEmpty()) {
        throw new DataException(
            folders.get(label)
                + ": holds no BMP, PNG or JPEG image; put some in or remove the folder");
      }
      for (Path image : images) {
        samples.add(sample(image, label, part));
      }
    }
  }

  /** Takes the folders' names as classes, or holds them against those of an earlier part. */
  private void checkClasses(Path folder, List<Path> folders) {
    List<String> names = folders.stream().map(f -> f.getFileName().toString()).toList();
    if (names.isEmpty()) {
      throw new DataException(
          folder
              + ": holds no folders; expected one folder of images per class, or the C-NMC 2019"
              + " layout (training_data/fold_*/{all,hem})");
    }
    if (names.size() == 1) {
      throw new DataException(
          "%s: holds one class only ('%s'); at least two class folders are needed"
              .formatted(folder, names.get(0)));
    }
    if (classes.isEmpty()) {
      classes.addAll(names);
    } else if (!classes.equals(names)) {
      throw new DataException(
          "%s: holds the classes %s, another part %s; each part needs the same class folders"
              .formatted(folder, names, classes));
    }
  }

  private Sample sample(Path image, int label, Optional<Part> part) {
    Matcher matcher = subject.matcher(image.getFileName().toString());
    Optional<String> found =
        matcher.find() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
    return new Sample(ImageFolder.name(root, image), new ImageFile(image), label, found, part);
  }

  /** Silent where no name at all carries a subject: then nobody expects a split by subject. */
  static void noteMissingSubjects(List<Sample> samples, List<String> notices) {
    List<String> without =
        samples.stream().filter(s -> s.subject().isEmpty()).map(Sample::name).toList();
    if (!without.isEmpty() && without.size() < samples.size()) {
      notices.add(
          "%d of %d file names carry no subject, each counts as a subject of its own: %s"
              .formatted(without.size(), samples.size(), ImageFolder.first(without)));
    }
  }
}
