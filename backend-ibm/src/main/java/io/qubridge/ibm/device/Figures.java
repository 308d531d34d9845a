package io.qubridge.ibm.device;

import com.fasterxml.jackson.databind.JsonNode;

/** A list of named values with units, as the properties keep them for a qubit or a gate. */
record Figures(JsonNode entries, double nanosecondsPerDt) {

  /** A value without regard to its unit; NaN where there is none. */
  double number(String name) {
    return entry(name).path("value").asDouble(Double.NaN);
  }

  /** A time in seconds; NaN where there is none or its unit is not known. */
  double seconds(String name) {
    JsonNode entry = entry(name);
    double factor =
        switch (entry.path("unit").asText("")) {
          case "s" -> 1;
          case "ms" -> 1e-3;
          case "us", "µs", "μs" -> 1e-6;
          case "ns" -> 1e-9;
          case "ps" -> 1e-12;
          case "dt" -> nanosecondsPerDt * 1e-9;
          default -> Double.NaN;
        };
    return entry.path("value").asDouble(Double.NaN) * factor;
  }

  private JsonNode entry(String name) {
    for (JsonNode entry : entries) {
      if (entry.path("name").asText().equals(name)) {
        return entry;
      }
    }
    return entries.path(name);
  }
}
