package io.qubridge.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import io.qubridge.circuit.Circuit;
import io.qubridge.device.DeviceException;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Pub;
import io.qubridge.ibm.device.SnapshotReader;
import io.qubridge.ibm.program.IsaDevice;
import io.qubridge.ibm.rest.RuntimeClient;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.DeviceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A device as it was read from the service at some moment.
 *
 * @param isa the device
 * @param repetition the pause between two executions, in seconds
 * @param asOf when it was read
 */
record LiveDevice(IsaDevice isa, double repetition, Instant asOf) {
  private static final String LEAST_BUSY = "least-busy";
  private static final double DEFAULT_REPETITION = 250e-6;

  /** The time that a job takes beside its executions; guides/estimate-job-run-time. */
  private static final double JOB_SECONDS = 2;

  private static final double UNCERTAINTY = 1.5;
  private static final double SPARE_SECONDS = 3;
  private static final double MAX_SECONDS = 10_800;

  /**
   * Reads a device.
   *
   * @param name the device's, or {@code least-busy}
   */
  static LiveDevice read(RuntimeClient client, String name) {
    String device = name.equals(LEAST_BUSY) ? leastBusy(client.devices()) : name;
    JsonNode configuration = client.configuration(device);
    JsonNode properties = client.properties(device);
    Instant now = Instant.now();
    try {
      IsaDevice isa =
          new IsaDevice(SnapshotReader.read(configuration, properties, "read live at " + now));
      double microseconds = configuration.path("default_rep_delay").asDouble(Double.NaN);
      double repetition = microseconds >= 0 ? microseconds * 1e-6 : DEFAULT_REPETITION;
      return new LiveDevice(isa, repetition, now);
    } catch (DeviceException damaged) {
      throw new DeviceException("ibm: device '" + device + "': " + damaged.getMessage(), damaged);
    }
  }

  /** The device that is online with the fewest waiting jobs, as Qiskit's least_busy chooses. */
  static String leastBusy(List<DeviceStatus> devices) {
    return devices.stream()
        .filter(device -> device.status().equals("online"))
        .min(Comparator.comparingInt(device -> device.queue().orElse(Integer.MAX_VALUE)))
        .map(DeviceStatus::name)
        .orElseThrow(
            () ->
                new BackendException(
                    Category.EXTERNAL,
                    "ibm: none of the account's "
                        + devices.size()
                        + " devices is online; 'qubridge backends ibm' shows them"));
  }

  String name() {
    return isa.model().name();
  }

  /**
   * The time on the quantum processor that a job is likely to take.
   *
   * @param executions of all circuits together
   */
  Duration likely(ExecutionRequest request, long executions) {
    double longest = 0;
    for (Pub pub : request.pubs()) {
      longest = Math.max(longest, isa.seconds(pub.circuit()) + readout(pub.circuit()));
    }
    double seconds = JOB_SECONDS + executions * (repetition + longest);
    return seconds(Math.min(seconds, MAX_SECONDS));
  }

  private double readout(Circuit circuit) {
    return circuit.measures()
        ? 0
        : isa.model().qubits().values().stream()
            .mapToDouble(qubit -> qubit.readoutDuration().orElse(0))
            .max()
            .orElse(0);
  }

  /**
   * The most that a job may take; the service is told to end it then. Half as much again as is
   * likely, since the published rule is coarse.
   */
  Duration most(ExecutionRequest request, long executions) {
    double seconds = likely(request, executions).toMillis() * 1e-3;
    return seconds(Math.min(Math.ceil(SPARE_SECONDS + UNCERTAINTY * seconds), MAX_SECONDS));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
