package io.qubridge.execution;

import java.io.Serializable;
import java.util.UUID;

/**
 * Names one request for good, so that a service can be asked whether it got it.
 *
 * @param value 1 to 64 letters, digits, hyphens
 */
public record RequestId(String value) implements Serializable {
  /**
   * Checks the text.
   *
   * @throws IllegalArgumentException if it has other characters or another length
   */
  public RequestId {
    if (!value.matches("[A-Za-z0-9-]{1,64}")) {
      throw new IllegalArgumentException(
          "request id '" + value + "' must be 1 to 64 letters, digits and hyphens");
    }
  }

  /** A new random id. */
  public static RequestId random() {
    return new RequestId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
