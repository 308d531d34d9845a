package io.qubridge.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import io.qubridge.circuit.Reset;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.RequestId;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Feature;
import io.qubridge.spi.Preparation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Expectation values are those of the naive simulator. */
interface ValueContract extends Subject {
  /** Runs a PUB exactly and with shots, as far as declared, and compares the values. */
  default void assertValues(EstimatorPub pub) {
    if (has(Feature.EXACT)) {
      Expected.assertExact(pub, run(pub, Accuracy.exact(), 1).expectations(0));
    }
    if (has(Feature.SHOTS)) {
      Accuracy.Shots shots = (Accuracy.Shots) shots();
      Expected.assertEstimated(pub, shots, run(pub, shots, 1).expectations(0));
    }
  }

  @Test
  default void bitOrderIsQubitZeroLowest() {
    assumeQubits(3);
    assumeGates(GateType.X);
    Circuit circuit = Circuit.builder(3).gate(GateType.X, 0).build();
    List<Observable> observables = List.of(Observable.z(0), Observable.z(1), Observable.z(2));
    assertValues(new EstimatorPub(circuit, Bindings.none(), observables));
  }

  @Test
  default void valuesOfRandomCircuitsMatch() {
    int qubits = Math.min(3, capabilities().qubits());
    for (int seed = 0; seed < 5; seed++) {
      RandomCircuits random = randomCircuits(seed);
      Circuit circuit = random.circuit(qubits, 20, 3);
      List<Observable> observables = IntStream.range(0, qubits).mapToObj(Observable::z).toList();
      assertValues(new EstimatorPub(circuit, random.bindings(circuit, 3), observables));
    }
  }

  @Test
  default void weightedSumsOfPauliStringsMatch() {
    assumeQubits(3);
    List<Observable> observables =
        List.of(
            Observable.parse("X0 Y1 Z2"),
            Observable.parse("0.5*X0 - 2*Z1 Z2 + 0.25*I"),
            Observable.parse("-3*Y2"),
            Observable.parse("1.5*I"));
    assertValues(new EstimatorPub(scrambled(3).build(), Bindings.none(), observables));
  }

  @Test
  default void columnsOfTheBindingsMayStandInAnyOrder() {
    assumeGates(GateType.RX);
    List<Parameter> parameters = List.of(new Parameter("p2"), new Parameter("p10"));
    Circuit circuit =
        Circuit.builder(1)
            .parameter(parameters.get(0))
            .gate(GateType.RX, Angle.of(parameters.get(1)), 0)
            .build();
    List<Parameter> turned = new ArrayList<>(parameters);
    Collections.reverse(turned);
    List<Observable> z = List.of(Observable.z(0));
    Matrix values = Matrix.wrap(2, 2, new double[] {0.4, 3, 1.9, 2});
    assertValues(new EstimatorPub(circuit, new Bindings(turned, values), z));
    assertValues(new EstimatorPub(circuit, new Bindings(parameters, values), z));
  }

  @Test
  default void aCircuitWithoutGatesIsInItsFirstState() {
    Circuit circuit = Circuit.builder(1).build();
    assertValues(new EstimatorPub(circuit, Bindings.none(), List.of(Observable.z(0))));
  }

  @Test
  default void aResetQubitIsZeroAndLeavesTheOthersMixed() {
    assumeQubits(2);
    assumeGates(GateType.H, GateType.CX);
    Circuit circuit =
        Circuit.builder(2).gate(GateType.H, 0).gate(GateType.CX, 0, 1).add(new Reset(0)).build();
    List<Observable> observables =
        List.of(Observable.z(0), Observable.z(1), Observable.parse("X0 X1"));
    EstimatorPub pub = new EstimatorPub(circuit, Bindings.none(), observables);
    if (has(Feature.MID_CIRCUIT)) {
      assertValues(pub);
    } else {
      assertRefused(pub);
    }
  }

  @Test
  default void severalPubsOfOneRequestKeepTheirOrder() {
    EstimatorPub first = smallPub(2);
    EstimatorPub second = first.slice(1, 1);
    assume(Feature.EXACT);
    ExecutionResult result =
        run(new ExecutionRequest(RequestId.random(), List.of(second, first), Accuracy.exact(), 0));
    Expected.assertExact(second, result.expectations(0));
    Expected.assertExact(first, result.expectations(1));
  }

  @Test
  default void preparedCircuitsMeanTheSame() {
    EstimatorPub pub = smallPub(2);
    Preparation prepared = backend().prepare(pub.circuit(), pub.observables());
    assumeTrue(prepared.circuit().qubits() <= 10, "too many qubits for the naive simulator");
    Matrix values =
        Expected.values(
            new EstimatorPub(prepared.circuit(), pub.bindings(), prepared.observables()));
    Matrix expected = Expected.values(pub);
    for (int i = 0; i < expected.array().length; i++) {
      assertEquals(expected.array()[i], values.array()[i], 1e-9);
    }
    assertTrue(backend().estimate(ExecutionRequest.of(pub, anyAccuracy(), 0)).tasks() >= 1);
  }
}
