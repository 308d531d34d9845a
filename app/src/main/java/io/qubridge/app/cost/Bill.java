package io.qubridge.app.cost;

import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Usage;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * What some requests come to.
 *
 * @param circuits circuits that are measured: rows times groups of observables
 * @param rows rows of parameter values
 * @param jobs jobs that the provider bills
 * @param shots repetitions over all circuits; 0 when exact
 * @param qpuTime the most time on the quantum processor
 * @param usd the most money in US dollars; null where the price is not known
 */
public record Bill(
    long circuits, long rows, long jobs, long shots, Duration qpuTime, BigDecimal usd) {
  /** Nothing. */
  public static final Bill ZERO = new Bill(0, 0, 0, 0, Duration.ZERO, BigDecimal.ZERO);

  /** One request and what the backend estimates for it. */
  static Bill of(ExecutionRequest request, Usage usage) {
    return new Bill(
        request.executables(),
        request.rows(),
        usage.tasks(),
        usage.shots(),
        usage.qpuTime(),
        usage.usd());
  }

  /** The sum; its price is known where both are. */
  public Bill plus(Bill other) {
    return new Bill(
        Math.addExact(circuits, other.circuits),
        Math.addExact(rows, other.rows),
        Math.addExact(jobs, other.jobs),
        Math.addExact(shots, other.shots),
        qpuTime.plus(other.qpuTime),
        usd == null || other.usd == null ? null : usd.add(other.usd));
  }

  /** The same a number of times. */
  public Bill times(long times) {
    return new Bill(
        Math.multiplyExact(circuits, times),
        Math.multiplyExact(rows, times),
        Math.multiplyExact(jobs, times),
        Math.multiplyExact(shots, times),
        qpuTime.multipliedBy(times),
        usd == null ? null : usd.multiply(BigDecimal.valueOf(times)));
  }
}
