package io.qubridge.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import io.qubridge.circuit.Reset;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.ValueAndGradient;
import io.qubridge.kit.RandomCircuits;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Backend;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GradientsAgreeTest {
  private static final Set<GateType> ALL = EnumSet.allOf(GateType.class);
  private static final List<Observable> OBSERVABLES =
      List.of(Observable.z(0), Observable.parse("0.5*X0 Y1 - 2*Z2 + 0.3*I"));

  private final Backend backend = new CountingBackend(Map.of());
  private final Random random = new Random(11);

  @Test
  void onRandomCircuitsOfAllGates() {
    for (int seed = 0; seed < 12; seed++) {
      RandomCircuits circuits = new RandomCircuits(ALL, seed);
      Circuit circuit = circuits.circuit(3, 14, 4);
      assertAgree(new EstimatorPub(circuit, circuits.bindings(circuit, 2), OBSERVABLES));
    }
  }

  /** Each angle of each gate, bare and under modifiers, which change its spectrum. */
  @ParameterizedTest
  @EnumSource
  void forEveryAngleOfEveryGate(GateType type) {
    for (int angle = 0; angle < type.angles(); angle++) {
      assertAgree(around(type, angle, false));
      assertAgree(around(type, angle, true));
    }
  }

  @Test
  void throughAResetByShifts() {
    Parameter t = new Parameter("t");
    Circuit circuit =
        Circuit.builder(2)
            .gate(GateType.RY, Angle.of(t), 0)
            .gate(GateType.CX, 0, 1)
            .add(new Reset(0))
            .gate(GateType.RX, Angle.of(t).times(2), 1)
            .build();
    EstimatorPub pub =
        new EstimatorPub(
            circuit, new Bindings(List.of(t), Matrix.row(0.4)), List.of(Observable.z(1)));
    Matrix one = Matrix.row(1);
    double expected = -Math.sin(0.4) * Math.cos(0.8) - 2 * Math.cos(0.4) * Math.sin(0.8);
    assertEquals(expected, gradient(new ParameterShift(), pub, one).gradient().get(0, 0), 1e-12);
    assertEquals(expected, gradient(new FiniteDifference(), pub, one).gradient().get(0, 0), 1e-7);
  }

  private EstimatorPub around(GateType type, int angle, boolean controlled) {
    int qubits = 3 + (controlled ? 2 : 0);
    Circuit.Builder builder = Circuit.builder(qubits);
    scramble(builder, qubits);
    RandomCircuits gates = new RandomCircuits(ALL, angle);
    Gate drawn = gates.gate(type, 3, List.of());
    List<Angle> angles = new ArrayList<>(drawn.angles());
    angles.set(angle, Angle.of(new Parameter("t")).times(0.7).plus(Angle.of(0.2)));
    Gate gate = Gate.of(type, angles, drawn.qubits());
    builder.add(controlled ? gate.controlledBy(3, true).controlledBy(4, false) : gate);
    scramble(builder, qubits);
    Circuit circuit = builder.build();
    return new EstimatorPub(circuit, gates.bindings(circuit, 2), OBSERVABLES);
  }

  private static void scramble(Circuit.Builder builder, int qubits) {
    for (int q = 0; q < qubits; q++) {
      builder.gate(GateType.RY, 0.4 + 0.3 * q, q).gate(GateType.RX, 1.1 - 0.2 * q, q);
    }
    for (int q = 0; q + 1 < qubits; q++) {
      builder.gate(GateType.CX, q, q + 1);
    }
  }

  private void assertAgree(EstimatorPub pub) {
    EstimatorPub turned = withColumnsTurned(pub);
    Matrix cotangents = cotangents(turned);
    double[] adjoint = gradient(new Adjoint(), turned, cotangents).gradient().array();
    ValueAndGradient shift = gradient(new ParameterShift(), turned, cotangents);
    ValueAndGradient difference = gradient(new FiniteDifference(), turned, cotangents);
    assertArrayEquals(adjoint, shift.gradient().array(), 1e-10);
    assertArrayEquals(adjoint, difference.gradient().array(), 2e-6);
    Matrix values = gradient(new Adjoint(), turned, cotangents).value().values();
    assertArrayEquals(values.array(), shift.value().values().array(), 1e-12);
    assertArrayEquals(values.array(), difference.value().values().array(), 1e-12);
    assertEquals(
        new Matrix(2, turned.bindings().parameters().size()), shift.gradientStandardErrors());
  }

  /** The same rows with the columns in the opposite order to the circuit's parameters. */
  private static EstimatorPub withColumnsTurned(EstimatorPub pub) {
    Bindings given = pub.bindings();
    List<Parameter> turned = new ArrayList<>(given.parameters());
    Collections.reverse(turned);
    Matrix values = new Matrix(given.rows(), turned.size());
    for (int row = 0; row < given.rows(); row++) {
      for (int p = 0; p < turned.size(); p++) {
        values.array()[row * turned.size() + p] = given.values().get(row, turned.size() - 1 - p);
      }
    }
    return new EstimatorPub(pub.circuit(), new Bindings(turned, values), pub.observables());
  }

  private Matrix cotangents(EstimatorPub pub) {
    Matrix cotangents = new Matrix(pub.bindings().rows(), pub.observables().size());
    for (int i = 0; i < cotangents.array().length; i++) {
      cotangents.array()[i] = random.nextGaussian();
    }
    return cotangents;
  }

  private ValueAndGradient gradient(GradientMethod method, EstimatorPub pub, Matrix cotangents) {
    return method.linearize(backend, pub, Accuracy.exact(), 0).vjp(cotangents);
  }
}
