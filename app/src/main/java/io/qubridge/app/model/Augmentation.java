package io.qubridge.app.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/** How training images are varied from epoch to epoch. */
public enum Augmentation {
  /** Not at all. */
  NONE,
  /** Each image lies in one of its eight orientations, drawn anew for each epoch. */
  FLIPS;

  /** The name on the command line and in files. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The augmentation of a name.
   *
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  @JsonCreator
  public static Augmentation of(String label) {
    return Arrays.stream(values())
        .filter(augmentation -> augmentation.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown augmentation '" + label + "'; known: none, flips"));
  }

  /**
   * The orientation of each of an epoch's images, which seed and epoch decide.
   *
   * @param images how many
   */
  public int[] orientations(int images, long seed, int epoch) {
    if (this == NONE) {
      return new int[images];
    }
    SplittableRandom random = new SplittableRandom(new SplittableRandom(~seed).nextLong() + epoch);
    return random.ints(images, 0, Orientation.COUNT).toArray();
  }

  @Override
  public String toString() {
    return label();
  }
}
