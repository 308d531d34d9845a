package io.qubridge.app.data;

/** Splits a data set 70/15/15 into training, validation and test. */
public final class Splitter {
  private Splitter() {}

  /**
   * Splits by subject where samples carry one, else stratified by class.
   *
   * @param seed equal seeds give equal splits
   * @throws DataException if some part cannot have every class
   */
  public static Split split(ImageDataset dataset, long seed) {
    throw new UnsupportedOperationException();
  }
}
