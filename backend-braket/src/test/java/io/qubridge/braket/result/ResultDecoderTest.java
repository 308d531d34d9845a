package io.qubridge.braket.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.Counts;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.SamplerPub;
import io.qubridge.execution.Usage;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.MalformedResponseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultDecoderTest {
  private static final String SOURCE =
      "OPENQASM 3.0;\\nbit[2] b;\\nqubit[2] q;\\nb[0] = measure q[0];\\nb[1] = measure q[1];";

  private static ExecutionRequest sampled() {
    Circuit circuit = Circuit.builder(2).gate(GateType.X, 0).measureAll("c").build();
    return ExecutionRequest.of(new SamplerPub(circuit, Bindings.none()), Accuracy.shots(4), 0);
  }

  private static ExecutionResult decode(String results) {
    return decode(sampled(), Map.of("results.json", results.getBytes(UTF_8)));
  }

  private static ExecutionResult decode(ExecutionRequest request, Map<String, byte[]> objects) {
    JobHandle job = new JobHandle("braket", "job", request.id(), "", Instant.EPOCH);
    byte[] archive = AnswerArchive.write(List.of(new TaskAnswer("arn", "COMPLETED", "", objects)));
    return ResultDecoder.decode(job, request, archive, Usage.free(4));
  }

  private static String single(String content) {
    return "{\"braketSchemaHeader\":{\"name\":\"braket.task_result.gate_model_task_result\"},"
        + content
        + ",\"taskMetadata\":{\"shots\":4},\"additionalMetadata\":{\"action\":{\"source\":\""
        + SOURCE
        + "\"}}}";
  }

  private static Map<Long, Long> counts(ExecutionResult result) {
    return ((Counts) result.pubs().get(0)).rows().get(0);
  }

  @Test
  void theLeftmostColumnIsTheFirstMeasuredQubit() {
    String shots = "\"measurements\":[[1,0],[1,0],[0, 0],[1,0]]";
    assertEquals(
        Map.of(1L, 3L, 0L, 1L), counts(decode(single(shots + ",\"measuredQubits\":[0,1]"))));
    assertEquals(
        Map.of(2L, 3L, 0L, 1L), counts(decode(single("\"measuredQubits\":[1,0]," + shots))));
  }

  @Test
  void probabilitiesBecomeCountsThatSumToTheShots() {
    assertEquals(
        Map.of(0L, 2L, 1L, 1L, 3L, 1L),
        counts(
            decode(
                single(
                    "\"measurementProbabilities\":{\"00\":0.4,\"10\":0.3,\"11\":0.3},"
                        + "\"measuredQubits\":[0,1]"))));
  }

  @Test
  void wrongAnswersAreRefusedInOneLine() {
    for (String wrong :
        List.of(
            "",
            "[]",
            "{",
            single("\"measurements\":[[1,2]],\"measuredQubits\":[0,1]"),
            single("\"measurements\":[[1,0],[1]],\"measuredQubits\":[0,1]"),
            single("\"measurements\":[[1,0]"),
            single("\"measurements\":[],\"measuredQubits\":[0,1]"),
            single("\"measurements\":[[1,0]],\"measuredQubits\":[0]"),
            single("\"measurements\":[[1,0]],\"measuredQubits\":[0,2]"),
            single("\"measurementProbabilities\":{\"00\":0.4},\"measuredQubits\":[0,1]"),
            single("\"measurementProbabilities\":{\"0\":1},\"measuredQubits\":[0,1]"),
            single("\"measuredQubits\":[0,1]"))) {
      MalformedResponseException refusal =
          assertThrows(MalformedResponseException.class, () -> decode(wrong), wrong);
      assertEquals(1, refusal.getMessage().lines().count());
    }
    assertThrows(
        MalformedResponseException.class,
        () -> AnswerArchive.read("no archive".getBytes(UTF_8)).get(0));
  }

  @Test
  void keysThatLeadOutOfTheFolderAreRefused() {
    for (String key : List.of("../x", "a/../../x", "/etc/passwd", "s3://b/k", "", "a//b", "./a")) {
      assertThrows(MalformedResponseException.class, () -> ResultFiles.resolve("p/", key), key);
    }
    assertEquals("p/executables/0.json", ResultFiles.resolve("p/", "executables/0.json"));
  }

  @Test
  void anArchiveGivesBackEveryByte() {
    TaskAnswer task =
        new TaskAnswer("arn", "FAILED", "why", Map.of("results.json", new byte[] {1, 2, 3}));
    byte[] archive =
        AnswerArchive.write(List.of(task, new TaskAnswer("", "REFUSED", "no", Map.of())));
    List<TaskAnswer> back = AnswerArchive.read(archive);
    assertEquals("why", back.get(0).reason());
    assertArrayEquals(new byte[] {1, 2, 3}, back.get(0).objects().get("results.json"));
    assertEquals("REFUSED", back.get(1).status());
    assertArrayEquals(archive, AnswerArchive.write(List.of(task, back.get(1))));
  }

  @Test
  void whatMayBeTakenLaterIsAskedForAgain() {
    Circuit circuit = Circuit.builder(1).gate(GateType.X, 0).measureAll("c").build();
    Bindings two = new Bindings(List.of(), new Matrix(2, 0));
    ExecutionRequest request =
        ExecutionRequest.of(new SamplerPub(circuit, two), Accuracy.shots(4), 0);
    JobHandle job = new JobHandle("braket", "job", request.id(), "", Instant.EPOCH);
    List<TaskAnswer> tasks =
        List.of(
            new TaskAnswer("", TaskAnswer.NOT_CREATED, "too many requests", Map.of()),
            new TaskAnswer("", TaskAnswer.REFUSED, "too many gates", Map.of()));
    ExecutionResult result =
        ResultDecoder.decode(job, request, AnswerArchive.write(tasks), Usage.free(0));
    assertEquals(List.of(true, false), result.failures().stream().map(f -> f.retryable()).toList());
    assertEquals("too many requests", result.failures().get(0).reason());
  }

  @Test
  void aResultThatDoesNotSayHowLongItRanIsNotTakenForFree() {
    byte[] silent = single("\"measuredQubits\":[0,1]").getBytes(UTF_8);
    TaskAnswer task = new TaskAnswer("arn", "COMPLETED", "", Map.of("results.json", silent));
    assertEquals(Optional.empty(), ResultDecoder.simulated(task));
  }

  private static String set(String results) {
    return "{\"braketSchemaHeader\":{\"name\":\"braket.task_result.program_set_task_result\"},"
        + "\"programResults\":[{\"source\":{\"source\":\""
        + SOURCE
        + "\",\"inputs\":{\"a\":[0,1]}},\"executableResults\":["
        + results
        + "]}],\"taskMetadata\":{\"requestedShots\":8}}";
  }

  private static ExecutionResult decodeSet(String document) {
    Circuit circuit = Circuit.builder(2).gate(GateType.X, 0).measureAll("c").build();
    Bindings two = new Bindings(List.of(), new Matrix(2, 0));
    return decode(
        ExecutionRequest.of(new SamplerPub(circuit, two), Accuracy.shots(4), 0),
        Map.of("results.json", document.getBytes(UTF_8)));
  }

  @Test
  void circuitsWithinASetsOwnDocumentAreRead() {
    String second = "{\"inputsIndex\":1,\"measuredQubits\":[0,1],\"measurements\":[[1,0],[0,0]]}";
    String first = "{\"measurements\":[[1,1]], \"measuredQubits\":[0,1],\"inputsIndex\":0}";
    String whole = set(second + " , " + first);
    assertEquals(
        List.of(Map.of(3L, 1L), Map.of(1L, 1L, 0L, 1L)),
        ((Counts) decodeSet(whole).pubs().get(0)).rows());
    for (int length = 0; length < whole.length(); length++) {
      String part = whole.substring(0, length);
      assertThrows(MalformedResponseException.class, () -> decodeSet(part), part);
    }
    for (String odd : List.of("7", "0", "-1", "[[]]", "[{}]", "null", first + ",5")) {
      assertThrows(MalformedResponseException.class, () -> decodeSet(set(odd)), odd);
    }
  }

  private static Path shared(String name) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve("shared/data/braket"))) {
        return at.resolve("shared/data/braket").resolve(name);
      }
    }
    assumeTrue(false, "the folder shared/data/braket is not there");
    throw new AssertionError();
  }

  @Test
  void aRecordedResultOfGarnetIsRead() throws IOException {
    byte[] recorded = Files.readAllBytes(shared("garnet-partial-measure-results.json"));
    ResultDocument document = ResultDocument.read(recorded);
    assertEquals(List.of(1, 2), document.measuredQubits());
    Circuit circuit =
        Circuit.physicalBuilder(3).register("c", 2).measure(1, 0).measure(2, 1).build();
    ExecutionRequest request =
        ExecutionRequest.of(new SamplerPub(circuit, Bindings.none()), Accuracy.shots(100), 0);
    Map<Long, Long> counts = counts(decode(request, Map.of("results.json", recorded)));
    assertEquals(100, counts.values().stream().mapToLong(c -> c).sum());
    assertEquals(4, counts.get(1L), "qubit 1 alone was 1 in four shots");
  }

  @Test
  void bothFormsOfAProgramSetNameTheSameObjects() throws IOException {
    Path folder = shared("program-set/s3-layout");
    Map<String, byte[]> files = new HashMap<>();
    byte[] first = Files.readAllBytes(folder.resolve("results.json"));
    Map<String, byte[]> found =
        ResultFiles.collect(
            first,
            keys ->
                keys.stream()
                    .map(
                        key -> {
                          try {
                            files.put(key, Files.readAllBytes(folder.resolve(key)));
                            return files.get(key);
                          } catch (IOException missing) {
                            throw new AssertionError(missing);
                          }
                        })
                    .toList());
    assertEquals(
        List.of(
            "metadata.json",
            "programs/0/executables/0.json",
            "programs/0/program.json",
            "programs/0/results.json",
            "results.json"),
        List.copyOf(found.keySet()));
    byte[] inline = Files.readAllBytes(shared("program-set/inline-results.json"));
    assertEquals(1, ResultFiles.collect(inline, keys -> List.of()).size());
  }
}
