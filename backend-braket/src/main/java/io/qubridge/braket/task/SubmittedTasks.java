package io.qubridge.braket.task;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tasks of a job once they were created.
 *
 * @param ids those that exist
 * @param refusals why others do not, by their index
 */
record SubmittedTasks(TaskIds ids, Map<Integer, String> refusals) {
  SubmittedTasks {
    refusals = Map.copyOf(refusals);
  }

  int size() {
    return ids.arns().size();
  }

  List<String> created() {
    return ids.arns().stream().flatMap(Optional::stream).toList();
  }

  Optional<String> arn(int index) {
    return ids.arns().get(index);
  }

  String refusal(int index) {
    return refusals.getOrDefault(index, "the task was not created");
  }
}
