package io.qubridge.app.training;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * The epochs of a training so far, and what follows from them: which was best, whether to go on,
 * whether the network learns.
 *
 * @param epochs in order
 */
public record TrainingHistory(@JsonValue List<EpochRecord> epochs) {
  /** Epochs in a row with one predicted class that make a network a collapsing one. */
  public static final int COLLAPSE_EPOCHS = 3;

  /** Copies the list. */
  @JsonCreator
  public TrainingHistory {
    epochs = List.copyOf(epochs);
  }

  /** No epoch yet. */
  public static TrainingHistory empty() {
    return new TrainingHistory(List.of());
  }

  /** With one more epoch. */
  public TrainingHistory plus(EpochRecord epoch) {
    List<EpochRecord> more = new ArrayList<>(epochs);
    more.add(epoch);
    return new TrainingHistory(more);
  }

  /** The number of epochs. */
  public int size() {
    return epochs.size();
  }

  /** The epoch with the lowest validation loss, the first of equal ones; 0 if none is finite. */
  public int bestEpoch() {
    int best = 0;
    double lowest = Double.POSITIVE_INFINITY;
    for (EpochRecord epoch : epochs) {
      if (epoch.validationLoss() < lowest) {
        lowest = epoch.validationLoss();
        best = epoch.epoch();
      }
    }
    return best;
  }

  /** The epochs since the best. */
  public int waited() {
    return size() - bestEpoch();
  }

  /** Whether the last epoch's training loss is no number any more. */
  public boolean diverged() {
    return size() > 0 && !Double.isFinite(epochs.get(size() - 1).trainingLoss());
  }

  /** The latest epochs in a row that gave all validation images to one class. */
  public int collapsedStreak() {
    int streak = 0;
    while (streak < size() && epochs.get(size() - 1 - streak).predictedClasses() == 1) {
      streak++;
    }
    return streak;
  }

  /**
   * Whether the best weights give all validation images to one class: no result, however good its
   * accuracy may look.
   */
  public boolean collapsed() {
    int best = bestEpoch();
    return best == 0 || epochs.get(best - 1).predictedClasses() == 1;
  }
}
