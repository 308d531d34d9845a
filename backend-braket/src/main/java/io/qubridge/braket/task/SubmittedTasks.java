package io.qubridge.braket.task;

import io.qubridge.braket.result.TaskAnswer;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.UnsupportedCircuitException;
import java.util.Map;
import java.util.Optional;

/**
 * The tasks of a job once they were created.
 *
 * @param ids those that exist
 * @param refusals why others do not, by their index
 */
record SubmittedTasks(TaskIds ids, Map<Integer, BackendException> refusals) {
  SubmittedTasks {
    refusals = Map.copyOf(refusals);
  }

  int size() {
    return ids.arns().size();
  }

  Optional<String> arn(int index) {
    return ids.arns().get(index);
  }

  /** What is left of a task that was not created. */
  TaskAnswer refused(int index) {
    BackendException refusal = refusals.get(index);
    boolean forGood = refusal instanceof UnsupportedCircuitException;
    String reason = refusal == null ? "the task was not created" : refusal.getMessage();
    return new TaskAnswer(
        "", forGood ? TaskAnswer.REFUSED : TaskAnswer.NOT_CREATED, reason, Map.of());
  }
}
