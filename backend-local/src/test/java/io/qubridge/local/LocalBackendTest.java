package io.qubridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.Counts;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Probabilities;
import io.qubridge.execution.Pub;
import io.qubridge.execution.PubResult;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.SamplerPub;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendConfig;
import io.qubridge.spi.InvalidConfigurationException;
import io.qubridge.spi.QuotaExceededException;
import io.qubridge.spi.UnsupportedCircuitException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalBackendTest {
  private final Backend backend = Run.open(1);

  @AfterEach
  void close() {
    backend.close();
  }

  /** Rows of a batch in blocks and one by one; large states shared and not; shots and exact. */
  @ParameterizedTest
  @CsvSource({"2, 1", "4, 75", "8, 150", "11, 21", "13, 5", "16, 1"})
  void threadsDoNotChangeABit(int qubits, int rows) {
    Circuit circuit = ReferenceCircuits.entangler(qubits, 3, true);
    List<Observable> observables =
        List.of(Observable.z(0), Observable.parse("X0 Y1 + 0.3*Z" + (qubits - 1)));
    EstimatorPub pub =
        new EstimatorPub(circuit, ReferenceCircuits.batch(circuit, rows), observables);
    Matrix cotangents = new Matrix(rows, 2);
    java.util.Arrays.fill(cotangents.array(), 0.7);
    for (int threads = 2; threads <= 5; threads += 3) {
      try (Backend several = Run.open(threads)) {
        assertEquals(Run.exact(backend, pub), Run.exact(several, pub));
        assertEquals(Run.shots(backend, pub, 100, 3), Run.shots(several, pub, 100, 3));
        assertEquals(
            backend.differentiator().orElseThrow().vjp(pub, cotangents),
            several.differentiator().orElseThrow().vjp(pub, cotangents));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"3", "9", "12"})
  void splittingDoesNotChangeABit(int qubits) {
    Circuit circuit = ReferenceCircuits.entangler(qubits, 2, true);
    List<Observable> observables = List.of(Observable.z(0), Observable.parse("X0 Y1 + 0.3*Z2"));
    int rows = qubits > 11 ? 6 : 83;
    EstimatorPub whole =
        new EstimatorPub(circuit, ReferenceCircuits.batch(circuit, rows), observables);
    Expectations exact = Run.exact(backend, whole);
    Expectations shots = Run.shots(backend, whole, 100, 9);
    Matrix cotangents = new Matrix(rows, 2);
    java.util.Arrays.fill(cotangents.array(), -1.3);
    Matrix gradient = backend.differentiator().orElseThrow().vjp(whole, cotangents).gradient();
    for (int from = 0, count = 1; from < rows; from += count, count = from + 1) {
      EstimatorPub part = whole.slice(from, Math.min(count, rows - from));
      int size = part.bindings().rows();
      assertEquals(exact.values().slice(from, size), Run.exact(backend, part).values());
      Expectations some = Run.shots(backend, part, 100, 9);
      assertEquals(shots.values().slice(from, size), some.values());
      assertEquals(shots.standardErrors().slice(from, size), some.standardErrors());
      Matrix slope =
          backend.differentiator().orElseThrow().vjp(part, cotangents.slice(from, size)).gradient();
      assertEquals(gradient.slice(from, size), slope);
    }
  }

  @Test
  void pubsKeepTheirShotsWhereverARequestIsCut() {
    Circuit circuit = Circuit.builder(1).gate(GateType.H, 0).measureAll("c").build();
    List<Pub> pubs =
        List.of(new SamplerPub(circuit, Bindings.none()), new SamplerPub(circuit, Bindings.none()));
    Accuracy accuracy = Accuracy.shots(10_000);
    List<PubResult> whole = results(new ExecutionRequest(RequestId.random(), pubs, accuracy, 1));
    ExecutionRequest second =
        new ExecutionRequest(RequestId.random(), pubs.subList(1, 2), accuracy, 1, 1);
    assertEquals(whole.subList(1, 2), results(second));
  }

  private List<PubResult> results(ExecutionRequest request) {
    return backend.submit(request).await(Duration.ZERO).pubs();
  }

  @Test
  void qubitZeroIsTheLowestBit() {
    Circuit circuit = Circuit.builder(3).gate(GateType.X, 0).measureAll("c").build();
    SamplerPub pub = new SamplerPub(circuit, Bindings.none());
    assertEquals(
        new Probabilities(3, List.of(Map.of(1L, 1.0))),
        Run.run(backend, pub, Accuracy.exact(), 0).pubs().get(0));
    assertEquals(
        new Counts(3, List.of(Map.of(1L, 50L))),
        Run.run(backend, pub, Accuracy.shots(50), 0).pubs().get(0));
  }

  @Test
  void idleQubitsOfADeviceAreNotSimulated() {
    Circuit circuit =
        Circuit.physicalBuilder(133)
            .register("c", 3)
            .gate(GateType.X, 120)
            .gate(GateType.CX, 120, 7)
            .measure(7, 0)
            .measure(60, 1)
            .measure(120, 2)
            .build();
    SamplerPub pub = new SamplerPub(circuit, Bindings.none());
    assertEquals(
        new Probabilities(3, List.of(Map.of(0b101L, 1.0))),
        Run.run(backend, pub, Accuracy.exact(), 0).pubs().get(0));
    Circuit estimated =
        Circuit.physicalBuilder(133).gate(GateType.X, 120).gate(GateType.H, 7).build();
    List<Observable> observables =
        List.of(
            Observable.z(120),
            Observable.z(99),
            Observable.parse("X7 Z99"),
            Observable.parse("X99"));
    backend.prepare(estimated, observables);
    Matrix values =
        Run.exact(backend, new EstimatorPub(estimated, Bindings.none(), observables)).values();
    double[] expected = {-1, 1, 1, 0};
    for (int o = 0; o < 4; o++) {
      assertEquals(expected[o], values.get(0, o), 1e-15);
    }
  }

  @Test
  void sixtyQubitsAreRefusedInOneLine() {
    Circuit.Builder builder = Circuit.builder(60);
    for (int qubit = 0; qubit < 60; qubit++) {
      builder.gate(GateType.H, qubit);
    }
    Circuit circuit = builder.build();
    EstimatorPub pub = new EstimatorPub(circuit, Bindings.none(), ReferenceCircuits.z(1));
    UnsupportedCircuitException refusal =
        assertThrows(UnsupportedCircuitException.class, () -> Run.exact(backend, pub));
    int qubits = backend.capabilities().qubits();
    assertEquals(
        "the circuit has 60 qubits; 'local' simulates at most %d in %,d MiB of memory, so use fewer or another backend"
            .formatted(qubits, Runtime.getRuntime().maxMemory() >> 20),
        refusal.getMessage());
    assertThrows(
        UnsupportedCircuitException.class, () -> backend.prepare(circuit, ReferenceCircuits.z(1)));
  }

  @Test
  void physicalQubitsBeyondTheLimitAreRefused() {
    Circuit.Builder builder = Circuit.physicalBuilder(133);
    for (int qubit = 0; qubit < 40; qubit++) {
      builder.gate(GateType.SX, 3 * qubit);
    }
    EstimatorPub pub = new EstimatorPub(builder.build(), Bindings.none(), ReferenceCircuits.z(1));
    assertEquals(
        "the circuit uses 40 qubits; the simulator takes at most 26, so use fewer or another"
            + " backend",
        assertThrows(UnsupportedCircuitException.class, () -> Run.exact(backend, pub))
            .getMessage());
  }

  @Test
  void shotsAboveTheLimitAreRefused() {
    EstimatorPub pub = ReferenceCircuits.pub(2, 1, true);
    assertEquals(
        "1,000,000,001 shots; 'local' takes at most 1,000,000,000 of each circuit, so ask for"
            + " fewer, or for exact values",
        assertThrows(QuotaExceededException.class, () -> Run.shots(backend, pub, 1_000_000_001, 0))
            .getMessage());
    assertThrows(
        QuotaExceededException.class,
        () -> Run.run(backend, pub, new Accuracy.Precision(1e-12), 0));
  }

  @Test
  void aBillionShotsTakeNoLongerThanAThousand() {
    Expectations estimate =
        Run.shots(backend, ReferenceCircuits.pub(2, 6, true), LocalBackend.MAX_SHOTS, 5);
    double exact = Run.exact(backend, ReferenceCircuits.pub(2, 6, true)).values().get(0, 0);
    double error = estimate.standardErrors().get(0, 0);
    assertEquals(exact, estimate.values().get(0, 0), 5 * error);
    assertEquals(Math.sqrt((1 - exact * exact) / LocalBackend.MAX_SHOTS), error, 1e-8);
  }

  @Test
  void globalPhasesAndIdleGatesChangeNothing() {
    Circuit circuit =
        Circuit.builder(2)
            .add(Gate.of(GateType.GPHASE, List.of(io.qubridge.circuit.Angle.of(0.4)), List.of()))
            .gate(GateType.ID, 1)
            .gate(GateType.RY, 0.7, 0)
            .build();
    EstimatorPub pub =
        new EstimatorPub(circuit, Bindings.none(), List.of(Observable.z(0), Observable.z(1)));
    Matrix values = Run.exact(backend, pub).values();
    assertEquals(Math.cos(0.7), values.get(0, 0), 1e-15);
    assertEquals(1, values.get(0, 1));
  }

  @Test
  void aClosedBackendTakesNothing() {
    Backend closed = Run.open(2);
    closed.close();
    assertThrows(
        IllegalStateException.class, () -> Run.exact(closed, ReferenceCircuits.pub(2, 1, true)));
  }

  @Test
  void threadsAreAtLeastOne() {
    assertThrows(
        InvalidConfigurationException.class,
        () -> BackendConfig.of(new LocalBackendProvider(), Map.of("threads", "0")));
  }
}
