package io.qubridge.braket.task;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qubridge.execution.RequestId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import software.amazon.awssdk.services.braket.model.QuantumTaskSummary;

/**
 * Whose request a task belongs to, written into its tags.
 *
 * @param request the request
 * @param digest the request's fingerprint
 * @param task the index of the task within the request's job
 * @param tasks how many tasks the job has
 */
record TaskOwner(RequestId request, String digest, int task, int tasks) {
  static final String DIGEST_TAG = "qubridge-digest";
  static final String TASK_TAG = "qubridge-task";
  private static final String REQUEST_TAG = "qubridge-request";

  /**
   * The token that makes creating the same task twice one task: derived, so that another process
   * has the same. At most 64 characters.
   */
  String clientToken() {
    return token(request + "/" + task);
  }

  Map<String, String> tags() {
    return Map.of(REQUEST_TAG, request.value(), DIGEST_TAG, digest, TASK_TAG, task + "/" + tasks);
  }

  /** Whether a task's tags say that it belongs to a request. */
  static boolean isOf(RequestId request, QuantumTaskSummary task) {
    return request.value().equals(task.tags().get(REQUEST_TAG));
  }

  /** A token that follows from a text. */
  static String token(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
