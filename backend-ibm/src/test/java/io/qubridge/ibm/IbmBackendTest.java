package io.qubridge.ibm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.Counts;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Pub;
import io.qubridge.execution.SamplerPub;
import io.qubridge.ibm.stub.ServiceStub;
import io.qubridge.ibm.stub.StubDevice;
import io.qubridge.local.LocalBackendProvider;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendConfig;
import io.qubridge.spi.Job;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent and how it is waited for, against a stub that executes it without noise. */
class IbmBackendTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final double SIGMAS = 5;

  @TempDir private Path folder;

  private ServiceStub stub;

  @BeforeEach
  void start() {
    stub = new ServiceStub(StubDevice.ideal());
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  private Backend open(String... more) {
    Map<String, String> settings = new HashMap<>(stub.settings());
    for (int k = 0; k < more.length; k += 2) {
      settings.put(more[k], more[k + 1]);
    }
    IbmBackendProvider provider = new IbmBackendProvider(folder.resolve("none.json"));
    return provider.open(BackendConfig.of(provider, settings));
  }

  private static ExecutionRequest request(Pub pub, Accuracy accuracy) {
    return ExecutionRequest.of(pub, accuracy, 1);
  }

  private static ExecutionRequest bell() {
    Circuit circuit = Circuit.builder(2).gate(GateType.H, 0).gate(GateType.CX, 0, 1).build();
    EstimatorPub pub =
        new EstimatorPub(circuit, Bindings.none(), List.of(Observable.parse("Z0 Z1")));
    return request(pub, Accuracy.shots(64));
  }

  /** Parameters p0 to p11, whose order as text (p10 before p2) is not that of the circuit. */
  private static EstimatorPub twelveAngles() {
    List<Parameter> names = IntStream.range(0, 12).mapToObj(k -> new Parameter("p" + k)).toList();
    Circuit.Builder circuit = Circuit.builder(4);
    for (int k = 11; k >= 0; k--) {
      circuit.gate(k % 3 == 0 ? GateType.RX : GateType.RY, Angle.of(names.get(k)), k % 4);
    }
    circuit.gate(GateType.CX, 0, 1).gate(GateType.CX, 2, 3);
    Matrix values = new Matrix(3, 12);
    for (int k = 0; k < values.array().length; k++) {
      values.array()[k] = Math.sin(3.0 * k * k);
    }
    List<Observable> observables =
        List.of(Observable.z(0), Observable.z(2), Observable.parse("X1"), Observable.parse("Y3"));
    return new EstimatorPub(circuit.build(), new Bindings(names, values), observables);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sampler", "estimator"})
  void everyValueReachesItsOwnParameter(String primitive) {
    EstimatorPub pub = twelveAngles();
    Expectations exact;
    LocalBackendProvider local = new LocalBackendProvider();
    try (Backend backend = local.open(BackendConfig.of(local, Map.of()))) {
      ExecutionResult result = backend.submit(request(pub, Accuracy.exact())).await(LONG);
      exact = (Expectations) result.pubs().get(0);
    }
    Expectations measured;
    try (Backend backend = open("primitive", primitive)) {
      ExecutionResult result = backend.submit(request(pub, Accuracy.shots(4096))).await(LONG);
      measured = (Expectations) result.pubs().get(0);
    }
    for (int k = 0; k < exact.values().array().length; k++) {
      double error = measured.standardErrors().array()[k];
      assertTrue(error > 0 && error < 0.02, "standard error " + error);
      assertEquals(exact.values().array()[k], measured.values().array()[k], SIGMAS * error);
    }
    JsonNode pubs = stub.service().documents().get(0).at("/params/pubs");
    JsonNode values = pubs.at(primitive.equals("sampler") ? "/0/1" : "/0/2");
    List<String> names = new ArrayList<>();
    values.fieldNames().forEachRemaining(names::add);
    assertEquals(12, names.size());
    assertEquals(names.stream().sorted().toList(), names);
  }

  @Test
  void bitsAndQubitsKeepTheirOrder() {
    Circuit circuit =
        Circuit.builder(4)
            .register("low", 2)
            .register("high", 3)
            .gate(GateType.X, 0)
            .gate(GateType.X, 3)
            .measure(0, 0)
            .measure(1, 1)
            .measure(2, 2)
            .measure(0, 3)
            .measure(3, 4)
            .build();
    SamplerPub pub = new SamplerPub(circuit, Bindings.none());
    try (Backend backend = open()) {
      ExecutionResult result = backend.submit(request(pub, Accuracy.shots(20))).await(LONG);
      assertEquals(List.of(Map.of(0b11001L, 20L)), ((Counts) result.pubs().get(0)).rows());
    }
  }

  @Test
  void theSignOfAnObservableIsThatOfItsQubit() {
    Circuit circuit = Circuit.builder(3).gate(GateType.X, 2).gate(GateType.H, 0).build();
    List<Observable> observables =
        List.of(
            Observable.z(2), Observable.z(1), Observable.parse("X0"), Observable.parse("X0 Z1 Z2"));
    EstimatorPub pub = new EstimatorPub(circuit, Bindings.none(), observables);
    for (String primitive : List.of("sampler", "estimator")) {
      try (Backend backend = open("primitive", primitive)) {
        ExecutionResult result = backend.submit(request(pub, Accuracy.shots(100))).await(LONG);
        Matrix values = ((Expectations) result.pubs().get(0)).values();
        assertEquals(Matrix.row(-1, 1, 1, -1), values, primitive);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"batch", "session"})
  void aSessionThatExpiredIsOpenedAnewAndClosedAtTheEnd(String mode) {
    try (Backend backend = open("mode", mode)) {
      backend.submit(bell()).await(LONG);
      stub.service().expireSessions();
      backend.submit(bell()).await(LONG);
      backend.submit(bell()).await(LONG);
      assertEquals(Map.of("s0001", "closed", "s0002", "open"), stub.service().sessions());
    }
    assertEquals(Map.of("s0001", "closed", "s0002", "closed"), stub.service().sessions());
    List<String> used =
        stub.service().documents().stream().map(job -> job.path("session_id").asText()).toList();
    assertEquals(List.of("s0001", "s0002", "s0002"), used);
  }

  @Test
  void manyThreadsThatWaitAskOncePerInterval() throws Exception {
    stub.service().asksUntilDone(4);
    ExecutorService threads = Executors.newFixedThreadPool(12);
    try (Backend backend = open("poll-interval", "0.1")) {
      List<Job> jobs = List.of(backend.submit(bell()), backend.submit(bell()));
      long start = System.nanoTime();
      List<Future<ExecutionResult>> waiting = new ArrayList<>();
      for (int k = 0; k < 12; k++) {
        Job job = jobs.get(k % 2);
        waiting.add(threads.submit(() -> job.await(LONG)));
      }
      var results = new HashSet<>();
      for (Future<ExecutionResult> one : waiting) {
        results.add(one.get().pubs());
      }
      assertTrue(System.nanoTime() - start >= 4 * 100_000_000L, "faster than four intervals");
      assertEquals(1, results.size());
      for (Job job : jobs) {
        assertEquals(5, stub.service().asks(job.handle().jobId()));
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
