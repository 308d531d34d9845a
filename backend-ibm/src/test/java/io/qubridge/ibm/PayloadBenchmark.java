package io.qubridge.ibm;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Usage;
import io.qubridge.ibm.program.IsaDevice;
import io.qubridge.ibm.program.MitigationOptions;
import io.qubridge.ibm.program.SamplerPrimitive;
import io.qubridge.ibm.stub.StubDevice;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Answer;
import io.qubridge.spi.JobHandle;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/**
 * The client's own work for 10,000 rows of a 4-qubit circuit with 12 parameters at 1,024 shots:
 * payload and decoding, in 1 GiB.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PayloadBenchmark {
  private static final int ROWS = 10_000;
  private static final int SHOTS = 1024;
  private static final int QUBITS = 4;
  private static final int PARAMETERS = 12;

  private final SamplerPrimitive sampler = new SamplerPrimitive(MitigationOptions.none());
  private final IsaDevice device = new IsaDevice(StubDevice.noisy().model());
  private ExecutionRequest request;
  private JobHandle handle;
  private Answer answer;

  /** Builds the request and an answer of random samples. */
  @Setup
  public void build() {
    List<Parameter> names =
        IntStream.range(0, PARAMETERS).mapToObj(k -> new Parameter("w" + k)).toList();
    Circuit.Builder circuit = Circuit.builder(QUBITS);
    for (int k = 0; k < PARAMETERS; k++) {
      circuit.gate(GateType.RY, Angle.of(names.get(k)), k % QUBITS);
      circuit.gate(GateType.CX, k % QUBITS, (k + 1) % QUBITS);
    }
    Random random = new Random(1);
    Matrix values = new Matrix(ROWS, PARAMETERS);
    for (int k = 0; k < values.array().length; k++) {
      values.array()[k] = random.nextDouble();
    }
    List<Observable> observables = IntStream.range(0, QUBITS).mapToObj(Observable::z).toList();
    EstimatorPub pub = new EstimatorPub(circuit.build(), new Bindings(names, values), observables);
    request = ExecutionRequest.of(pub, Accuracy.shots(SHOTS), 1);
    handle = new JobHandle("ibm", "d1", request.id(), "", Instant.EPOCH);
    StringBuilder samples = new StringBuilder();
    for (int row = 0; row < ROWS; row++) {
      samples.append(row == 0 ? "[" : ",[");
      for (int shot = 0; shot < SHOTS; shot++) {
        samples.append(shot == 0 ? "\"0x" : ",\"0x");
        samples.append(Integer.toHexString(random.nextInt(1 << QUBITS))).append('"');
      }
      samples.append(']');
    }
    String body =
        "{\"results\":[{\"data\":{\"reg0\":{\"samples\":["
            + samples
            + "],\"num_bits\":4}},\"metadata\":{}}],\"metadata\":{\"version\":2}}";
    answer = new Answer(body.getBytes(StandardCharsets.UTF_8), Usage.free(0));
  }

  /** The request's body, once the circuit is transpiled. */
  @Benchmark
  public byte[] payload() {
    return new JobDocument(sampler, device, 60, List.of("tag")).params(request);
  }

  /** Counts, expectation values and standard errors of 10,240,000 samples. */
  @Benchmark
  public ExecutionResult decode() {
    return sampler.decode(handle, request, answer);
  }
}
