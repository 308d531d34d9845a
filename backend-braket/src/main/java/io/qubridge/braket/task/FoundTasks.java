package io.qubridge.braket.task;

import io.qubridge.spi.MalformedResponseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.braket.model.QuantumTaskSummary;

/**
 * Tasks of one request that were found, with what their tags say.
 *
 * @param tasks those of the job, as far as they exist
 * @param digest the request's fingerprint
 * @param created when the first that was found was made
 */
record FoundTasks(TaskIds tasks, String digest, Instant created) {
  private static final int MOST_TASKS = 10_000;

  /**
   * Puts tasks into the order of their job.
   *
   * @param own all of one request, at least one
   * @throws MalformedResponseException if one has lost its tags
   */
  static FoundTasks of(List<QuantumTaskSummary> own) {
    String[] first = own.get(0).tags().getOrDefault(TaskOwner.TASK_TAG, "").split("/");
    if (first.length != 2 || !first[1].matches("[0-9]{1,5}")) {
      throw new MalformedResponseException(
          "task " + own.get(0).quantumTaskArn() + " has lost its tag " + TaskOwner.TASK_TAG);
    }
    int size = Math.min(MOST_TASKS, Integer.parseInt(first[1]));
    List<Optional<String>> arns = new ArrayList<>(Collections.nCopies(size, Optional.empty()));
    for (QuantumTaskSummary task : own) {
      String index = task.tags().getOrDefault(TaskOwner.TASK_TAG, "").split("/")[0];
      if (index.matches("[0-9]{1,5}") && Integer.parseInt(index) < size) {
        arns.set(Integer.parseInt(index), Optional.of(task.quantumTaskArn()));
      }
    }
    return new FoundTasks(
        new TaskIds(arns),
        own.get(0).tags().getOrDefault(TaskOwner.DIGEST_TAG, ""),
        own.get(0).createdAt() == null ? Instant.now() : own.get(0).createdAt());
  }
}
