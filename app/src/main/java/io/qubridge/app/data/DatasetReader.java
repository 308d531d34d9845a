package io.qubridge.app.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Reads a folder of labelled images in one of two layouts:
 *
 * <ul>
 *   <li>C-NMC 2019 as published: {@code training_data/fold_*}{@code /{all,hem}}, and {@code
 *       validation_data} with its labels file, whose images carry their own part, {@link
 *       Part#TEST};
 *   <li>one folder per class, two or more of them; labels follow the sorted folder names. The class
 *       folders may lie in {@code train}, {@code val} and {@code test} folders, which then give the
 *       images their part.
 * </ul>
 *
 * <p>Images are listed, not opened.
 */
public final class DatasetReader {
  private final Pattern subject;

  /** A reader that takes subjects from file names where they are written as C-NMC writes them. */
  public DatasetReader() {
    this(CnmcLayout.FILE_NAME);
  }

  /**
   * A reader for class folders whose file names carry the subject in some other way.
   *
   * @param subject looked for in each file name; its first group is the subject
   * @throws DataException if the pattern has no group
   */
  public DatasetReader(Pattern subject) {
    if (subject.matcher("").groupCount() < 1) {
      throw new DataException(
          "the subject pattern '"
              + subject
              + "' has no group; put the subject in parentheses, as in 'patient(\\d+)_'");
    }
    this.subject = subject;
  }

  /**
   * Reads a folder.
   *
   * @throws DataException if the folder is missing, has neither layout, or contradicts itself
   */
  public ImageDataset read(Path folder) {
    if (!Files.exists(folder)) {
      throw new DataException(folder + ": no such folder; name a folder of images");
    }
    if (!Files.isDirectory(folder)) {
      throw new DataException(folder + ": is a file; name a folder of images");
    }
    return CnmcLayout.matches(folder)
        ? CnmcLayout.read(folder)
        : ClassFolders.read(folder, subject);
  }
}
