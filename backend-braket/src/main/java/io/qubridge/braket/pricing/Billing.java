package io.qubridge.braket.pricing;

import io.qubridge.braket.device.DeviceArn;
import io.qubridge.execution.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * What tasks on one device cost.
 *
 * @param device the device
 * @param price its price, where known
 * @param longest how long a simulator's task may run: what an estimate counts with
 */
public record Billing(DeviceArn device, Optional<Price> price, Duration longest) {
  /** The most that tasks can cost, with so many shots in all of them. */
  public Usage estimate(int tasks, long shots) {
    if (device.simulator()) {
      return usage(
          tasks, shots, price.map(p -> p.simulation(longest).multiply(BigDecimal.valueOf(tasks))));
    }
    return usage(tasks, shots, price.map(p -> p.tasks(tasks, shots)));
  }

  /** What a simulator's task cost that ran for a time. */
  public Usage simulated(long shots, Duration time) {
    return usage(1, shots, price.map(p -> p.simulation(time)));
  }

  /** What a QPU's task cost; one without a successful shot is not billed. */
  public Usage ran(long successfulShots) {
    long tasks = successfulShots > 0 ? 1 : 0;
    return usage(1, successfulShots, price.map(p -> p.tasks(tasks, successfulShots)));
  }

  private static Usage usage(int tasks, long shots, Optional<BigDecimal> usd) {
    return new Usage(tasks, shots, Duration.ZERO, usd.orElse(null));
  }
}
