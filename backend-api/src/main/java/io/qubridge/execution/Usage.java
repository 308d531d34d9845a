package io.qubridge.execution;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * What a request costs, estimated before or reported after.
 *
 * @param tasks jobs that the provider bills
 * @param shots repetitions over all rows and observable groups; 0 when exact
 * @param qpuTime time on the quantum processor
 * @param usd money in US dollars; null where the price is not known
 */
public record Usage(int tasks, long shots, Duration qpuTime, BigDecimal usd)
    implements Serializable {
  /** Nothing. */
  public static final Usage NONE = new Usage(0, 0, Duration.ZERO, BigDecimal.ZERO);

  /** One task of a backend that costs nothing. */
  public static Usage free(long shots) {
    return new Usage(1, shots, Duration.ZERO, BigDecimal.ZERO);
  }

  /** Whether it costs neither money nor time on a quantum processor, as far as that is known. */
  public boolean isFree() {
    return tasks == 0 || (usd != null && usd.signum() == 0 && qpuTime.isZero());
  }

  /** The sum of two usages; its price is known where both are. */
  public Usage plus(Usage other) {
    return new Usage(
        tasks + other.tasks,
        shots + other.shots,
        qpuTime.plus(other.qpuTime),
        usd == null || other.usd == null ? null : usd.add(other.usd));
  }
}
