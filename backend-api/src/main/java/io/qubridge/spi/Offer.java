package io.qubridge.spi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a service offers to the account now.
 *
 * @param devices the devices that it may use
 * @param qpuTimeLeft the time on quantum processors that is left to it; empty where there is no
 *     limit or the service does not tell
 */
public record Offer(List<DeviceStatus> devices, Optional<Duration> qpuTimeLeft) {
  /** Copies the list. */
  public Offer {
    devices = List.copyOf(devices);
  }
}
