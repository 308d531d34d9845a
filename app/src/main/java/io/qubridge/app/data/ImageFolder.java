package io.qubridge.app.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lists what lies in a folder, always in the order of names, never in the file system's. */
final class ImageFolder {
  private static final List<String> ENDINGS = List.of(".bmp", ".png", ".jpg", ".jpeg");
  private static final int NAMED = 3;

  private ImageFolder() {}

  /** The folders in a folder. */
  static List<Path> folders(Path folder) {
    return list(folder, Files::isDirectory);
  }

  /**
   * The images in a folder by the endings of their names; a notice counts whatever else is there.
   */
  static List<Path> images(Path root, Path folder, List<String> notices) {
    List<Path> others = list(folder, entry -> !isImage(entry));
    if (!others.isEmpty()) {
      List<String> names = others.stream().map(other -> other.getFileName().toString()).toList();
      notices.add(
          "%s: ignored %s, not BMP, PNG or JPEG: %s"
              .formatted(
                  name(root, folder), count(names.size(), "entry", "entries"), first(names)));
    }
    return list(folder, ImageFolder::isImage);
  }

  /** A path from the data set's folder on, with slashes. */
  static String name(Path root, Path path) {
    String relative = root.relativize(path).toString().replace('\\', '/');
    return relative.isEmpty() ? root.toString() : relative;
  }

  /** The first few of some names. */
  static String first(List<String> names) {
    String shown = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return names.size() > NAMED ? shown + ", ..." : shown;
  }

  /** A number with its noun. */
  static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  private static boolean isImage(Path entry) {
    String name = entry.getFileName().toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith) && !Files.isDirectory(entry);
  }

  private static List<Path> list(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .filter(wanted)
          .sorted(Comparator.comparing(entry -> entry.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw new DataException(folder + ": cannot be listed; check that you may read it", e);
    }
  }
}
