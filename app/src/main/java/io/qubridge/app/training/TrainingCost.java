package io.qubridge.app.training;

import io.qubridge.app.cost.Bill;
import io.qubridge.app.cost.RequestTally;
import io.qubridge.app.data.Part;
import io.qubridge.app.data.Split;
import io.qubridge.app.layer.Rehearsal;
import io.qubridge.app.model.NetworkSpec;
import io.qubridge.app.model.Networks;
import java.util.HashMap;
import java.util.Map;

/**
 * What the training of a hybrid network costs.
 *
 * @param step one optimiser step with a whole batch
 * @param epoch all steps of an epoch and the validation after them
 * @param training all epochs, as many as there can be
 */
public record TrainingCost(Bill step, Bill epoch, Bill training) {
  /**
   * Adds up the requests of a training.
   *
   * @param network with its circuit, its accuracy and its gradient method
   * @param split how many images train and validate
   * @param tally prices the requests
   */
  public static TrainingCost of(
      NetworkSpec network, TrainingSettings settings, Split split, RequestTally tally) {
    Rehearsal rehearsal =
        Networks.rehearsal(network, network.quantum().orElseThrow().execution(), tally);
    Map<Integer, Bill> steps = new HashMap<>();
    Bill epoch = Bill.ZERO;
    Bill step = Bill.ZERO;
    for (int[] batch : Batches.inOrder(split.indices(Part.TRAINING), settings.batchSize())) {
      Bill bill =
          steps.computeIfAbsent(
              batch.length,
              samples -> {
                rehearsal.train(samples);
                return tally.take();
              });
      step = step == Bill.ZERO ? bill : step;
      epoch = epoch.plus(bill);
    }
    rehearsal.infer(split.size(Part.VALIDATION));
    epoch = epoch.plus(tally.take());
    return new TrainingCost(step, epoch, epoch.times(settings.epochs()));
  }
}
