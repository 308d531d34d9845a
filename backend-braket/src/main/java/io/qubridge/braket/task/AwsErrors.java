package io.qubridge.braket.task;

import io.qubridge.spi.AuthenticationException;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.QuotaExceededException;
import io.qubridge.spi.TransportException;
import io.qubridge.spi.UnsupportedCircuitException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.braket.model.AccessDeniedException;
import software.amazon.awssdk.services.braket.model.DeviceOfflineException;
import software.amazon.awssdk.services.braket.model.DeviceRetiredException;
import software.amazon.awssdk.services.braket.model.ProgramSetValidationFailure;
import software.amazon.awssdk.services.braket.model.ResourceNotFoundException;
import software.amazon.awssdk.services.braket.model.ThrottlingException;
import software.amazon.awssdk.services.braket.model.ValidationException;

/**
 * Says what failed in one line, by the errors that the API model of Amazon Braket declares
 * (2019-09-01) and the codes that every AWS service may answer.
 */
final class AwsErrors {
  private static final int LONGEST = 400;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final Set<String> CREDENTIAL_CODES =
      Set.of(
          "ExpiredTokenException",
          "ExpiredToken",
          "UnrecognizedClientException",
          "InvalidSignatureException",
          "InvalidClientTokenId",
          "InvalidAccessKeyId",
          "SignatureDoesNotMatch",
          "MissingAuthenticationTokenException",
          "IncompleteSignature",
          "AccessDenied",
          "AccessDeniedException");

  private AwsErrors() {}

  /**
   * The failure of a call.
   *
   * @param what was tried, for people: "create a quantum task"
   * @param creates whether a task may exist all the same where no answer came
   */
  static BackendException of(String what, SdkException failure, boolean creates) {
    String place = "Amazon Braket: cannot " + what + ": ";
    if (!(failure instanceof AwsServiceException answer)) {
      return withoutAnswer(place, failure, creates);
    }
    String text = place + message(answer);
    if (creates && answer.numAttempts() != null && answer.numAttempts() > 1) {
      // This answer refuses the last attempt; an earlier one may have been accepted.
      return new TransportException(text, true, answer);
    }
    if (answer instanceof ValidationException refusal) {
      return refused(text, refusal);
    }
    if (answer instanceof AccessDeniedException || CREDENTIAL_CODES.contains(code(answer))) {
      return new AuthenticationException(
          text + "; check the credentials (AWS profile, environment) and their rights");
    }
    if (answer instanceof ResourceNotFoundException) {
      return new BackendException(Category.USER, text + "; check the name and the region");
    }
    if (answer instanceof DeviceRetiredException) {
      return new BackendException(Category.USER, text + "; choose another device");
    }
    if (answer instanceof DeviceOfflineException) {
      return new BackendException(Category.CAPACITY, text + "; try later or choose another device");
    }
    if (answer instanceof ThrottlingException || answer.statusCode() == TOO_MANY_REQUESTS) {
      return creates
          ? new QuotaExceededException(text + "; too many requests, try again in a minute")
          : new TransportException(text, false, answer);
    }
    if (answer.statusCode() >= SERVER_ERROR) {
      return new TransportException(text, creates, answer);
    }
    return new BackendException(Category.EXTERNAL, text);
  }

  private static BackendException withoutAnswer(
      String place, SdkException failure, boolean creates) {
    String reason = oneLine(failure.getMessage());
    String lower = reason.toLowerCase(Locale.ROOT);
    if (lower.contains("credentials") || lower.contains("sso token") || lower.contains("profile")) {
      // Where the chain finds none, the SDK's text is a listing of its classes.
      boolean none = lower.startsWith("unable to load credentials from any");
      return new AuthenticationException(
          place
              + (none ? "found no credentials" : reason)
              + "; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, log in with 'aws sso login', or"
              + " name a profile with -S profile=");
    }
    return new TransportException(place + reason, creates, failure);
  }

  private static BackendException refused(String text, ValidationException refusal) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("spending limit") || lower.contains("shot count")) {
      return new QuotaExceededException(text);
    }
    if (lower.contains("doesn't have access to") || lower.contains("bucket")) {
      return new BackendException(
          Category.USER,
          text + "; create the bucket in the device's region, or name another with -S bucket=");
    }
    return new UnsupportedCircuitException(text + programs(refusal));
  }

  private static String programs(ValidationException refusal) {
    List<ProgramSetValidationFailure> failures = refusal.programSetValidationFailures();
    String all =
        failures.stream()
            .map(
                failure ->
                    "program "
                        + failure.programIndex()
                        + (failure.inputsIndex() == null ? "" : ", row " + failure.inputsIndex())
                        + ": "
                        + String.join(", ", failure.errors()))
            .collect(Collectors.joining("; "));
    return all.isEmpty() ? "" : " (" + oneLine(all) + ")";
  }

  private static String code(AwsServiceException answer) {
    return answer.awsErrorDetails() == null ? "" : "" + answer.awsErrorDetails().errorCode();
  }

  private static String message(AwsServiceException answer) {
    String details =
        answer.awsErrorDetails() == null ? null : answer.awsErrorDetails().errorMessage();
    String status = "HTTP " + answer.statusCode();
    String code = code(answer).isEmpty() || code(answer).equals("null") ? status : code(answer);
    return details == null || details.isBlank() ? code : oneLine(details) + " (" + code + ")";
  }

  /** A foreign text on one line, of bounded length. */
  static String oneLine(String text) {
    String line =
        text == null ? "no reason given" : text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
