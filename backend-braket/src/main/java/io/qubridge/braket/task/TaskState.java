package io.qubridge.braket.task;

import java.util.OptionalInt;
import software.amazon.awssdk.services.braket.model.GetQuantumTaskResponse;

/**
 * How far a task is, as GetQuantumTask told it.
 *
 * @param status the service's word; one that this release does not know is no end
 * @param reason why it failed; empty otherwise
 * @param queuePosition the tasks before it, where the service says so
 * @param bucket where its results are
 * @param directory the folder of its results
 * @param set whether it is a program set, which leaves results even where it failed
 * @param shots that were asked for
 * @param successfulShots that are billed, where the service says so; else -1
 */
record TaskState(
    String status,
    String reason,
    OptionalInt queuePosition,
    String bucket,
    String directory,
    boolean set,
    long shots,
    long successfulShots) {
  private static final String SET_ACTION = "braket.ir.openqasm.program_set";

  static TaskState of(GetQuantumTaskResponse answer) {
    boolean set =
        answer.actionMetadata() != null && SET_ACTION.equals(answer.actionMetadata().actionType());
    return new TaskState(
        answer.statusAsString() == null ? "" : answer.statusAsString(),
        answer.failureReason() == null ? "" : AwsErrors.oneLine(answer.failureReason()),
        position(answer),
        answer.outputS3Bucket(),
        answer.outputS3Directory(),
        set,
        answer.shots() == null ? 0 : answer.shots(),
        answer.numSuccessfulShots() == null ? -1 : answer.numSuccessfulShots());
  }

  /** Positions are texts such as "3", ">2000" or "None". */
  private static OptionalInt position(GetQuantumTaskResponse answer) {
    String text = answer.queueInfo() == null ? null : answer.queueInfo().position();
    String digits = text == null ? "" : text.replaceAll("\\D", "");
    return digits.isEmpty() || digits.length() > 9
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(digits));
  }

  boolean is(String word) {
    return status.equals(word);
  }

  boolean ended() {
    return is("COMPLETED") || is("FAILED") || is("CANCELLED");
  }

  /** Whether there may be something to read. */
  boolean mayHaveResults() {
    return is("COMPLETED") || (is("FAILED") && set);
  }
}
