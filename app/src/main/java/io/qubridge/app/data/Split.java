package io.qubridge.app.data;

import java.nio.file.Path;
import java.util.List;

/** Which samples of a data set train, validate and test. */
public final class Split {
  Split() {}

  /** Positions of a part's samples in {@link ImageDataset#samples()}, ascending; a copy. */
  public int[] indices(Part part) {
    throw new UnsupportedOperationException();
  }

  /** The number of samples in a part. */
  public int size(Part part) {
    throw new UnsupportedOperationException();
  }

  /** How the parts were made, in a few words. */
  public String method() {
    throw new UnsupportedOperationException();
  }

  /** Lines for the user. */
  public List<String> notices() {
    throw new UnsupportedOperationException();
  }

  /** Writes the names of every part's samples, their subjects and the classes as JSON. */
  public void save(Path file, ImageDataset dataset) {
    throw new UnsupportedOperationException();
  }

  /**
   * Finds the saved split's samples in a data set again.
   *
   * @throws DataException if the file is no split or the data set lacks its classes or samples
   */
  public static Split restore(Path file, ImageDataset dataset) {
    throw new UnsupportedOperationException();
  }
}
