package io.qubridge.ibm.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.qubridge.spi.AuthenticationException;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.QuotaExceededException;
import io.qubridge.spi.TransportException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * Why the service refused a call or ended a job, in its own words, with what to do about it.
 *
 * @param code the service's code as text; empty where it gave none
 * @param message its message in one line, secrets hidden
 */
record ServiceRefusal(String code, String message) {
  private static final int MAX_MESSAGE = 500;

  /**
   * Reads the body of an answer: the list {@code errors}, the older {@code error}, the form of IBM
   * Cloud's identity service, or whatever else it is.
   */
  static ServiceRefusal of(byte[] body, UnaryOperator<String> redact) {
    JsonNode json = ServiceJson.orMissing(body);
    JsonNode entry = json.path("errors").path(0);
    if (entry.isMissingNode()) {
      entry = json.path("error");
    }
    if (entry.isMissingNode() && json.hasNonNull("errorMessage")) {
      return refusal(json.path("errorCode"), json.path("errorMessage").asText(), "", redact);
    }
    if (entry.isMissingNode()) {
      int length = Math.min(body.length, 4 * MAX_MESSAGE);
      String text = new String(body, 0, length, StandardCharsets.UTF_8);
      String plain = text.replaceAll("(?s)<(script|style).*?</\\1>|<[^>]*>", " ");
      return refusal(json.path("code"), plain, "", redact);
    }
    return refusal(
        entry.path("code"),
        entry.path("message").asText(),
        entry.path("solution").asText(),
        redact);
  }

  /** The reason of a job's end, from its {@code state}. */
  static ServiceRefusal ofState(JsonNode state, UnaryOperator<String> redact) {
    JsonNode code =
        state.hasNonNull("reason_code") ? state.path("reason_code") : state.path("reasonCode");
    return refusal(
        code, state.path("reason").asText(), state.path("reason_solution").asText(), redact);
  }

  private static ServiceRefusal refusal(
      JsonNode code, String message, String solution, UnaryOperator<String> redact) {
    String line = oneLine(solution.isBlank() ? message : message + " " + solution, redact);
    return new ServiceRefusal(oneLine(code.asText(), redact), line);
  }

  private static String oneLine(String text, UnaryOperator<String> redact) {
    String line = redact.apply(text).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() <= MAX_MESSAGE ? line : line.substring(0, MAX_MESSAGE) + "...";
  }

  /**
   * The failure that an answer to a call means.
   *
   * @param submission whether the call was to make a job
   */
  BackendException toFailure(String what, int status, boolean submission) {
    String said =
        "ibm: "
            + what
            + " was answered with "
            + status
            + (code.isEmpty() ? "" : ", code " + code)
            + (message.isEmpty() ? "" : ": " + message);
    String line = said + "; " + nextStep(status);
    if (submission && (code.equals("1217") || code.equals("4001"))) {
      return new SessionEndedException(line);
    }
    if (quota() || submission && (status == 409 || status == 429)) {
      return new QuotaExceededException(line);
    }
    return switch (status) {
      case 408, 429 -> new TransportException(line, submission, null);
      case 401 -> new AuthenticationException(line);
      case 403 ->
          code.isEmpty()
              ? new TransportException(line, false, null)
              : new AuthenticationException(line);
      case 400, 404, 413, 422 -> new BackendException(Category.USER, line);
      default ->
          status >= 500
              ? new TransportException(line, true, null)
              : new BackendException(Category.EXTERNAL, line);
    };
  }

  /** Why a job ended, with the next step; empty where the service gave no reason. */
  String reason() {
    if (code.isEmpty()) {
      return message;
    }
    boolean template = code.equals("1305"); // its message names a time that was not filled in
    String said = message.isEmpty() || template ? "" : ": " + message;
    return "code " + code + said + "; " + nextStep(0);
  }

  private boolean quota() {
    return switch (code) {
      case "1012", "2402", "3458", "4317" -> true;
      default -> false;
    };
  }

  /** The advice for a code of the registry of errors, else for the HTTP status. */
  private String nextStep(int status) {
    return switch (code) {
      case "1004", "1007" -> "'qubridge backends ibm' lists the devices that can be used";
      case "1012", "3458" -> "wait until a pending job has ended, then repeat the command";
      case "1217", "4001" -> "the session has ended; repeat the command, which opens a new one";
      case "1208" -> "the service does not take this form of request; see docs/ibm.md";
      case "1279" -> "check that ibm.instance belongs to the region of ibm.url or ibm.region";
      case "1305", "5201" -> "the job took longer than estimated; use fewer rows or shots per job";
      case "1506", "1603", "3211" -> "the service cannot read the program; report the circuit";
      case "1517", "7000", "7001", "7002", "7003", "7004", "7005", "7006" ->
          "the device has changed since it was read; repeat the command, which reads it anew";
      case "1999" -> "the service is down for maintenance; repeat the command later";
      case "3446" -> "check ibm.token";
      case "4317" -> "the account's time is used up; wait for the next period or raise its limit";
      case "5302" -> "the result is too large; use fewer shots or rows per job";
      default -> nextStepFor(status);
    };
  }

  private static String nextStepFor(int status) {
    return switch (status) {
      case 400, 413, 422 -> "change the request as the message says";
      case 401 -> "check ibm.token";
      case 403 -> "check that the account may use ibm.instance, or try again later";
      case 404 -> "check ibm.device, ibm.instance and ibm.url";
      case 409 -> "the account's limit is reached; 'qubridge backends ibm' shows what is left";
      case 429 -> "wait a minute, then repeat the command";
      case 0 -> "see the message";
      default -> "the service has a problem; repeat the command later";
    };
  }
}
