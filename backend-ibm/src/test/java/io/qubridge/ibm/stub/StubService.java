package io.qubridge.ibm.stub;

import static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder.responseDefinition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.qubridge.local.LocalBackendProvider;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendConfig;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** The service's state and answers. */
public final class StubService implements ResponseDefinitionTransformerV2, AutoCloseable {
  static final String NAME = "ibm-service";

  /** What goes wrong with one submission. */
  public enum Mishap {
    /** Nothing. */
    NONE,
    /** The connection is closed before the job is taken. */
    CLOSED_BEFORE,
    /** The job is taken, then the connection is closed. */
    CLOSED_AFTER,
    /** The job is taken, then a gateway gives up waiting. */
    GATEWAY_AFTER
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VERSION = "2026-04-15";
  private static final Set<String> ENVELOPE =
      Set.of("program_id", "backend", "params", "session_id", "tags", "cost");
  private static final Set<String> PARAMS =
      Set.of("pubs", "options", "support_qiskit", "version", "resilience_level");

  private final StubDevice device;
  private final Backend simulator;
  private final Map<String, StubJob> jobs = new ConcurrentSkipListMap<>();
  private final Map<String, String> sessions = new ConcurrentSkipListMap<>();
  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private final AtomicInteger exchanges = new AtomicInteger();
  private final ConcurrentLinkedQueue<Mishap> mishaps = new ConcurrentLinkedQueue<>();
  private volatile BooleanSupplier line = () -> true;
  private volatile int asksUntilDone;
  private volatile String usage =
      "{\"instance_id\":\""
          + ServiceStub.CRN
          + "\",\"plan_id\":\"p\",\"usage_consumed_seconds\":12}";

  StubService(StubDevice device) {
    this.device = device;
    LocalBackendProvider local = new LocalBackendProvider();
    simulator = local.open(BackendConfig.of(local, device.simulation()));
  }

  /** The number of jobs that were taken. */
  public int jobs() {
    return jobs.size();
  }

  /** The submitted documents in order. */
  public List<JsonNode> documents() {
    return jobs.values().stream().map(job -> job.request).toList();
  }

  /** How often a job's state was asked for. */
  public int asks(String job) {
    return jobs.get(job).asks();
  }

  /** The states of the sessions, {@code open} or {@code closed}, by id. */
  public Map<String, String> sessions() {
    return Map.copyOf(sessions);
  }

  /** Starts anew without any job. */
  public void forgetJobs() {
    jobs.clear();
  }

  /**
   * Cuts connections.
   *
   * @param passes whether the next message gets through; asked before each call and after it, when
   *     the answer is on its way
   */
  public void line(BooleanSupplier passes) {
    line = passes;
  }

  /** How often a token was fetched. */
  public int exchanges() {
    return exchanges.get();
  }

  /** Makes all tokens invalid before their time. */
  public void revokeTokens() {
    tokens.clear();
  }

  /** Closes all sessions as the service does after some time. */
  public void expireSessions() {
    sessions.replaceAll((id, state) -> "closed");
  }

  /** Queues what goes wrong with the next submissions. */
  public void next(Mishap... some) {
    mishaps.addAll(Arrays.asList(some));
  }

  /** Lets jobs be done only after some questions for their state. */
  public void asksUntilDone(int asks) {
    asksUntilDone = asks;
  }

  /** What the instance has used, the answer of {@code GET /instances/usage}. */
  public void usage(String json) {
    usage = json;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    if (line.getAsBoolean()) {
      ResponseDefinition answer = answer(event.getRequest());
      if (line.getAsBoolean()) {
        return answer;
      }
    }
    return responseDefinition().withFault(Fault.EMPTY_RESPONSE).build();
  }

  private ResponseDefinition answer(Request request) {
    URI uri = URI.create(request.getUrl());
    if (uri.getPath().equals("/identity/token")) {
      return exchange(request.getBodyAsString());
    }
    if (!uri.getPath().startsWith("/api/v1/")) {
      return error(404, 1000, "no such path " + uri.getPath());
    }
    String authorization = request.header("Authorization").firstValue();
    if (!authorization.startsWith("Bearer ") || !tokens.contains(authorization.substring(7))) {
      return error(401, 1001, "Login failed for " + authorization);
    }
    if (!request.header("Service-CRN").containsValue(ServiceStub.CRN)
        || !request.header("IBM-API-Version").containsValue(VERSION)) {
      return error(404, 1279, "Instance " + ServiceStub.CRN + " not found");
    }
    String[] path = uri.getPath().substring("/api/v1/".length()).split("/");
    return route(request, request.getMethod() + " " + path[0], path, uri);
  }

