package io.qubridge.spi;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A device of a service as its list of devices shows it now.
 *
 * @param name as the setting {@code device} takes it
 * @param description what it is, for people; may be empty
 * @param qubits the number of its qubits
 * @param status in the service's word, for example {@code online}
 * @param queue the jobs that wait, where the service says so
 * @param twoQubitError the median error of its two-qubit gates, where the service says so
 * @param readoutError the median error of its measurements, where the service says so
 */
public record DeviceStatus(
    String name,
    String description,
    int qubits,
    String status,
    OptionalInt queue,
    OptionalDouble twoQubitError,
    OptionalDouble readoutError) {
  /** Checks that all is there. */
  public DeviceStatus {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(queue, "queue");
    Objects.requireNonNull(twoQubitError, "twoQubitError");
    Objects.requireNonNull(readoutError, "readoutError");
  }
}
