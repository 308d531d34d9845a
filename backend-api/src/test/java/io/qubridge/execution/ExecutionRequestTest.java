package io.qubridge.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import io.qubridge.observable.Observable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ExecutionRequestTest {
  private static final Parameter T = new Parameter("t");
  private static final Circuit CIRCUIT =
      Circuit.builder(2).gate(GateType.RX, Angle.of(T), 0).build();
  private static final Bindings THREE = new Bindings(List.of(T), new Matrix(3, 1));
  private static final EstimatorPub PUB =
      new EstimatorPub(
          CIRCUIT, THREE, List.of(Observable.z(0), Observable.z(1), Observable.parse("X0")));

  @Test
  void countsRowsAndTheCircuitsThatAreMeasured() {
    ExecutionRequest request =
        new ExecutionRequest(new RequestId("r"), List.of(PUB, sampler()), Accuracy.shots(5), 0);
    assertEquals(6, request.rows());
    assertEquals(2 * 3 + 3, request.executables());
  }

  @Test
  void canBeSentToAnotherProcess() throws Exception {
    ExecutionRequest request = ExecutionRequest.of(PUB, new Accuracy.Precision(0.1), 3);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(request);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertEquals(request, in.readObject());
    }
  }

  @Test
  void refusesWhatNoBackendCouldRun() {
    Circuit measured = Circuit.builder(1).measureAll("c").build();
    Circuit wide = Circuit.builder(1).register("c", 64).measure(0, 0).build();
    List<Observable> z = List.of(Observable.z(0));
    assertRefused(
        "at least one PUB",
        () -> new ExecutionRequest(RequestId.random(), List.of(), Accuracy.exact(), 0));
    assertRefused("at least one observable", () -> new EstimatorPub(CIRCUIT, THREE, List.of()));
    assertRefused("without measurements", () -> new EstimatorPub(measured, Bindings.none(), z));
    assertRefused(
        "needs more than the circuit's 2 qubits",
        () -> new EstimatorPub(CIRCUIT, THREE, List.of(Observable.z(2))));
    assertRefused("parameters are [t]", () -> new EstimatorPub(CIRCUIT, Bindings.none(), z));
    assertRefused("with measurements", () -> new SamplerPub(CIRCUIT, THREE));
    assertRefused("64 classical bits", () -> new SamplerPub(wide, Bindings.none()));
    assertRefused(
        "not a precision", () -> ExecutionRequest.of(sampler(), new Accuracy.Precision(0.1), 0));
  }

  @Test
  void refusesAccuraciesThatAreNone() {
    assertRefused("shots is 0; it must be at least 1", () -> Accuracy.shots(0));
    assertRefused("shots is -5", () -> Accuracy.shots(-5));
    assertRefused("precision is NaN", () -> new Accuracy.Precision(Double.NaN));
    assertRefused("precision is 0.0", () -> new Accuracy.Precision(0));
  }

  @Test
  void refusesIdsThatServicesDoNotTake() {
    assertRefused("1 to 64", () -> new RequestId(""));
    assertRefused("1 to 64", () -> new RequestId("a b"));
    assertRefused("1 to 64", () -> new RequestId("x".repeat(65)));
  }

  private static SamplerPub sampler() {
    Circuit circuit = Circuit.builder(1).gate(GateType.RX, Angle.of(T), 0).measureAll("c").build();
    return new SamplerPub(circuit, THREE);
  }

  private static void assertRefused(String reason, Executable action) {
    IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, action);
    assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
  }
}