  private ResponseDefinition route(Request request, String call, String[] path, URI uri) {
    return switch (call) {
      case "GET backends" -> path.length == 1 ? devices() : device(path);
      case "GET instances" -> ok(usage);
      case "POST jobs" -> path.length == 1 ? submit(request.getBodyAsString()) : cancel(path[1]);
      case "GET jobs" -> path.length == 1 ? list(uri) : job(path);
      case "POST sessions" -> openSession(read(request.getBodyAsString()));
      case "PATCH sessions" -> closeSession(path[1]);
      default -> error(404, 1000, "no such call");
    };
  }

  private ResponseDefinition exchange(String form) {
    String body = URLDecoder.decode(form, StandardCharsets.UTF_8);
    if (!body.contains("grant_type=urn:ibm:params:oauth:grant-type:apikey")
        || !body.contains("apikey=" + ServiceStub.KEY)) {
      return responseDefinition()
          .withStatus(400)
          .withBody(
              "{\"errorCode\":\"BXNIM0415E\",\"errorMessage\":\"Provided API key could not be found.\"}")
          .build();
    }
    String token = "SECRETtoken-" + exchanges.incrementAndGet();
    tokens.add(token);
    return ok("{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
  }

  private ResponseDefinition devices() {
    ObjectNode json = JSON.createObjectNode();
    ArrayNode list = json.putArray("devices");
    ObjectNode online = list.addObject().put("name", device.model().name());
    online.putObject("status").put("name", "online");
    online.put("is_simulator", false).put("qubits", device.model().width()).put("queue_length", 4);
    online.putObject("processor_type").put("family", "Stub").put("revision", 1);
    ObjectNode metrics = online.putObject("performance_metrics");
    metrics.putObject("two_q_error_median").put("value", 0.0101);
    metrics.putObject("readout_error_median").put("value", 0.0219);
    ObjectNode paused = list.addObject().put("name", "ibm_paused").put("qubits", 156);
    paused.putObject("status").put("name", "paused");
    paused.put("queue_length", 0);
    ObjectNode simulator = list.addObject().put("name", "ibm_simulator").put("is_simulator", true);
    simulator.putObject("status").put("name", "online");
    return ok(json.toString());
  }

  private ResponseDefinition device(String[] path) {
    if (!path[1].equals(device.model().name())) {
      return error(404, 1007, "Backend " + path[1] + " not found");
    }
    return ok(
        path[2].equals("configuration")
            ? device.configuration().toString()
            : device.properties().toString());
  }

  private ResponseDefinition submit(String body) {
    Mishap mishap = mishaps.isEmpty() ? Mishap.NONE : mishaps.poll();
    if (mishap == Mishap.CLOSED_BEFORE) {
      return responseDefinition().withFault(Fault.EMPTY_RESPONSE).build();
    }
    JsonNode document = read(body);
    String fault = fault(document);
    if (!fault.isEmpty()) {
      return error(400, 1208, fault);
    }
    if (document.has("session_id")
        && !"open".equals(sessions.get(document.path("session_id").asText()))) {
      return error(400, 4001, "The session is closed");
    }
    String id = take(document);
    return switch (mishap) {
      case CLOSED_AFTER -> responseDefinition().withFault(Fault.EMPTY_RESPONSE).build();
      case GATEWAY_AFTER ->
          responseDefinition().withStatus(504).withBody("<html>Gateway time-out</html>").build();
      default -> ok("{\"id\":\"" + id + "\",\"backend\":\"" + device.model().name() + "\"}");
    };
  }

  private String take(JsonNode document) {
    ObjectNode results = null;
    StubRun.Failed failure = null;
    long seed = document.path("params").toString().hashCode();
    try {
      StubRun run = new StubRun(device, simulator, seed);
      results = run.run(document.path("program_id").asText(), document.path("params"));
    } catch (StubRun.Failed failed) {
      failure = failed;
    }
    synchronized (jobs) {
      String id = "d%06d".formatted(jobs.size() + 1);
      jobs.put(id, new StubJob(id, document, results, failure, asksUntilDone));
      return id;
    }
  }

  private String fault(JsonNode document) {
    JsonNode params = document.path("params");
    List<String> unknown = new ArrayList<>();
    document.fieldNames().forEachRemaining(name -> keep(unknown, ENVELOPE, name));
    params.fieldNames().forEachRemaining(name -> keep(unknown, PARAMS, name));
    if (!unknown.isEmpty()) {
      return "unknown fields " + unknown;
    }
    boolean program = Set.of("sampler", "estimator").contains(document.path("program_id").asText());
    boolean plain =
        params.path("version").asInt() == 2
            && params.path("support_qiskit").isBoolean()
            && !params.path("support_qiskit").asBoolean();
    boolean tags = document.path("tags").size() <= 8;
    for (JsonNode tag : document.path("tags")) {
      tags &= tag.asText().length() <= 86;
    }
    int cost = document.path("cost").asInt(-1);
    boolean known = document.path("backend").asText().equals(device.model().name());
    return program && plain && tags && known && cost > 0 && cost <= 10_800
        ? ""
        : "The request body is not valid";
  }

  private static void keep(List<String> unknown, Set<String> known, String name) {
    if (!known.contains(name)) {
      unknown.add(name);
    }
  }

  private ResponseDefinition list(URI uri) {
    List<String> query = Arrays.asList(String.valueOf(uri.getRawQuery()).split("&"));
    ObjectNode json = JSON.createObjectNode();
    ArrayNode list = json.putArray("jobs");
    List<StubJob> newestFirst = new ArrayList<>(jobs.values());
    Collections.reverse(newestFirst);
    for (StubJob job : newestFirst) {
      boolean all = true;
      for (String pair : query) {
        if (pair.startsWith("tags=")) {
          String tag = URLDecoder.decode(pair.substring(5), StandardCharsets.UTF_8);
          boolean has = false;
          for (JsonNode own : job.request.path("tags")) {
            has |= own.asText().equals(tag);
          }
          all &= has;
        }
      }
      if (all) {
        list.add(job.describe());
      }
    }
    json.put("count", list.size()).put("limit", 200).put("offset", 0);
    return ok(json.toString());
  }

  private ResponseDefinition job(String[] path) {
    StubJob job = jobs.get(path[1]);
    if (job == null) {
      return error(404, 1291, "Job " + path[1] + " not found");
    }
    if (path.length == 2) {
      return ok(job.ask().toString());
    }
    ObjectNode results = job.results();
    return results == null ? responseDefinition().withStatus(204).build() : ok(results.toString());
  }

  private ResponseDefinition cancel(String id) {
    StubJob job = jobs.get(id);
    if (job == null) {
      return error(404, 1291, "Job " + id + " not found");
    }
    return job.cancel()
        ? responseDefinition().withStatus(204).build()
        : error(409, 1292, "The job cannot be cancelled");
  }

  private ResponseDefinition openSession(JsonNode body) {
    String id = "s%04d".formatted(sessions.size() + 1);
    sessions.put(id, "open");
    return ok(
        "{\"id\":\"%s\",\"backend_name\":\"%s\",\"mode\":\"%s\"}"
            .formatted(id, body.path("backend").asText(), body.path("mode").asText()));
  }

  private ResponseDefinition closeSession(String id) {
    sessions.replace(id, "closed");
    return responseDefinition().withStatus(204).build();
  }

  private static ResponseDefinition ok(String json) {
    return responseDefinition()
        .withStatus(200)
        .withHeader("Content-Type", "application/json")
        .withBody(json)
        .build();
  }

  private static ResponseDefinition error(int status, int code, String message) {
    ObjectNode json = JSON.createObjectNode();
    json.putArray("errors").addObject().put("code", code).put("message", message);
    json.put("trace", "c8f0");
    return responseDefinition().withStatus(status).withBody(json.toString()).build();
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException broken) {
      throw new IllegalArgumentException(broken);
    }
  }

  @Override
  public void close() {
    simulator.close();
  }
}
