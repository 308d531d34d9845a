package io.qubridge.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.ValueAndGradient;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Feature;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParameterShiftTest {
  private static final Parameter T = new Parameter("t");

  private final CountingBackend backend = new CountingBackend(Map.of());
  private final ParameterShift method = new ParameterShift();

  @Test
  void sendsAllSamplesAndShiftsOfALayerInOneRequest() {
    linearize(layer(4, 6, 32), Accuracy.exact());
    assertEquals(32 * (1 + 2 * 28), backend.onlyPub().bindings().rows());
  }

  @Test
  void sharesTheUnshiftedRowAndShiftsOneAngleInEachOther() {
    Circuit circuit =
        Circuit.builder(1)
            .gate(GateType.RX, Angle.of(T).times(2).plus(Angle.of(0.5)), 0)
            .gate(GateType.RZ, 0.7, 0)
            .gate(GateType.RY, Angle.of(T), 0)
            .build();
    linearize(pub(circuit, "Z0", 0.1), Accuracy.exact());
    double quarter = Math.PI / 2;
    assertArrayEquals(
        new double[] {
          0.7, 0.1, 0.7 + quarter, 0.1, 0.7 - quarter, 0.1, 0.7, 0.1 + quarter, 0.7, 0.1 - quarter
        },
        backend.onlyPub().bindings().values().array(),
        1e-15);
  }

  @Test
  void takesFourTermsForRotationsUnderControlsOnly() {
    Gate rotation = Gate.of(GateType.RX, List.of(Angle.of(T)), List.of(0));
    Gate phase = Gate.of(GateType.P, List.of(Angle.of(T)), List.of(0));
    assertEquals(2, ShiftRule.of(rotation, 0).shifts().length);
    assertEquals(4, ShiftRule.of(rotation.controlledBy(1, true), 0).shifts().length);
    assertEquals(4, ShiftRule.of(rotation.controlledBy(1, false), 0).shifts().length);
    assertEquals(2, ShiftRule.of(phase.controlledBy(1, false), 0).shifts().length);
    double root = Math.sqrt(2);
    assertArrayEquals(
        new double[] {
          (root + 1) / (4 * root), -(root + 1) / (4 * root),
          -(root - 1) / (4 * root), (root - 1) / (4 * root)
        },
        ShiftRule.of(rotation.controlledBy(1, true), 0).weights(),
        1e-15);
  }

  @Test
  void runsNoRowsForAnglesThatCannotMatter() {
    Parameter idle = new Parameter("idle");
    Circuit circuit =
        Circuit.builder(2)
            .gate(GateType.RX, Angle.of(T), 0)
            .gate(GateType.CX, 0, 1)
            .gate(GateType.RX, Angle.of(idle), 1)
            .gate(GateType.GPHASE, Angle.of(idle))
            .build();
    Bindings bindings = new Bindings(List.of(T, idle), Matrix.row(0.3, 0.4));
    EstimatorPub pub = new EstimatorPub(circuit, bindings, List.of(Observable.z(0)));
    ValueAndGradient result = linearize(pub, Accuracy.exact()).vjp(Matrix.row(1));
    assertEquals(3, backend.onlyPub().bindings().rows());
    assertArrayEquals(new double[] {-Math.sin(0.3), 0}, result.gradient().array(), 1e-12);
  }

  @Test
  void evaluatesACircuitWithoutParameters() {
    Circuit circuit = Circuit.builder(1).gate(GateType.X, 0).build();
    EstimatorPub pub = new EstimatorPub(circuit, Bindings.none(), List.of(Observable.z(0)));
    ValueAndGradient result = linearize(pub, Accuracy.exact()).vjp(Matrix.row(1));
    assertEquals(Matrix.row(-1), result.value().values());
    assertEquals(new Matrix(1, 0), result.gradient());
  }

  @Test
  void compilesACircuitOnce() {
    linearize(layer(2, 1, 1), Accuracy.exact());
    linearize(layer(2, 1, 3), Accuracy.exact());
    assertSame(
        backend.requests.get(0).pubs().get(0).circuit(),
        backend.requests.get(1).pubs().get(0).circuit());
  }

  @Test
  void keepsAwayFromTheNamesOfRegisters() {
    Circuit circuit =
        Circuit.builder(1).register("angle_0", 1).gate(GateType.RX, Angle.of(T), 0).build();
    linearize(pub(circuit, "Z0", 0.1), Accuracy.exact());
    assertEquals(List.of(new Parameter("_angle_0")), backend.onlyPub().circuit().parameters());
  }

  @Test
  void givesTheSameNumbersWhereLimitsSplitTheRequest() {
    EstimatorPub pub = layer(2, 2, 5);
    Matrix cotangents = new Matrix(5, 2);
    Arrays.fill(cotangents.array(), 1);
    ValueAndGradient whole = linearize(pub, Accuracy.shots(100)).vjp(cotangents);
    CountingBackend small = new CountingBackend(Map.of("max-rows", "7"));
    ValueAndGradient split = method.linearize(small, pub, Accuracy.shots(100), 5).vjp(cotangents);
    assertEquals(whole, split);
    assertEquals((5 * 13 + 6) / 7, small.requests.size());
  }

  @Test
  void givesAPartOfTheRowsTheNumbersThatTheWholeHas() {
    EstimatorPub pub = layer(2, 1, 4);
    Matrix values = linearize(pub, Accuracy.shots(100)).values().values();
    Matrix part = linearize(pub.slice(1, 2), Accuracy.shots(100)).values().values();
    assertEquals(values.slice(1, 2), part);
  }

  @Test
  void statesTheStandardErrorThatRepeatsShow() {
    int repeats = 10_000;
    Circuit circuit =
        Circuit.builder(2)
            .gate(GateType.RY, Angle.of(T), 0)
            .gate(GateType.CRX, Angle.of(T).times(0.5).plus(Angle.of(1)), 0, 1)
            .build();
    Bindings bindings = new Bindings(List.of(T), new Matrix(repeats, 1));
    Arrays.fill(bindings.values().array(), 0.8);
    EstimatorPub pub = new EstimatorPub(circuit, bindings, List.of(Observable.z(1)));
    Matrix cotangents = new Matrix(repeats, 1);
    Arrays.fill(cotangents.array(), -2);
    ValueAndGradient result = linearize(pub, Accuracy.shots(400)).vjp(cotangents);
    assertErrorShows(result.gradient(), result.gradientStandardErrors());
    assertErrorShows(result.value().values(), result.value().standardErrors());
  }

  private static void assertErrorShows(Matrix estimates, Matrix errors) {
    double mean = IntStream.range(0, estimates.rows()).mapToDouble(r -> estimates.get(r, 0)).sum();
    double average = mean / estimates.rows();
    double squares =
        IntStream.range(0, estimates.rows())
            .mapToDouble(r -> Math.pow(estimates.get(r, 0) - average, 2))
            .sum();
    double stated =
        IntStream.range(0, errors.rows()).mapToDouble(r -> Math.pow(errors.get(r, 0), 2)).sum();
    assertEquals(1, Math.sqrt(stated / squares), 0.03);
  }

  @Test
  void refusesCotangentsOfAnotherShape() {
    Linearization linearization = linearize(layer(2, 1, 3), Accuracy.exact());
    assertThrows(IllegalArgumentException.class, () -> linearization.vjp(new Matrix(2, 2)));
  }

  @Test
  void isWhatAutoTakesForShotsOrWithoutGradientsOfTheBackend() {
    Auto auto = new Auto();
    assertEquals("adjoint", auto.choose(backend, Accuracy.exact()).name());
    assertEquals("parameter-shift", auto.choose(backend, Accuracy.shots(1)).name());
    CountingBackend bare = new CountingBackend(Map.of("without", Feature.VJP.name()));
    assertEquals("parameter-shift", auto.choose(bare, Accuracy.exact()).name());
  }

  private Linearization linearize(EstimatorPub pub, Accuracy accuracy) {
    return method.linearize(backend, pub, accuracy, 5);
  }

  private static EstimatorPub pub(Circuit circuit, String observable, double value) {
    Bindings bindings = new Bindings(circuit.parameters(), Matrix.row(value));
    return new EstimatorPub(circuit, bindings, List.of(Observable.parse(observable)));
  }

  /** An RX embedding, then layers of RX and a ring of CX, as the classifier's layer has them. */
  static EstimatorPub layer(int qubits, int layers, int rows) {
    Circuit.Builder builder = Circuit.builder(qubits);
    for (int q = 0; q < qubits; q++) {
      builder.gate(GateType.RX, Angle.of(new Parameter("x" + q)), q);
    }
    for (int layer = 0; layer < layers; layer++) {
      for (int q = 0; q < qubits; q++) {
        builder.gate(GateType.RX, Angle.of(new Parameter("w" + layer + "_" + q)), q);
      }
      for (int q = 0; q < (qubits == 2 ? 1 : qubits); q++) {
        builder.gate(GateType.CX, q, (q + 1) % qubits);
      }
    }
    Circuit circuit = builder.build();
    Matrix values = new Matrix(rows, circuit.parameters().size());
    for (int i = 0; i < values.array().length; i++) {
      values.array()[i] = Math.sin(i);
    }
    List<Observable> observables = IntStream.range(0, qubits).mapToObj(Observable::z).toList();
    return new EstimatorPub(circuit, new Bindings(circuit.parameters(), values), observables);
  }
}
