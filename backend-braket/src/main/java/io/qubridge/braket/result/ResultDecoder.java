package io.qubridge.braket.result;

import com.fasterxml.jackson.databind.JsonNode;
import io.qubridge.braket.program.Executables;
import io.qubridge.braket.program.Executables.Executable;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Usage;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.MalformedResponseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the objects that the service wrote into the result of a request.
 *
 * <p>Which column is which qubit is read from the result itself: {@code measuredQubits} names the
 * columns, and the program that the result repeats says which qubit went into which bit. Both are
 * as sent, whatever a device has been calibrated to since. Not thread-safe.
 */
public final class ResultDecoder {
  private static final Pattern MEASURE =
      Pattern.compile("b\\[(\\d{1,4})\\] = measure (?:q\\[(\\d{1,6})\\]|\\$(\\d{1,6}));");
  private static final String SET = "program_set_task_result";
  private static final String FAILURE = "program_set_executable_failure";

  private final ExecutionRequest request;
  private final List<Executable> executables;
  private final ResultBuilder builder;
  private final Map<String, Map<Integer, Integer>> readouts = new HashMap<>();

  private ResultDecoder(ExecutionRequest request) {
    this.request = request;
    this.executables = Executables.of(request);
    this.builder = new ResultBuilder(request);
  }

  /**
   * Decodes.
   *
   * @param archive what {@link AnswerArchive#write} made of the tasks
   * @throws MalformedResponseException if it does not answer the request
   */
  public static ExecutionResult decode(
      JobHandle handle, ExecutionRequest request, byte[] archive, Usage usage) {
    ResultDecoder decoder = new ResultDecoder(request);
    decoder.add(AnswerArchive.read(archive));
    return decoder.builder.result(handle, usage);
  }

  /** How long a simulator ran for a task; empty where there is no result that says so. */
  public static Optional<Duration> simulated(TaskAnswer task) {
    if (!task.hasResults()) {
      return Optional.empty();
    }
    JsonNode metadata = document(task, TaskAnswer.RESULTS).tree().path("additionalMetadata");
    long millis = metadata.path("simulatorMetadata").path("executionDuration").asLong(-1);
    return millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
  }

  /** The result types of a task that has results. */
  public static JsonNode resultTypes(TaskAnswer task) {
    return document(task, TaskAnswer.RESULTS).tree().path("resultTypes");
  }

  private void add(List<TaskAnswer> tasks) {
    if (tasks.size() == 1 && tasks.get(0).hasResults()) {
      ResultDocument document = document(tasks.get(0), TaskAnswer.RESULTS);
      if (document.kind().equals(SET)) {
        new Set(tasks.get(0), document).add();
        return;
      }
    }
    if (tasks.size() != executables.size()) {
      throw mismatch(tasks.size() + " tasks");
    }
    for (int k = 0; k < tasks.size(); k++) {
      single(tasks.get(k), executables.get(k));
    }
  }

  private void single(TaskAnswer task, Executable executable) {
    if (!task.hasResults()) {
      boolean retryable =
          task.status().equals("FAILED") || task.status().equals(TaskAnswer.NOT_CREATED);
      String reason = task.reason().isEmpty() ? task.status() : task.reason();
      String place = task.arn().isEmpty() ? "" : "task " + task.arn() + ": ";
      builder.fail(executable, place + reason, retryable);
      return;
    }
    ResultDocument document = document(task, TaskAnswer.RESULTS);
    if (request.accuracy() instanceof Accuracy.Exact) {
      builder.exact(executable, document.tree().path("resultTypes"));
      return;
    }
    String source =
        document.tree().path("additionalMetadata").path("action").path("source").asText();
    long shots = document.tree().path("taskMetadata").path("shots").asLong(0);
    builder.shots(executable, tally(document, shots), columns(document, source));
  }

  /** The results of a program set, whose files may be apart or within one another. */
  private final class Set {
    private final TaskAnswer task;
    private final ResultDocument root;
    private int next;

    Set(TaskAnswer task, ResultDocument root) {
      this.task = task;
      this.root = root;
    }

    void add() {
      for (JsonNode program : root.tree().path("programResults")) {
        if (program.isTextual()) {
          String key = ResultFiles.resolve("", program.asText());
          ResultDocument apart = document(task, key);
          add(apart, apart.tree(), ResultFiles.folder(key));
        } else {
          add(root, program, "");
        }
      }
      if (next != executables.size()) {
        throw mismatch(next + " circuits");
      }
    }

