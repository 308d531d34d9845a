package io.qubridge.app.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The layout of one folder per class. */
final class ClassFolders {
  private ClassFolders() {}

  static ImageDataset read(Path root, Pattern subject) {
    List<Path> folders = ImageFolder.folders(root);
    if (folders.isEmpty()) {
      throw new DataException(
          root
              + ": holds no folders; expected one folder of images per class, or the C-NMC 2019"
              + " layout (training_data/fold_*/{all,hem})");
    }
    if (folders.size() == 1) {
      throw new DataException(
          "%s: holds one class only ('%s'); at least two class folders are needed"
              .formatted(root, folders.get(0).getFileName()));
    }
    List<String> notices = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    List<String> classes = new ArrayList<>();
    for (Path folder : folders) {
      List<Path> images = ImageFolder.images(root, folder, notices);
      if (images.isEmpty()) {
        throw new DataException(
            folder + ": holds no BMP, PNG or JPEG image; a class folder needs some, or remove it");
      }
      for (Path image : images) {
        samples.add(sample(root, image, classes.size(), subject));
      }
      classes.add(folder.getFileName().toString());
    }
    noteMissingSubjects(samples, notices);
    return new ImageDataset("class folders in " + root, classes, samples, false, notices);
  }

  private static Sample sample(Path root, Path image, int label, Pattern subject) {
    Matcher matcher = subject.matcher(image.getFileName().toString());
    Optional<String> found =
        matcher.find() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
    String name = ImageFolder.name(root, image);
    return new Sample(name, new ImageFile(image), label, found, Optional.empty());
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
