package io.qubridge.local.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import io.qubridge.gradient.FiniteDifference;
import io.qubridge.gradient.GradientMethod;
import io.qubridge.gradient.ParameterShift;
import io.qubridge.kit.RandomCircuits;
import io.qubridge.local.ReferenceCircuits;
import io.qubridge.local.Run;
import io.qubridge.observable.Observable;
import io.qubridge.spi.UnsupportedCircuitException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdjointDifferentiatorTest {
  private static ValueAndGradient adjoint(EstimatorPub pub, Matrix cotangents) {
    return Run.on(2, backend -> backend.differentiator().orElseThrow().vjp(pub, cotangents));
  }

  private static double[] by(GradientMethod method, EstimatorPub pub, Matrix cotangents) {
    return Run.on(
        2,
        backend ->
            method.linearize(backend, pub, Accuracy.exact(), 0).vjp(cotangents).gradient().array());
  }

  private static Matrix random(int rows, int columns, long seed) {
    Random random = new Random(seed);
    Matrix matrix = new Matrix(rows, columns);
    for (int k = 0; k < matrix.array().length; k++) {
      matrix.array()[k] = 2 * random.nextDouble() - 1;
    }
    return matrix;
  }

  private static List<Observable> observables(int qubits) {
    return List.of(
        Observable.z(0),
        Observable.parse("0.5*X0 Y1 - 2*Z" + (qubits - 1) + " + 0.3*I"),
        Observable.parse("Y0 Y1 X2 + Y" + (qubits - 1)));
  }

  @ParameterizedTest
  @EnumSource
  void everyAngleOfEveryGateUnderControls(GateType type) {
    if (type.angles() == 0) {
      return;
    }
    Circuit.Builder builder = Circuit.builder(5);
    for (int qubit = 0; qubit < 5; qubit++) {
      builder.gate(GateType.RY, 0.4 + qubit, qubit);
    }
    for (int controls = 0; controls < 3; controls++) {
      List<Angle> angles = new ArrayList<>();
      for (int i = 0; i < type.angles(); i++) {
        angles.add(Angle.of(new Parameter("a" + i)).times(0.7 + controls).plus(Angle.of(0.2)));
      }
      List<Integer> qubits = List.of(3, 0, 4, 1, 2).subList(0, controls + type.operands());
      builder.add(new Gate(type, angles, qubits, controls, controls / 2));
      builder.gate(GateType.H, 1).gate(GateType.CX, 1, 3);
    }
    Circuit circuit = builder.build();
    Bindings bindings = new Bindings(circuit.parameters(), random(3, type.angles(), 1));
    EstimatorPub pub = new EstimatorPub(circuit, bindings, observables(5));
    Matrix cotangents = random(3, 3, 2);
    double[] expected = by(new FiniteDifference(), pub, cotangents);
    assertArrayEquals(expected, adjoint(pub, cotangents).gradient().array(), 1e-6);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 13})
  void randomCircuitsAsByParameterShift(int qubits) {
    RandomCircuits random = new RandomCircuits(EnumSet.allOf(GateType.class), qubits);
    Circuit circuit = random.circuit(qubits, 40, 5);
    int rows = qubits > 10 ? 2 : 21;
    EstimatorPub pub =
        new EstimatorPub(circuit, random.bindings(circuit, rows), observables(qubits));
    Matrix cotangents = random(rows, 3, 3);
    double[] expected = by(new ParameterShift(), pub, cotangents);
    assertArrayEquals(expected, adjoint(pub, cotangents).gradient().array(), 1e-10);
  }

  @Test
  void wideControlsOfALargeState() {
    Circuit.Builder builder = Circuit.builder(13);
    for (int qubit = 0; qubit < 13; qubit++) {
      builder.gate(GateType.RY, 1.2 + 0.1 * qubit, qubit);
    }
    List<Integer> qubits = List.of(12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
    int i = 0;
    for (GateType type : List.of(GateType.RX, GateType.RY, GateType.RZ, GateType.P)) {
      Angle angle = Angle.of(new Parameter("a" + i++));
      builder.add(new Gate(type, List.of(angle), qubits.subList(i, 13), 12 - i, 0));
    }
    Circuit circuit = builder.build();
    EstimatorPub pub =
        new EstimatorPub(
            circuit, new Bindings(circuit.parameters(), random(1, 4, 5)), observables(13));
    Matrix cotangents = random(1, 3, 6);
    double[] expected = by(new FiniteDifference(), pub, cotangents);
    assertArrayEquals(expected, adjoint(pub, cotangents).gradient().array(), 1e-7);
  }

  @Test
  void columnsFollowTheBindings() {
    Circuit circuit = ReferenceCircuits.entangler(2, 1, true);
    Bindings bindings = ReferenceCircuits.angles(circuit, 1);
    List<Parameter> turned = new ArrayList<>(bindings.parameters());
    java.util.Collections.reverse(turned);
    double[] values = new double[4];
    for (int k = 0; k < 4; k++) {
      values[k] = bindings.values().get(0, 3 - k);
    }
    List<Observable> z = ReferenceCircuits.z(2);
    Matrix cotangents = Matrix.row(1, 2);
    double[] straight =
        adjoint(new EstimatorPub(circuit, bindings, z), cotangents).gradient().array();
    Bindings reversed = new Bindings(turned, Matrix.row(values));
    double[] back = adjoint(new EstimatorPub(circuit, reversed, z), cotangents).gradient().array();
    for (int k = 0; k < 4; k++) {
      assertEquals(straight[k], back[3 - k]);
    }
  }

  @Test
  void valuesAreThoseOfTheRequest() {
    Circuit circuit = ReferenceCircuits.entangler(4, 3, true);
    EstimatorPub pub =
        new EstimatorPub(circuit, ReferenceCircuits.batch(circuit, 40), ReferenceCircuits.z(4));
    assertEquals(
        Run.on(1, backend -> Run.exact(backend, pub)), adjoint(pub, random(40, 4, 1)).value());
  }

  @Test
  void resetIsRefused() {
    Circuit circuit =
        Circuit.builder(1).gate(GateType.H, 0).add(new Reset(0)).gate(GateType.H, 0).build();
    EstimatorPub pub = new EstimatorPub(circuit, Bindings.none(), ReferenceCircuits.z(1));
    assertThrows(UnsupportedCircuitException.class, () -> adjoint(pub, Matrix.row(1)));
  }

  @Test
  void cotangentsOfAnotherShapeAreRefused() {
    EstimatorPub pub = ReferenceCircuits.pub(2, 1, true);
    assertThrows(IllegalArgumentException.class, () -> adjoint(pub, Matrix.row(1, 2)));
  }
}
