package io.qubridge.app.data;

import java.util.Objects;
import java.util.Optional;

/**
 * One labelled image.
 *
 * @param name unique in its data set: the path from the data set's folder, with slashes
 * @param image where its pixels come from
 * @param label index into {@link ImageDataset#classes()}
 * @param subject the person the cell was taken from, where known
 * @param part the part that the data set itself puts the sample into, where it does
 */
public record Sample(
    String name, ImageSource image, int label, Optional<String> subject, Optional<Part> part) {
  /** Checks that nothing is missing. */
  public Sample {
    Objects.requireNonNull(name);
    Objects.requireNonNull(image);
    Objects.requireNonNull(subject);
    Objects.requireNonNull(part);
  }
}
