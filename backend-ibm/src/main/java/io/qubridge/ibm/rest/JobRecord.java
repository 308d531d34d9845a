package io.qubridge.ibm.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.qubridge.spi.JobState;
import io.qubridge.spi.MalformedResponseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * What the service says about a job.
 *
 * @param id its id
 * @param state its state
 * @param created when it was accepted, where that is said
 * @param tags its tags
 * @param billed the time on the QPU that is charged, once that is settled
 * @param queuePosition the jobs before it, where the service says so
 * @param runningTime the estimated time that it runs, where the service says so
 * @param reason why it failed or was cancelled, in one line; empty for all other states
 */
public record JobRecord(
    String id,
    JobState state,
    Optional<Instant> created,
    List<String> tags,
    Optional<Duration> billed,
    OptionalInt queuePosition,
    Optional<Duration> runningTime,
    String reason) {

  static JobRecord of(JsonNode json, String what, UnaryOperator<String> redact) {
    String id = json.path("id").asText();
    if (id.isBlank()) {
      throw new MalformedResponseException("ibm: the answer to " + what + " names no job");
    }
    JobState state = state(json, id);
    List<String> tags = new ArrayList<>();
    json.path("tags").forEach(tag -> tags.add(tag.asText()));
    int queue = json.path("position_in_queue").asInt(-1);
    return new JobRecord(
        id,
        state,
        instant(json.path("created").asText()),
        List.copyOf(tags),
        billed(json.path("usage")),
        queue < 0 ? OptionalInt.empty() : OptionalInt.of(queue),
        seconds(json.path("estimated_running_time_seconds")),
        reason(json, state, redact));
  }

  /** {@code state.status} or the flat {@code status}, which knows "Cancelled - Ran too long". */
  private static JobState state(JsonNode json, String id) {
    String text = json.path("state").path("status").asText(json.path("status").asText());
    String word = text.toLowerCase(Locale.ROOT);
    if (word.startsWith("cancelled")) {
      return JobState.CANCELLED;
    }
    return switch (word) {
      case "queued" -> JobState.QUEUED;
      case "running" -> JobState.RUNNING;
      case "completed" -> JobState.COMPLETED;
      case "failed" -> JobState.FAILED;
      default ->
          throw new MalformedResponseException("ibm: job " + id + " has no state that is known");
    };
  }

  private static String reason(JsonNode json, JobState state, UnaryOperator<String> redact) {
    if (state != JobState.FAILED && state != JobState.CANCELLED) {
      return "";
    }
    return ServiceRefusal.ofState(json.path("state"), redact).reason();
  }

  /** Older versions of the interface call it {@code quantum_seconds}. */
  private static Optional<Duration> billed(JsonNode usage) {
    boolean settled = !usage.path("status").asText("complete").equals("pending");
    Optional<Duration> charged = seconds(usage.path("qpu_charge_time_seconds"));
    return settled ? charged.or(() -> seconds(usage.path("quantum_seconds"))) : Optional.empty();
  }

  private static Optional<Duration> seconds(JsonNode number) {
    double seconds = number.asDouble(-1);
    return seconds >= 0 && seconds < 1e9
        ? Optional.of(Duration.ofMillis(Math.round(seconds * 1000)))
        : Optional.empty();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }
}
