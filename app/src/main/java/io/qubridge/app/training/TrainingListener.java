package io.qubridge.app.training;

/** Hears how a training goes; called on the thread that trains. */
public interface TrainingListener {
  /** Hears nothing. */
  TrainingListener NONE = new TrainingListener() {};

  /**
   * Training begins.
   *
   * @param doneEpochs epochs that an earlier process has done
   * @param epochs the most that there will be
   * @param images training images of an epoch
   */
  default void started(int doneEpochs, int epochs, int images) {}

  /**
   * A batch is done.
   *
   * @param images training images done in this epoch
   */
  default void batchDone(int epoch, int images) {}

  /** An epoch is done and its checkpoint is on the disk. */
  default void epochDone(EpochRecord epoch) {}

  /** The network has given all validation images to one class for some epochs in a row. */
  default void collapsing(int epochs) {}
}
