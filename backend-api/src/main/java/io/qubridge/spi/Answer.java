package io.qubridge.spi;

import io.qubridge.execution.Usage;
import java.util.Objects;

/**
 * What a provider answered to a job, as it came: kept before anything is made of it, so that a paid
 * result outlives a fault in its decoding. Holds no secret.
 *
 * @param body the bytes, which the answer owns
 * @param usage what the provider says that the job cost; parts that it has not settled yet are as
 *     estimated
 */
public record Answer(byte[] body, Usage usage) {
  /** Checks that all is there. */
  public Answer {
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(usage, "usage");
  }

  @Override
  public String toString() {
    return "Answer[" + body.length + " bytes, " + usage + "]";
  }
}
