package io.qubridge.braket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.braket.stub.BraketStub;
import io.qubridge.braket.stub.StubDevice;
import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Probabilities;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.SamplerPub;
import io.qubridge.local.LocalBackendProvider;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendConfig;
import io.qubridge.spi.Feature;
import io.qubridge.spi.InvalidConfigurationException;
import io.qubridge.spi.Job;
import io.qubridge.spi.JobFailedException;
import io.qubridge.spi.QuotaExceededException;
import io.qubridge.spi.TransportException;
import io.qubridge.spi.UnsupportedCircuitException;
import io.qubridge.support.SplitJob;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AwsCredentials.class)
class SimulatorTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final String NOISE =
      "depolarizing=0.02,two-qubit-depolarizing=0.03,amplitude-damping=0.05,phase-damping=0.04,"
          + "bit-flip=0.01,phase-flip=0.02,readout=0.03";

  private static Circuit.Builder gates() {
    return Circuit.builder(3)
        .gate(GateType.H, 0)
        .gate(GateType.CX, 0, 1)
        .gate(GateType.CRY, 0.7, 1, 2)
        .gate(GateType.ID, 0)
        .gate(GateType.U3, List.of(a(0.3), a(0.5), a(0.9)), List.of(2));
  }

  private static Angle a(double radians) {
    return Angle.of(radians);
  }

  private static EstimatorPub estimated() {
    return new EstimatorPub(
        gates().build(),
        Bindings.none(),
        List.of(
            Observable.z(0), Observable.parse("X0 X1 - 0.5*Y2"), Observable.parse("Z1 Z2 + 2*I")));
  }

  private static SamplerPub sampled() {
    return new SamplerPub(
        gates().register("c", 2).measure(2, 0).measure(0, 1).build(), Bindings.none());
  }

  private static Backend local(String noise) {
    LocalBackendProvider provider = new LocalBackendProvider();
    return provider.open(BackendConfig.of(provider, Map.of("noise", noise)));
  }

  private static ExecutionResult run(Backend backend, Accuracy accuracy) {
    ExecutionRequest request =
        new ExecutionRequest(RequestId.random(), List.of(estimated(), sampled()), accuracy, 1);
    return backend.submit(request).await(LONG);
  }

  @Test
  void noiseOnDm1IsTheLocalSimulatorsToTheLastDigit() {
    try (BraketStub stub = new BraketStub(StubDevice.dm1());
        Backend backend = ProgramSetTest.open(stub, Map.of("noise", NOISE));
        Backend local = local(NOISE)) {
      ExecutionResult actual = run(backend, Accuracy.exact());
      ExecutionResult expected = run(local, Accuracy.exact());
      assertArrayEquals(
          expected.expectations(0).values().array(),
          actual.expectations(0).values().array(),
          1e-12);
      Map<Long, Double> rows = ((Probabilities) expected.pubs().get(1)).rows().get(0);
      ((Probabilities) actual.pubs().get(1))
          .rows()
          .get(0)
          .forEach((outcome, p) -> assertEquals(rows.get(outcome), p, 1e-12));
    }
  }

  @Test
  void noisyShotsOnDm1AgreeWithTheExactValues() {
    try (BraketStub stub = new BraketStub(StubDevice.dm1());
        Backend backend = ProgramSetTest.open(stub, Map.of("noise", NOISE));
        Backend local = local(NOISE)) {
      Expectations actual = run(backend, Accuracy.shots(20_000)).expectations(0);
      double[] expected = run(local, Accuracy.exact()).expectations(0).values().array();
      for (int k = 0; k < expected.length; k++) {
        double error = actual.standardErrors().array()[k];
        assertEquals(expected[k], actual.values().array()[k], 5 * error);
      }
    }
  }

  @Test
  void scaleZeroIsNoNoise() {
    try (BraketStub stub = new BraketStub(StubDevice.sv1());
        Backend backend = ProgramSetTest.open(stub, Map.of("noise", NOISE, "noise-scale", "0"))) {
      run(backend, Accuracy.exact());
      assertTrue(stub.sources().stream().noneMatch(source -> source.contains("noise")));
    }
  }

  @Test
  void noiseIsRefusedWhereADeviceDoesNotTakeIt() {
    try (BraketStub stub = new BraketStub(StubDevice.sv1());
        Backend backend = ProgramSetTest.open(stub, Map.of("noise", "depolarizing=0.1"))) {
      UnsupportedCircuitException refusal =
          assertThrows(UnsupportedCircuitException.class, backend::capabilities);
      assertTrue(refusal.getMessage().contains("use device dm1"), refusal.getMessage());
      for (String wrong : List.of("line5", "bit-flip=0.6", "thunder=0.1")) {
        assertThrows(
            InvalidConfigurationException.class,
            () -> ProgramSetTest.open(stub, Map.of("noise", wrong)));
      }
    }
  }

  @Test
  void aSimulatorWithNoiseHasNoGradients() {
    try (BraketStub stub = new BraketStub(StubDevice.dm1());
        Backend backend = ProgramSetTest.open(stub, Map.of("noise", NOISE))) {
      assertFalse(backend.capabilities().has(Feature.VJP));
    }
  }

  @Test
  void tasksAreKeptWithinTheAccountsQuota() {
    for (Map<String, String> settings :
        List.of(Map.of("max-tasks", "4"), Map.of("max-tasks", "100"))) {
      try (BraketStub stub = new BraketStub(StubDevice.sv1());
          Backend backend = ProgramSetTest.open(stub, settings)) {
        stub.mostOpen(4);
        ExecutionRequest request = ProgramSetTest.request(11, List.of(Observable.z(0)), 50);
        ExecutionResult result = SplitJob.submit(backend, request).await(LONG);
        assertEquals(List.of(), result.failures());
        assertEquals(11, stub.tasks());
      }
    }
  }

  @Test
  void aFullAccountWithoutTasksOfOursIsACapacityFailure() {
    try (BraketStub stub = new BraketStub(StubDevice.sv1());
        Backend backend = ProgramSetTest.open(stub, Map.of())) {
      stub.mostOpen(0);
      assertThrows(
          QuotaExceededException.class,
          () -> backend.submit(ProgramSetTest.request(1, List.of(Observable.z(0)), 50)));
    }
  }

  @Test
  void aJobThatLosesItsServiceHalfWayMayNotBeForgotten() {
    try (BraketStub stub = new BraketStub(StubDevice.sv1());
        Backend backend = ProgramSetTest.open(stub, Map.of())) {
      stub.mostOpen(1);
      stub.line(
          () -> {
            if (stub.calls().stream().anyMatch(call -> call.startsWith("GET /quantum-task/"))) {
              throw new IllegalStateException("cut");
            }
          });
      ExecutionRequest request = ProgramSetTest.request(3, List.of(Observable.z(0)), 50);
      TransportException lost =
          assertThrows(TransportException.class, () -> backend.submit(request));
      assertEquals(1, stub.tasks());
      assertTrue(lost.mayHaveBeenAccepted(), "a task of the job exists");
    }
  }

  @Test
  void aTaskThatRunsLongerThanWasBudgetedIsStopped() {
    try (BraketStub stub = new BraketStub(StubDevice.sv1());
        Backend backend = ProgramSetTest.open(stub, Map.of("task-seconds", "3"))) {
      stub.running();
      Job job = backend.submit(ProgramSetTest.request(1, List.of(Observable.z(0)), 50));
      assertThrows(JobFailedException.class, () -> job.await(LONG));
      assertTrue(stub.calls().stream().anyMatch(call -> call.endsWith("/cancel")));
    }
  }
}
