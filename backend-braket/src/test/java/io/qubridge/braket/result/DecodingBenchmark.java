package io.qubridge.braket.result;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Usage;
import io.qubridge.observable.Observable;
import io.qubridge.spi.JobHandle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Decodes 10,000 rows of 1,000 shots of 4 qubits, as 100 program sets leave them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(value = 1, jvmArgs = "-Xmx1g")
public class DecodingBenchmark {
  private static final int SETS = 100;
  private static final int ROWS = 100;
  private static final int SHOTS = 1_000;

  private final List<byte[]> archives = new ArrayList<>();
  private ExecutionRequest request;

  /** Writes the archives. */
  @Setup
  public void write() {
    Parameter theta = new Parameter("theta");
    Circuit circuit = Circuit.builder(4).gate(GateType.RX, Angle.of(theta), 0).build();
    Bindings bindings = new Bindings(List.of(theta), new Matrix(ROWS, 1));
    List<Observable> z =
        List.of(Observable.z(0), Observable.z(1), Observable.z(2), Observable.z(3));
    request = ExecutionRequest.of(new EstimatorPub(circuit, bindings, z), Accuracy.shots(SHOTS), 0);
    Random random = new Random(1);
    for (int set = 0; set < SETS; set++) {
      archives.add(archive(random));
    }
  }

  private static byte[] archive(Random random) {
    Map<String, byte[]> files = new TreeMap<>();
    StringBuilder names = new StringBuilder();
    StringBuilder inputs = new StringBuilder();
    for (int row = 0; row < ROWS; row++) {
      names.append(row == 0 ? "" : ",").append("\"executables/").append(row).append(".json\"");
      inputs.append(row == 0 ? "" : ",").append(0.1);
      StringBuilder shots = new StringBuilder();
      for (int shot = 0; shot < SHOTS; shot++) {
        int bits = random.nextInt(16);
        shots.append(shot == 0 ? "[" : ", [");
        for (int qubit = 0; qubit < 4; qubit++) {
          shots.append(qubit == 0 ? "" : ", ").append(bits >> qubit & 1);
        }
        shots.append(']');
      }
      files.put(
          "programs/0/executables/" + row + ".json",
          text(
              "program_set_executable_result",
              "\"inputsIndex\":"
                  + row
                  + ",\"measurements\":["
                  + shots
                  + "],\"measuredQubits\":[0,1,2,3]"));
    }
    StringBuilder measures = new StringBuilder();
    for (int qubit = 0; qubit < 4; qubit++) {
      measures.append("b[" + qubit + "] = measure q[" + qubit + "];\\n");
    }
    String source = "\"source\":\"" + measures + "\",\"inputs\":{\"angle_0\":[" + inputs + "]}";
    files.put("programs/0/program.json", text("program", source));
    files.put(
        "programs/0/results.json",
        text(
            "program_result", "\"executableResults\":[" + names + "],\"source\":\"program.json\""));
    files.put("metadata.json", text("metadata", "\"requestedShots\":" + ROWS * SHOTS));
    files.put(
        "results.json",
        text(
            "program_set_task_result",
            "\"programResults\":[\"programs/0/results.json\"],\"taskMetadata\":\"metadata.json\""));
    return AnswerArchive.write(List.of(new TaskAnswer("arn", "COMPLETED", "", files)));
  }

  private static byte[] text(String kind, String content) {
    return ("{\"braketSchemaHeader\":{\"name\":\"braket.task_result."
            + kind
            + "\"},"
            + content
            + "}")
        .getBytes(UTF_8);
  }

  /** All sets, one after the other. */
  @Benchmark
  public double decode() {
    double sum = 0;
    for (byte[] archive : archives) {
      JobHandle job = new JobHandle("braket", "job", request.id(), "", Instant.EPOCH);
      sum +=
          ResultDecoder.decode(job, request, archive, Usage.free(0))
              .expectations(0)
              .values()
              .get(0, 0);
    }
    return sum;
  }
}
