package io.qubridge.ibm.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.qubridge.spi.DeviceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads the list of devices; simulators and mocks are left out. */
final class DeviceList {
  private DeviceList() {}

  static List<DeviceStatus> of(JsonNode devices) {
    List<DeviceStatus> list = new ArrayList<>();
    for (JsonNode device : devices) {
      boolean mock = device.path("class").asText().equals("mock");
      if (!mock && !device.path("is_simulator").asBoolean() && device.hasNonNull("name")) {
        list.add(status(device));
      }
    }
    return list;
  }

  private static DeviceStatus status(JsonNode device) {
    JsonNode metrics = device.path("performance_metrics");
    JsonNode processor = device.path("processor_type");
    String revision = processor.path("revision").asText();
    int queue = device.path("queue_length").asInt(-1);
    return new DeviceStatus(
        device.path("name").asText(),
        processor.path("family").asText() + (revision.isEmpty() ? "" : " r" + revision),
        device.path("qubits").asInt(),
        device.path("status").path("name").asText("unknown"),
        queue < 0 ? OptionalInt.empty() : OptionalInt.of(queue),
        value(metrics.path("two_q_error_median")),
        value(metrics.path("readout_error_median")));
  }

  private static OptionalDouble value(JsonNode metric) {
    double value = metric.path("value").asDouble(Double.NaN);
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
