package io.qubridge.app.cli;

import io.qubridge.app.training.EpochRecord;
import io.qubridge.app.training.TrainingListener;
import java.util.Locale;

/** Shows a training: a bar for each epoch at work, a line for each that is done. */
final class TrainingDisplay implements TrainingListener, AutoCloseable {
  private final String model;
  private final OutputOptions output;
  private final RunLog log;
  private ProgressDisplay bar = ProgressDisplay.SILENT;
  private int images;
  private int epochs;
  private int shownEpoch;

  TrainingDisplay(String model, OutputOptions output, RunLog log) {
    this.model = model;
    this.output = output;
    this.log = log;
  }

  @Override
  public void started(int doneEpochs, int epochs, int images) {
    this.images = images;
    this.epochs = epochs;
    if (doneEpochs > 0) {
      tell(model + ": goes on after epoch " + doneEpochs);
    }
  }

  @Override
  public void batchDone(int epoch, int done) {
    if (epoch != shownEpoch) {
      bar = output.progress(model + ", epoch " + epoch + " of " + epochs);
      shownEpoch = epoch;
    }
    bar.update(done, images);
  }

  @Override
  public void epochDone(EpochRecord epoch) {
    close();
    tell(
        String.format(
            Locale.ROOT,
            "%s: epoch %d of %d, loss %.3f, accuracy %.3f, validation %.3f, %.3f, %.1f s (%.0f img/s)",
            model,
            epoch.epoch(),
            epochs,
            epoch.trainingLoss(),
            epoch.trainingAccuracy(),
            epoch.validationLoss(),
            epoch.validationAccuracy(),
            epoch.seconds(),
            epoch.imagesPerSecond()));
  }

  @Override
  public void collapsing(int inARow) {
    tell(
        model
            + ": has given every validation image to one class for "
            + inARow
            + " epochs; it may have collapsed");
  }

  private void tell(String line) {
    output.note(line);
    log.add(line);
  }

  @Override
  public void close() {
    bar.close();
    bar = ProgressDisplay.SILENT;
  }
}
