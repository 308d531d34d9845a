package io.qubridge.braket.device;

import com.fasterxml.jackson.databind.JsonNode;
import io.qubridge.device.DeviceBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The figures of a capabilities document. Versions 1 and 2 of its {@code standardized} part give
 * them for each qubit and pair, version 3 once for the device; either fills in for the other, and
 * IonQ's {@code provider.fidelity} for a missing one-qubit figure. NaN where there is none.
 */
record Calibration(JsonNode standardized, JsonNode provider) {
  static Calibration of(JsonNode root) {
    return new Calibration(root.path("standardized"), root.path("provider"));
  }

  void addQubit(DeviceBuilder device, int qubit) {
    JsonNode own = own(qubit);
    double both = 1 - fidelity(own.path("oneQubitFidelity"), "READOUT");
    if (Double.isNaN(both)) {
      both = 1 - standardized.path("readoutFidelity").path(0).path("fidelity").asDouble(Double.NaN);
    }
    double oneGivenZero = fidelity(own.path("oneQubitFidelity"), "READOUT_ERROR_0_TO_1");
    double zeroGivenOne = fidelity(own.path("oneQubitFidelity"), "READOUT_ERROR_1_TO_0");
    device.qubit(
        qubit,
        seconds(own.has("T1") ? own.path("T1") : standardized.path("T1")),
        seconds(own.has("T2") ? own.path("T2") : standardized.path("T2")),
        Double.isNaN(oneGivenZero) ? both : oneGivenZero,
        Double.isNaN(zeroGivenOne) ? both : zeroGivenOne,
        seconds(standardized.path("readoutDuration")),
        Optional.empty());
  }

  /** The error of a one-qubit gate. */
  double error(int qubit) {
    JsonNode own = own(qubit).path("oneQubitFidelity");
    double[] candidates = {
      fidelity(own, "SIMULTANEOUS_RANDOMIZED_BENCHMARKING"),
      fidelity(own, "RANDOMIZED_BENCHMARKING"),
      standardized.path("singleQubitFidelity").path(0).path("fidelity").asDouble(Double.NaN),
      provider.path("fidelity").path("1Q").path("mean").asDouble(Double.NaN)
    };
    for (double fidelity : candidates) {
      if (!Double.isNaN(fidelity)) {
        return 1 - fidelity;
      }
    }
    return Double.NaN;
  }

  /** The error of a two-qubit gate, by Braket's lower-case name; the same in both directions. */
  double error(String gate, List<Integer> pair) {
    JsonNode pairs = standardized.path("twoQubitProperties");
    for (String key : List.of(pair.get(0) + "-" + pair.get(1), pair.get(1) + "-" + pair.get(0))) {
      for (JsonNode entry : pairs.path(key).path("twoQubitGateFidelity")) {
        if (entry.path("gateName").asText().toLowerCase(Locale.ROOT).equals(gate)) {
          return 1 - entry.path("fidelity").asDouble(Double.NaN);
        }
      }
    }
    return 1
        - standardized.path("twoQubitGateFidelity").path(0).path("fidelity").asDouble(Double.NaN);
  }

  double oneQubitSeconds() {
    return seconds(standardized.path("singleQubitGateDuration"));
  }

  double twoQubitSeconds() {
    return seconds(standardized.path("twoQubitGateDuration"));
  }

  private JsonNode own(int qubit) {
    return standardized.path("oneQubitProperties").path(Integer.toString(qubit));
  }

  private static double fidelity(JsonNode entries, String type) {
    for (JsonNode entry : entries) {
      if (entry.path("fidelityType").path("name").asText().equalsIgnoreCase(type)) {
        return entry.path("fidelity").asDouble(Double.NaN);
      }
    }
    return Double.NaN;
  }

  private static double seconds(JsonNode time) {
    double factor =
        switch (time.path("unit").asText("s").toLowerCase(Locale.ROOT)) {
          case "s" -> 1;
          case "ms" -> 1e-3;
          case "us", "µs", "μs" -> 1e-6;
          case "ns" -> 1e-9;
          default -> Double.NaN;
        };
    return time.path("value").asDouble(Double.NaN) * factor;
  }
}
