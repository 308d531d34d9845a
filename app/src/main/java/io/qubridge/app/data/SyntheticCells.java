package io.qubridge.app.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Draws synthetic stained blood cells, single and on black as in C-NMC 2019, of two classes that
 * differ as normal lymphocytes and leukaemic blasts do, and overlap as they do. {@link
 * CellMorphology} says how, and from which sources. Made to try the software without data; what a
 * model scores on them says nothing about medicine.
 *
 * <p>Cells come from synthetic subjects, each of one class, with a stain and a mean immaturity of
 * their own, so that splits go by subject. Equal arguments give equal bytes on every Java runtime.
 */
public final class SyntheticCells {
  /** Class names; the index is the label. */
  public static final List<String> CLASSES = List.of("normal", "blast");

  /** Fewest cells of a data set: two of each of the fewest subjects. */
  public static final int MIN_CELLS = 12;

  /** Most cells of a data set. */
  public static final int MAX_CELLS = 1_000_000;

  private static final int CELLS_PER_SUBJECT = 12;
  private static final int FEWEST_SUBJECTS = 6;

  private SyntheticCells() {}

  /**
   * A data set of synthetic cells, as good as half of each class.
   *
   * @param cells number of images
   * @param imageSize side of each image in pixels; the field of view is the same at any size
   * @param seed equal seeds give equal images
   * @throws IllegalArgumentException if the number is out of bounds
   */
  public static ImageDataset dataset(int cells, int imageSize, long seed) {
    if (cells < MIN_CELLS || cells > MAX_CELLS) {
      throw new IllegalArgumentException(
          "the number of synthetic cells is %d; it must be %d to %d"
              .formatted(cells, MIN_CELLS, MAX_CELLS));
    }
    int subjects = Math.max(FEWEST_SUBJECTS, 2 * Math.round(cells / (2f * CELLS_PER_SUBJECT)));
    List<Sample> samples = new ArrayList<>(cells);
    for (int subject = 0; subject < subjects; subject++) {
      int first = (int) ((long) cells * subject / subjects);
      int end = (int) ((long) cells * (subject + 1) / subjects);
      addSubject(subject, end - first, imageSize, seed, samples);
    }
    String description =
        "%d synthetic stained cells of %d synthetic subjects (seed %d)"
            .formatted(cells, subjects, seed);
    return new ImageDataset(description, CLASSES, samples, true, List.of());
  }

  private static void addSubject(
      int subject, int cells, int imageSize, long seed, List<Sample> samples) {
    Random random = new Random(Mixing.mix(Mixing.mix(seed) + subject));
    boolean blast = subject % 2 == 1;
    Stain stain = Stain.draw(random);
    double immaturity = CellMorphology.subjectImmaturity(blast, random);
    String subjectName = "S%03d".formatted(subject + 1);
    for (int cell = 0; cell < cells; cell++) {
      CellMorphology morphology = CellMorphology.draw(immaturity, random);
      ImageSource image = new SyntheticCell(imageSize, random.nextLong(), morphology, stain);
      int label = blast ? 1 : 0;
      String name = "synthetic_%s_%04d_%s".formatted(subjectName, cell + 1, CLASSES.get(label));
      samples.add(new Sample(name, image, label, Optional.of(subjectName), Optional.empty()));
    }
  }
}
