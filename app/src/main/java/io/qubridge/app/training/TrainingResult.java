package io.qubridge.app.training;

import io.qubridge.app.model.SavedModel;
import java.util.Locale;

/**
 * A finished training.
 *
 * @param model with the weights of the best epoch, as saved in the model's folder
 * @param history its epochs
 * @param ending why it ended
 */
public record TrainingResult(SavedModel model, TrainingHistory history, Ending ending) {
  /** Why a training ends. */
  public enum Ending {
    /** All epochs are done. */
    ALL_EPOCHS,
    /** The validation loss has not fallen for as many epochs as the patience. */
    EARLY_STOP,
    /** The training loss is no number any more. */
    DIVERGED;

    /** The name in files. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Whether the model gives all validation images to one class, so that it is no result. */
  public boolean collapsed() {
    return history.collapsed();
  }
}
