package io.qubridge.braket.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.qubridge.braket.stub.StubProgram.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntPredicate;

/** Amazon Braket and S3 for one device, over HTTP on the loopback address. */
public final class BraketStub implements AutoCloseable {
  /** The region of tasks on simulators. */
  public static final String REGION = "us-west-2";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 100;

  static {
    // Else each answer waits 40 ms for the acknowledgement of its head.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final StubDevice device;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, StubTask> tasks = new LinkedHashMap<>();
  private final Map<String, String> arnOfToken = new LinkedHashMap<>();
  private final List<String> calls = new ArrayList<>();

  /** What happens to an exchange, before it is handled and before it is answered. */
  @FunctionalInterface
  public interface Line {
    /** Throws what cuts the connection. */
    void pass();
  }

  private volatile Line line = () -> {};
  private volatile IntPredicate failing = circuit -> false;
  private volatile boolean idempotent = true;
  private volatile boolean turned = true;
  private volatile int pollsUntilDone = 2;
  private volatile boolean endless;
  private volatile int readsUntilVisible;
  private volatile int getsUntilKnown;
  private volatile int mostOpen = Integer.MAX_VALUE;
  private volatile long seed = 1;
  private int reads;

  /** Starts a service with one device. */
  public BraketStub(StubDevice device) {
    this.device = device;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException fault) {
      throw new IllegalStateException(fault);
    }
    server.createContext("/", this::exchange);
    server.setExecutor(threads);
    server.start();
  }

