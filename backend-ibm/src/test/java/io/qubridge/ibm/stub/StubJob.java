package io.qubridge.ibm.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A job of the stub, whose state moves on each time it is asked for. */
final class StubJob {
  private static final ObjectMapper JSON = new ObjectMapper();

  final String id;
  final JsonNode request;
  final Instant created = Instant.now();
  private final ObjectNode results;
  private final StubRun.Failed failure;
  private final int asksUntilDone;
  private int asks;
  private boolean cancelled;

  StubJob(
      String id, JsonNode request, ObjectNode results, StubRun.Failed failure, int asksUntilDone) {
    this.id = id;
    this.request = request;
    this.results = results;
    this.failure = failure;
    this.asksUntilDone = asksUntilDone;
  }

  synchronized String status() {
    if (cancelled) {
      return "Cancelled";
    }
    if (asks < asksUntilDone) {
      return asks * 2 < asksUntilDone ? "Queued" : "Running";
    }
    return failure == null ? "Completed" : "Failed";
  }

  synchronized int asks() {
    return asks;
  }

  /** Whether it was possible; what has ended cannot be cancelled. */
  synchronized boolean cancel() {
    boolean ended = asks > 0 && asks >= asksUntilDone || cancelled;
    cancelled |= !ended;
    return !ended;
  }

  synchronized ObjectNode ask() {
    ObjectNode json = describe();
    asks++;
    return json;
  }

  synchronized ObjectNode describe() {
    ObjectNode json = JSON.createObjectNode();
    json.put("id", id).put("backend", request.path("backend").asText());
    json.putObject("program").put("id", request.path("program_id").asText());
    json.put("created", created.toString()).put("cost", request.path("cost").asInt());
    json.set("tags", request.path("tags"));
    ObjectNode state = json.putObject("state").put("status", status());
    json.put("status", status()).put("estimated_running_time_seconds", 2.5);
    if (status().equals("Failed")) {
      state.put("reason", failure.getMessage()).put("reason_code", failure.code);
    }
    boolean done = status().equals("Completed");
    ObjectNode usage = json.putObject("usage").put("status", done ? "complete" : "pending");
    if (done) {
      usage.put("qpu_charge_time_seconds", 3);
    }
    json.put("a_field_of_tomorrow", true);
    return json;
  }

  synchronized ObjectNode results() {
    return status().equals("Completed") ? results : null;
  }
}
