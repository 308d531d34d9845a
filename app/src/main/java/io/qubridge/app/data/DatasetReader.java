package io.qubridge.app.data;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads a folder of labelled images. */
public final class DatasetReader {
  /** How C-NMC names its cells: {@code UID_<subject>_<image>_<cell>_<all|hem>}. */
  public static final Pattern CNMC_SUBJECT =
      Pattern.compile("^UID_(H?\\d+)_\\d+_\\d+_(?:all|hem)\\b");

  /** A reader that takes subjects from file names as C-NMC writes them. */
  public DatasetReader() {
    this(CNMC_SUBJECT);
  }

  /**
   * A reader that finds a sample's subject in its file name.
   *
   * @param subject its first group is the subject
   */
  public DatasetReader(Pattern subject) {}

  /**
   * Reads the official C-NMC 2019 layout or one folder per class.
   *
   * @throws DataException if the folder is neither, or its content contradicts itself
   */
  public ImageDataset read(Path folder) {
    throw new UnsupportedOperationException();
  }
}