  /** Settings with which the plugin finds the service. */
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("device", device.arn());
    settings.put("endpoint", address());
    settings.put("s3-endpoint", address());
    settings.put("bucket", "stub-bucket");
    settings.put("poll-interval", "0.001");
    if (device.simulator()) {
      settings.put("region", REGION);
    }
    return settings;
  }

  /** Where it listens. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Cuts connections. */
  public void line(Line cut) {
    line = cut;
  }

  /** Lets circuits of program sets fail. */
  public void failing(IntPredicate circuits) {
    failing = circuits;
  }

  /** Whether a client token that was seen before gives the same task. */
  public void idempotent(boolean value) {
    idempotent = value;
  }

  /** How often a task is asked for before it is done. */
  public void pollsUntilDone(int polls) {
    pollsUntilDone = polls;
  }

  /** Lets tasks run without end. */
  public void running() {
    endless = true;
  }

  /** How often an object is not there yet. */
  public void readsUntilVisible(int count) {
    readsUntilVisible = count;
  }

  /** How often each task is not known yet. */
  public void getsUntilKnown(int count) {
    getsUntilKnown = count;
  }

  /** How many tasks the account may have at a time. */
  public void mostOpen(int most) {
    mostOpen = most;
  }

  /** The number of tasks that were created. */
  public synchronized int tasks() {
    return tasks.size();
  }

  /** The circuits and shots of each task, as in {@code 100x1000}. */
  public synchronized List<String> sizes() {
    return tasks.values().stream()
        .map(task -> task.circuits() + "x" + task.shots() / Math.max(1, task.circuits()))
        .toList();
  }

  /** The sources of all programs that were sent. */
  public synchronized List<String> sources() {
    List<String> sources = new ArrayList<>();
    for (StubTask task : tasks.values()) {
      for (JsonNode program : task.set ? task.action.path("programs") : List.of(task.action)) {
        sources.add(program.path("source").asText());
      }
    }
    return sources;
  }

  /** The calls so far, as in {@code POST /quantum-task}. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  private void exchange(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      line.pass();
      Reply reply = reply(exchange, new String(body, UTF_8));
      line.pass();
      exchange.getResponseHeaders().add("Content-Type", reply.type());
      if (reply.error() != null) {
        exchange.getResponseHeaders().add("x-amzn-ErrorType", reply.error());
      }
      exchange.sendResponseHeaders(reply.status(), reply.body().length);
      exchange.getResponseBody().write(reply.body());
    } catch (RuntimeException | Error cut) {
      // The connection is closed without an answer.
      return;
    }
  }

  private record Reply(int status, String type, String error, byte[] body) {
    static Reply ok(JsonNode node) {
      return new Reply(200, "application/json", null, node.toString().getBytes(UTF_8));
    }

    static Reply refused(int status, String error, String message) {
      ObjectNode body = JSON.createObjectNode().put("message", message);
      return new Reply(status, "application/json", error, body.toString().getBytes(UTF_8));
    }
  }

  private synchronized Reply reply(HttpExchange exchange, String body) throws IOException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getRawPath();
    calls.add(method + " " + path);
    if (exchange.getRequestHeaders().getFirst("Authorization") == null) {
      return Reply.refused(403, "AccessDeniedException", "unsigned");
    }
    if (path.startsWith("/device/")) {
      return device(decoded(path.substring("/device/".length())));
    }
    if (path.equals("/quantum-task")) {
      return create(JSON.readTree(body));
    }
    if (path.equals("/quantum-tasks")) {
      return search(JSON.readTree(body));
    }
    if (path.startsWith("/quantum-task/")) {
      String arn = decoded(path.substring("/quantum-task/".length()).replace("/cancel", ""));
      return path.endsWith("/cancel") ? cancel(arn) : get(arn);
    }
    if (path.equals("/spending-limits")) {
      return spendingLimits();
    }
    return object(path);
  }

  private static String decoded(String label) {
    return URLDecoder.decode(label, UTF_8);
  }

  private Reply device(String arn) {
    if (!arn.equals(device.arn())) {
      return Reply.refused(404, "ResourceNotFoundException", "no device " + arn);
    }
    return Reply.ok(
        JSON.createObjectNode()
            .put("deviceArn", arn)
            .put("deviceName", "stub")
            .put("providerName", "stub")
            .put("deviceType", device.simulator() ? "SIMULATOR" : "QPU")
            .put("deviceStatus", "ONLINE")
            .put("deviceCapabilities", device.capabilities()));
  }

  private Reply create(JsonNode request) {
    String token = request.path("clientToken").asText();
    String arn = idempotent ? arnOfToken.get(token) : null;
    if (token.length() < 1 || token.length() > 64) {
      return Reply.refused(400, "ValidationException", "clientToken has 1 to 64 characters");
    }
    long open =
        tasks.values().stream().filter(task -> !task.status.matches("COMPLETED|CANCELLED")).count();
    if (arn == null && open >= mostOpen) {
      return Reply.refused(402, "ServiceQuotaExceededException", "too many tasks at a time");
    }
    if (arn == null) {
      String region = device.simulator() ? REGION : device.arn().split(":")[3];
      arn = "arn:aws:braket:%s:123456789012:quantum-task/task-%06d".formatted(region, tasks.size());
      try {
        tasks.put(arn, new StubTask(arn, request, device));
      } catch (Refusal refusal) {
        return Reply.refused(400, "ValidationException", refusal.getMessage());
      }
      arnOfToken.put(token, arn);
    }
    ObjectNode answer = JSON.createObjectNode().put("quantumTaskArn", arn);
    return new Reply(201, "application/json", null, answer.toString().getBytes(UTF_8));
  }

  private Reply get(String arn) {
    StubTask task = tasks.get(arn);
    if (task == null) {
      return Reply.refused(404, "ResourceNotFoundException", "no task " + arn);
    }
    if (task.unknownGets++ < getsUntilKnown) {
      return Reply.refused(404, "ResourceNotFoundException", "no task " + arn);
    }
    task.polls++;
    if (endless && task.status.equals("QUEUED")) {
      task.status = "RUNNING";
    }
    if (task.status.equals("QUEUED") && task.polls >= pollsUntilDone) {
      task.run(
          seed * 1_000_003 + Integer.parseInt(arn.substring(arn.length() - 6)), turned, failing);
    }
    ObjectNode answer = summary(task);
    answer.put("deviceParameters", "{}");
    answer.putObject("queueInfo").put("queue", "QUANTUM_TASKS_QUEUE").put("position", ">2000");
    ObjectNode action = answer.putObject("actionMetadata");
    action.put("actionType", task.action.path("braketSchemaHeader").path("name").asText());
    if (task.status.equals("COMPLETED")) {
      long each = task.shots() / Math.max(1, task.circuits());
      answer.put("numSuccessfulShots", task.shots() - each * task.failedCircuits);
    }
    return Reply.ok(answer);
  }

  private static ObjectNode summary(StubTask task) {
    ObjectNode summary = JSON.createObjectNode();
    summary.put("quantumTaskArn", task.arn).put("status", task.status);
    summary.put("deviceArn", task.device.arn()).put("shots", task.shots());
    summary.put("outputS3Bucket", task.request.path("outputS3Bucket").asText());
    summary.put("outputS3Directory", task.directory());
    summary.put("createdAt", Instant.now().toString());
    summary.set("tags", task.request.path("tags"));
    return summary;
  }

  private Reply search(JsonNode request) {
    int from = request.path("nextToken").asInt(0);
    List<StubTask> all = new ArrayList<>(tasks.values());
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode list = answer.putArray("quantumTasks");
    for (StubTask task : all.subList(from, Math.min(all.size(), from + PAGE))) {
      list.add(summary(task));
    }
    if (from + PAGE < all.size()) {
      answer.put("nextToken", "" + (from + PAGE));
    }
    return Reply.ok(answer);
  }

  private Reply cancel(String arn) {
    StubTask task = tasks.get(arn);
    if (task == null) {
      return Reply.refused(404, "ResourceNotFoundException", "no task " + arn);
    }
    if (task.status.equals("COMPLETED")) {
      return Reply.refused(
          409,
          "ConflictException",
          "Amazon Braket cannot cancel a quantum task in the COMPLETED status");
    }
    task.status = "CANCELLED";
    return Reply.ok(
        JSON.createObjectNode().put("quantumTaskArn", arn).put("cancellationStatus", "CANCELLING"));
  }

  private Reply spendingLimits() {
    ObjectNode answer = JSON.createObjectNode();
    ObjectNode limit = answer.putArray("spendingLimits").addObject();
    limit.put("spendingLimitArn", "arn:aws:braket:eu-north-1:123456789012:spending-limit/one");
    limit.put("deviceArn", device.arn()).put("spendingLimit", "3");
    limit.put("queuedSpend", "0.5").put("totalSpend", "1.25");
    limit.putObject("timePeriod").put("startAt", 1_780_000_000L).put("endAt", 1_790_000_000L);
    return Reply.ok(answer);
  }

  private Reply object(String path) {
    for (StubTask task : tasks.values()) {
      String folder =
          "/" + task.request.path("outputS3Bucket").asText() + "/" + task.directory() + "/";
      if (path.startsWith(folder) && ++reads > readsUntilVisible) {
        byte[] content = task.objects.get(path.substring(folder.length()));
        if (content != null) {
          return new Reply(200, "application/json", null, content);
        }
      }
    }
    String missing = "<Error><Code>NoSuchKey</Code><Message>no such key</Message></Error>";
    return new Reply(404, "application/xml", null, missing.getBytes(UTF_8));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
