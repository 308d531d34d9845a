package io.qubridge.ibm.rest;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * A whole answer.
 *
 * @param status the HTTP status
 * @param body its bytes, none where there are none
 * @param retryAfter the header {@code Retry-After} as it came; empty where there is none
 */
record HttpAnswer(int status, byte[] body, String retryAfter) {
  boolean successful() {
    return status >= 200 && status < 300;
  }

  /** Whether the service or what stands before it failed; the list of Qiskit's client. */
  boolean failure() {
    return switch (status) {
      case 500, 502, 503, 504, 520, 521, 522, 524 -> true;
      default -> false;
    };
  }

  /** How long the service asks to wait, given in seconds or as a date; empty where it does not. */
  Optional<Duration> wait(Instant now) {
    try {
      return Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter.strip())));
    } catch (NumberFormatException noSeconds) {
      return waitUntil(now);
    }
  }

  private Optional<Duration> waitUntil(Instant now) {
    try {
      Instant then =
          ZonedDateTime.parse(retryAfter.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(now, then));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "HttpAnswer[" + status + ", " + body.length + " bytes]";
  }
}
