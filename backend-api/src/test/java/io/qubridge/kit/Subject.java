package io.qubridge.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Pub;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendProvider;
import io.qubridge.spi.Capabilities;
import io.qubridge.spi.Feature;
import io.qubridge.spi.UnsupportedCircuitException;
import io.qubridge.support.SplitJob;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The backend under test and what the parts of the contract do with it. */
interface Subject {
  /** The shots of an estimate, where the backend takes as many. */
  long SHOTS = 4096;

  BackendProvider provider();

  Map<String, String> settings();

  Duration patience();

  Backend backend();

  Backend open();

  default Capabilities capabilities() {
    return backend().capabilities();
  }

  default boolean has(Feature feature) {
    return capabilities().has(feature);
  }

  default void assume(Feature feature) {
    assumeTrue(has(feature), () -> "the backend does not declare " + feature);
  }

  default void assumeQubits(int qubits) {
    assumeTrue(capabilities().qubits() >= qubits, () -> "the backend has no " + qubits + " qubits");
  }

  default void assumeGates(GateType... types) {
    for (GateType type : types) {
      assumeTrue(
          capabilities().gates().contains(type),
          () -> "the backend does not offer " + type.qasmName());
    }
  }

  /** A number of shots that the backend takes. */
  default Accuracy shots() {
    return Accuracy.shots(Math.min(SHOTS, capabilities().limits().shots()));
  }

  /** An accuracy that the backend offers: exact if it can. */
  default Accuracy anyAccuracy() {
    if (has(Feature.EXACT)) {
      return Accuracy.exact();
    }
    return has(Feature.SHOTS) ? shots() : new Accuracy.Precision(0.02);
  }

  default ExecutionResult run(Pub pub, Accuracy accuracy, long seed) {
    return run(ExecutionRequest.of(pub, accuracy, seed));
  }

  default ExecutionResult run(ExecutionRequest request) {
    ExecutionResult result = SplitJob.submit(backend(), request).await(patience());
    assertEquals(List.of(), result.failures());
    assertEquals(request.pubs().size(), result.pubs().size());
    return result;
  }

  /** Checks that a PUB's circuit is refused when it is prepared and when it is submitted. */
  default void assertRefused(Pub pub) {
    List<Observable> observables = pub instanceof EstimatorPub e ? e.observables() : List.of();
    assertThrows(
        UnsupportedCircuitException.class, () -> backend().prepare(pub.circuit(), observables));
    UnsupportedCircuitException refusal =
        assertThrows(
            UnsupportedCircuitException.class,
            () -> backend().submit(ExecutionRequest.of(pub, anyAccuracy(), 0)).await(patience()));
    assertFalse(refusal.getMessage().isBlank());
    assertFalse(refusal.getMessage().contains("\n"), refusal::getMessage);
  }

  /** Random circuits of the gates that the backend offers. */
  default RandomCircuits randomCircuits(long seed) {
    return new RandomCircuits(capabilities().gates(), seed);
  }

  /** A small PUB that every backend can run. */
  default EstimatorPub smallPub(int rows) {
    int qubits = Math.min(2, capabilities().qubits());
    RandomCircuits random = randomCircuits(3);
    Circuit circuit = random.circuit(qubits, 8, 2);
    Bindings bindings = random.bindings(circuit, rows);
    return new EstimatorPub(circuit, bindings, List.of(Observable.z(0), Observable.parse("X0")));
  }

  /** Starts a circuit with every qubit in a state of its own, as far as the gates allow. */
  default Circuit.Builder scrambled(int qubits) {
    Circuit.Builder builder = Circuit.builder(qubits);
    List<GateType> single =
        Arrays.stream(GateType.values())
            .filter(type -> type.operands() == 1 && capabilities().gates().contains(type))
            .toList();
    double angle = 0.3;
    for (int qubit = 0; qubit < qubits; qubit++) {
      for (GateType type : single) {
        angle = angle > 1.2 ? angle - 1 : angle + 0.37;
        List<Angle> angles = Collections.nCopies(type.angles(), Angle.of(angle));
        builder.gate(type, angles, List.of(qubit));
      }
    }
    return builder;
  }
}
