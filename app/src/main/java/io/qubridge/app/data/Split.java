package io.qubridge.app.data;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which samples of a data set train, validate and test. No sample is in two parts, and no subject
 * where subjects are known.
 */
public final class Split {
  private final EnumMap<Part, int[]> parts = new EnumMap<>(Part.class);
  private final long seed;
  private final String method;
  private final List<String> notices;

  Split(Map<Part, int[]> parts, long seed, String method, List<String> notices) {
    for (Part part : Part.values()) {
      int[] indices = parts.getOrDefault(part, new int[0]).clone();
      Arrays.sort(indices);
      this.parts.put(part, indices);
    }
    this.seed = seed;
    this.method = method;
    this.notices = List.copyOf(notices);
  }

  /** Positions of a part's samples in {@link ImageDataset#samples()}, ascending; a copy. */
  public int[] indices(Part part) {
    return parts.get(part).clone();
  }

  /** The number of samples in a part. */
  public int size(Part part) {
    return parts.get(part).length;
  }

  /** The seed it was drawn with. */
  public long seed() {
    return seed;
  }

  /** How the parts were made, in a few words. */
  public String method() {
    return method;
  }

  /** Lines for the user about what was decided on the way. */
  public List<String> notices() {
    return notices;
  }
}
