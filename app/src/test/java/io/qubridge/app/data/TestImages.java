package io.qubridge.app.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;

/** Small images and data sets for tests. */
final class TestImages {
  private TestImages() {}

  /** Writes an image of random pixels in the format of the file's ending, with its folders. */
  static Path write(Path file, int width, int height, long seed) throws IOException {
    return write(file, noise(width, height, BufferedImage.TYPE_3BYTE_BGR, seed));
  }

  static Path write(Path file, BufferedImage image) throws IOException {
    Files.createDirectories(file.getParent());
    String name = file.getFileName().toString();
    if (!ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile())) {
      throw new IOException("no writer for " + name);
    }
    return file;
  }

  static BufferedImage noise(int width, int height, int type, long seed) {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    return image;
  }

  /** A data set that is never decoded: one sample for each "label:subject" or "label". */
  static ImageDataset labelled(int classes, List<String> samples) {
    List<Sample> list = new ArrayList<>();
    for (String text : samples) {
      String[] fields = text.split(":");
      Optional<String> subject = fields.length > 1 ? Optional.of(fields[1]) : Optional.empty();
      Optional<Part> part =
          fields.length > 2 ? Optional.of(Part.valueOf(fields[2])) : Optional.empty();
      String name = "sample" + list.size();
      ImageFile image = new ImageFile(Path.of(name + ".png"));
      list.add(new Sample(name, image, Integer.parseInt(fields[0]), subject, part));
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      names.add("class" + i);
    }
    return new ImageDataset("test", names, list, false, List.of());
  }

  /** The folder of real cell images beside the project; skips the test where there is none. */
  static Path realCells() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path cells = at.resolveSibling("shared").resolve("data").resolve("cells");
      if (at.getParent() != null && Files.isDirectory(cells)) {
        return cells;
      }
    }
    Assumptions.abort("no folder shared/data/cells beside the project");
    throw new AssertionError();
  }
}
