package io.qubridge.app.data;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Deals samples out to parts class by class, so that each part has each class in its share. */
final class ClassDealer {
  private ClassDealer() {}

  /**
   * Deals out some samples.
   *
   * @param shares of the parts, summing to one; training takes what rounding leaves
   * @throws DataException if a class has fewer samples than there are parts
   */
  static Map<Part, int[]> deal(
      ImageDataset dataset, int[] pool, Map<Part, Double> shares, Random random) {
    EnumMap<Part, IntStream.Builder> parts = new EnumMap<>(Part.class);
    shares.keySet().forEach(part -> parts.put(part, IntStream.builder()));
    for (int label = 0; label < dataset.classes().size(); label++) {
      int wanted = label;
      int[] images = IntStream.of(pool).filter(i -> dataset.label(i) == wanted).toArray();
      if (images.length < shares.size()) {
        throw new DataException(
            "class '%s' has %s to split; at least %d are needed, one for each part"
                .formatted(
                    dataset.classes().get(label),
                    ImageFolder.count(images.length, "image", "images"),
                    shares.size()));
      }
      shuffle(images, random);
      int next = 0;
      for (Map.Entry<Part, Double> share : shares.entrySet()) {
        if (share.getKey() != Part.TRAINING) {
          int size = (int) Math.max(1, Math.round(share.getValue() * images.length));
          for (int end = next + size; next < end; next++) {
            parts.get(share.getKey()).add(images[next]);
          }
        }
      }
      for (; next < images.length; next++) {
        parts.get(Part.TRAINING).add(images[next]);
      }
    }
    EnumMap<Part, int[]> result = new EnumMap<>(Part.class);
    parts.forEach((part, indices) -> result.put(part, indices.build().toArray()));
    return result;
  }

  /** Fisher and Yates's shuffle, spelled out so that a seed's order never changes. */
  static void shuffle(int[] values, Random random) {
    for (int i = values.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int value = values[i];
      values[i] = values[other];
      values[other] = value;
    }
  }
}
