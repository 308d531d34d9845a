package io.qubridge.braket.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qubridge.braket.stub.StubProgram.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** One task of the stub: its programs, its state, and the objects that it wrote. */
final class StubTask {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SET = "braket.ir.openqasm.program_set";

  final String arn;
  final JsonNode request;
  final StubDevice device;
  final Map<String, byte[]> objects = new TreeMap<>();
  final List<StubProgram> programs = new ArrayList<>();
  final JsonNode action;
  final boolean set;
  String status = "QUEUED";
  int polls;
  int unknownGets;
  int failedCircuits;
  private int circuits;

  StubTask(String arn, JsonNode request, StubDevice device) {
    this.arn = arn;
    this.request = request;
    this.device = device;
    try {
      this.action = JSON.readTree(request.path("action").asText());
    } catch (IOException broken) {
      throw new Refusal("the action is no JSON");
    }
    this.set = action.path("braketSchemaHeader").path("name").asText().equals(SET);
    check();
  }

  long shots() {
    return request.path("shots").asLong();
  }

  int circuits() {
    return circuits;
  }

  String directory() {
    return request.path("outputS3KeyPrefix").asText() + "/" + arn.substring(arn.indexOf('/') + 1);
  }

  private void check() {
    if (set && device.setExecutables() == 0) {
      throw new Refusal("Program sets are not supported on " + device.arn());
    }
    for (JsonNode program : set ? action.path("programs") : List.of(action)) {
      StubProgram read = StubProgram.read(program.path("source").asText(), device);
      programs.add(read);
      int rows = rows(program.path("inputs"));
      for (int row = 0; row < rows; row++) {
        StubRun.inputs(read, program.path("inputs"), row);
      }
      circuits += rows;
      if (set && !read.results.isEmpty()) {
        throw new Refusal("result types are not supported in program sets");
      }
      if (!set && shots() == 0 && read.results.isEmpty()) {
        throw new Refusal("shots 0 need a result type");
      }
    }
    checkShots();
  }

  private void checkShots() {
    long each = set ? shots() / circuits : shots();
    if (set && shots() % circuits != 0) {
      throw new Refusal("Total shots must be divisible by number of executables.");
    }
    if (set && (circuits > device.setExecutables() || shots() > device.setShots())) {
      throw new Refusal("too many executables or shots: " + circuits + ", " + shots());
    }
    if (set && shots() < device.leastSetShots()) {
      throw new Refusal("too few shots: " + shots());
    }
    if (each < device.leastShots() || each > device.mostShots()) {
      throw new Refusal(
          "Shot count should be between %d and %d on %s, but found %d."
              .formatted(device.leastShots(), device.mostShots(), device.arn(), each));
    }
  }

  private static int rows(JsonNode inputs) {
    if (inputs.isEmpty() || !inputs.elements().next().isArray()) {
      return 1;
    }
    int rows = inputs.elements().next().size();
    for (JsonNode column : inputs) {
      if (column.size() != rows) {
        throw new Refusal("input lists have different lengths");
      }
    }
    return rows;
  }

  /**
   * Runs and writes the results.
   *
   * @param fails which circuits of a set fail
   */
  void run(long seed, boolean turned, IntPredicate fails) {
    if (set) {
      runSet(seed, turned, fails);
    } else {
      runSingle(seed, turned);
    }
    status = "COMPLETED";
  }

  private void runSingle(long seed, boolean turned) {
    ObjectNode result = header("braket.task_result.gate_model_task_result");
    StubProgram program = programs.get(0);
    Map<String, Double> inputs = StubRun.inputs(program, action.path("inputs"), 0);
    if (program.results.isEmpty()) {
      StubRun.measure(program, inputs, shots(), seed, turned, result);
    }
    result.set("resultTypes", StubRun.results(program, inputs));
    result.set("taskMetadata", metadata("braket.task_result.task_metadata").put("shots", shots()));
    ObjectNode additional = result.putObject("additionalMetadata");
    additional.set("action", action);
    additional.putObject("simulatorMetadata").put("executionDuration", 47);
    put("results.json", result);
  }

  private void runSet(long seed, boolean turned, IntPredicate fails) {
    ObjectNode root = header("braket.task_result.program_set_task_result");
    ArrayNode results = root.putArray("programResults");
    root.putArray("s3Location").add(request.path("outputS3Bucket").asText()).add(directory());
    root.put("taskMetadata", "metadata.json");
    int circuit = 0;
    for (int p = 0; p < programs.size(); p++) {
      String folder = "programs/" + p + "/";
      results.add(folder + "results.json");
      JsonNode program = action.path("programs").path(p);
      ObjectNode result = header("braket.task_result.program_result");
      ArrayNode list = result.putArray("executableResults");
      result.put("source", "program.json").putObject("additionalMetadata");
      put(folder + "program.json", program);
      for (int row = 0; row < rows(program.path("inputs")); row++) {
        list.add("executables/" + row + ".json");
        ObjectNode executable =
            fails.test(circuit) ? failure(row) : executable(p, row, seed + circuit, turned);
        put(folder + "executables/" + row + ".json", executable);
        circuit++;
      }
      put(folder + "results.json", result);
    }
    put("results.json", root);
    ObjectNode metadata = metadata("braket.task_result.program_set_task_metadata");
    put("metadata.json", metadata.put("requestedShots", shots()));
  }

  private ObjectNode executable(int program, int row, long seed, boolean turned) {
    ObjectNode executable = header("braket.task_result.program_set_executable_result");
    executable.put("inputsIndex", row);
    StubProgram read = programs.get(program);
    JsonNode inputs = action.path("programs").path(program).path("inputs");
    StubRun.measure(
        read, StubRun.inputs(read, inputs, row), shots() / circuits, seed, turned, executable);
    return executable;
  }

  private ObjectNode failure(int row) {
    failedCircuits++;
    ObjectNode failure = header("braket.task_result.program_set_executable_failure");
    failure.put("inputsIndex", row);
    failure
        .putObject("failureMetadata")
        .put("failureReason", "the cryostat was too warm")
        .put("retryable", true)
        .put("category", "DEVICE");
    return failure;
  }

  private ObjectNode metadata(String name) {
    return header(name).put("id", arn).put("deviceId", device.arn()).put("status", "COMPLETED");
  }

  private static ObjectNode header(String name) {
    ObjectNode node = JSON.createObjectNode();
    node.putObject("braketSchemaHeader").put("name", name).put("version", "1");
    return node;
  }

  private void put(String key, JsonNode content) {
    objects.put(key, content.toString().getBytes(StandardCharsets.UTF_8));
  }
}