    /** Adds the results of a program that stands in a document. */
    private void add(ResultDocument owner, JsonNode program, String folder) {
      JsonNode source = object(program.path("source"), folder);
      int rows = rows(source.path("inputs"));
      if (next + rows > executables.size()) {
        throw mismatch("more circuits");
      }
      boolean[] seen = new boolean[rows];
      for (JsonNode item : program.path("executableResults")) {
        ResultDocument document =
            item.isTextual()
                ? document(task, ResultFiles.resolve(folder, item.asText()))
                : owner.part(item);
        int index = document.tree().path("inputsIndex").asInt(0);
        if (index < 0 || index >= rows || seen[index]) {
          throw mismatch("row " + index + " of a program with " + rows);
        }
        seen[index] = true;
        add(executables.get(next + index), document, source.path("source").asText());
      }
      for (int index = 0; index < rows; index++) {
        if (!seen[index]) {
          builder.fail(
              executables.get(next + index), "task " + task.arn() + " has no result for it", true);
        }
      }
      next += rows;
    }

    private void add(Executable executable, ResultDocument document, String source) {
      if (document.kind().equals(FAILURE)) {
        JsonNode failure = document.tree().path("failureMetadata");
        String reason =
            (failure.path("category").asText("")
                    + " "
                    + failure.path("failureReason").asText("failed"))
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        builder.fail(executable, reason, failure.path("retryable").asBoolean(false));
        return;
      }
      builder.shots(executable, tally(document, perCircuit()), columns(document, source));
    }

    private long perCircuit() {
      JsonNode metadata = object(root.tree().path("taskMetadata"), "");
      return metadata.path("requestedShots").asLong(0) / executables.size();
    }

    private JsonNode object(JsonNode node, String folder) {
      return node.isTextual()
          ? document(task, ResultFiles.resolve(folder, node.asText())).tree()
          : node;
    }

    private int rows(JsonNode inputs) {
      return inputs.isEmpty() ? 1 : inputs.elements().next().size();
    }
  }

  private static ResultDocument document(TaskAnswer task, String key) {
    byte[] content = task.objects().get(key);
    if (content == null) {
      throw new MalformedResponseException("task " + task.arn() + " has no object " + key);
    }
    return ResultDocument.read(content);
  }

  private Tally tally(ResultDocument document, long taskShots) {
    if (document.measurements().isPresent()) {
      Measurements measurements = document.measurements().get();
      if (measurements.size() > 0 && measurements.columns() == document.measuredQubits().size()) {
        return measurements.tally();
      }
    }
    JsonNode probabilities = document.tree().path("measurementProbabilities");
    long shots = taskShots > 0 ? taskShots : ((Accuracy.Shots) request.accuracy()).shots();
    if (!probabilities.isObject() || probabilities.isEmpty()) {
      throw new MalformedResponseException(
          "a result of Amazon Braket has neither measurements nor their probabilities");
    }
    Map<String, Double> values = new HashMap<>();
    probabilities
        .fields()
        .forEachRemaining(e -> values.put(e.getKey(), e.getValue().asDouble(Double.NaN)));
    return Tally.of(values, document.measuredQubits().size(), shots);
  }

  /** For each bit of the program the column that holds it. */
  private int[] columns(ResultDocument document, String source) {
    Map<Integer, Integer> qubitOfBit = readouts.computeIfAbsent(source, ResultDecoder::readout);
    List<Integer> measured = document.measuredQubits();
    int[] columns = new int[qubitOfBit.size()];
    for (int bit = 0; bit < columns.length; bit++) {
      int column = measured.indexOf(qubitOfBit.getOrDefault(bit, -1));
      if (column < 0) {
        throw new MalformedResponseException(
            "a result of Amazon Braket measured the qubits "
                + measured
                + ", the program others: "
                + qubitOfBit.values());
      }
      columns[bit] = column;
    }
    return columns;
  }

  private static Map<Integer, Integer> readout(String source) {
    Map<Integer, Integer> qubits = new HashMap<>();
    Matcher matcher = MEASURE.matcher(source);
    while (matcher.find()) {
      String qubit = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
      qubits.put(Integer.valueOf(matcher.group(1)), Integer.valueOf(qubit));
    }
    return qubits;
  }

  private MalformedResponseException mismatch(String what) {
    return new MalformedResponseException(
        "Amazon Braket answered for "
            + what
            + "; the request has "
            + executables.size()
            + " circuits");
  }
}
