package io.qubridge.app.report;

import io.qubridge.app.data.DecodedImages;
import io.qubridge.app.data.ImageDataset;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Images of one class as a page can hold them.
 *
 * @param name of the class
 * @param images each a {@code data:} address of a PNG
 */
public record SamplePictures(String name, List<String> images) {
  private static final int PER_CLASS = 8;

  /** Copies the list. */
  public SamplePictures {
    images = List.copyOf(images);
  }

  /** Some images of each class, spread evenly over the given ones. */
  public static List<SamplePictures> of(DecodedImages images, int[] indices) {
    ImageDataset dataset = images.dataset();
    List<SamplePictures> groups = new ArrayList<>();
    for (int label = 0; label < dataset.classes().size(); label++) {
      int wanted = label;
      int[] members = IntStream.of(indices).filter(i -> dataset.label(i) == wanted).toArray();
      int count = Math.min(PER_CLASS, members.length);
      List<String> pictures =
          IntStream.range(0, count)
              .mapToObj(k -> png(images, members[(int) ((long) k * members.length / count)]))
              .toList();
      groups.add(new SamplePictures(dataset.classes().get(label), pictures));
    }
    return groups;
  }

  private static String png(DecodedImages images, int index) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(images.picture(index), "png", bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
