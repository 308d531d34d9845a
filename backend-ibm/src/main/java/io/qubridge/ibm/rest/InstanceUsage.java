package io.qubridge.ibm.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/**
 * How much of its time on quantum processors an instance has used in the current period.
 *
 * @param consumed the time used
 * @param remaining the time left; empty where there is no limit
 */
public record InstanceUsage(Duration consumed, Optional<Duration> remaining) {

  static InstanceUsage of(JsonNode json) {
    double used = json.path("usage_consumed_seconds").asDouble();
    JsonNode limit =
        json.hasNonNull("usage_limit_seconds")
            ? json.path("usage_limit_seconds")
            : json.path("usage_allocation_seconds");
    Optional<Duration> left =
        limit.isMissingNode() || limit.isNull()
            ? Optional.empty()
            : Optional.of(seconds(Math.max(0, limit.asDouble() - used)));
    boolean reached = json.path("usage_limit_reached").asBoolean();
    return new InstanceUsage(seconds(used), reached ? Optional.of(Duration.ZERO) : left);
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
