package io.qubridge.local.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.gradient.ParameterShift;
import io.qubridge.kit.NaiveSimulator;
import io.qubridge.local.Run;
import io.qubridge.observable.Observable;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Multiplexed rotations against the kit's simulator, which applies gate after gate. */
class MultiplexingTest {
  private static final int QUBITS = 4;
  private static final int ROWS = 19;
  private static final List<Observable> OBSERVABLES =
      List.of(
          Observable.z(0), Observable.parse("X0 Y1 Z3"), Observable.parse("0.5*X2 - Z1 Z2 + Y3"));

  private final Circuit.Builder circuit = Circuit.builder(QUBITS);
  private int angles;

  @Test
  void preparesAStateFromZeroQubitByQubit() {
    turn(3);
    multiplex(2, 3, 3);
    multiplex(1, 2, 3, 2, 3);
    multiplex(0, 1, 2, 1, 3, 1, 2, 1, 3);
    mix();
    assertRight();
  }

  @Test
  void leavesRoomForGatesThatMoveInFrontOfIt() {
    turn(3);
    turn(2);
    multiplex(1, 2, 3, 2, 3);
    turn(0);
    mix();
    assertRight();
  }

  @Test
  void needsTheOtherQubitsInZeroOnTheWayBack() {
    turn(1);
    turn(2);
    multiplex(3, 0, 0, 0, 0);
    mix();
    assertRight();
  }

  @Test
  void actsOnAnyState() {
    mix();
    multiplex(1, 3, 0, 3, 0, 3);
    mix();
    multiplex(2, 0, 0, 1, 0, 0, 1, 3, 1, 3);
    mix();
    assertRight();
  }

  @Test
  void addsRotationsUpThatTheSameFlipsPrecede() {
    mix();
    multiplex(3, 2, 2, 2, 2, 2, 2);
    mix();
    assertRight();
  }

  @Test
  void takesFixedAnglesAmongOthers() {
    mix();
    circuit.gate(GateType.RY, 0.3, 2).gate(GateType.CX, 0, 2);
    multiplex(2, 1, 0, 1);
    mix();
    assertRight();
  }

  private void turn(int qubit) {
    circuit.gate(GateType.RY, next(), qubit);
  }

  /** Rotations of a qubit, each followed by a flip. */
  private void multiplex(int target, int... controls) {
    for (int control : controls) {
      turn(target);
      circuit.gate(GateType.CX, control, target);
    }
  }

  private void mix() {
    for (int qubit = 0; qubit < QUBITS; qubit++) {
      circuit.gate(GateType.RX, next(), qubit);
      circuit.gate(GateType.CZ, qubit, (qubit + 1) % QUBITS);
    }
  }

  private Angle next() {
    return Angle.of(new Parameter("a" + angles++)).times(0.8).plus(Angle.of(0.1));
  }

  private void assertRight() {
    Circuit built = circuit.build();
    Bindings bindings = new Bindings(built.parameters(), random(angles, 1));
    EstimatorPub pub = new EstimatorPub(built, bindings, OBSERVABLES);
    Expectations values = Run.on(2, backend -> Run.exact(backend, pub));
    for (int row = 0; row < ROWS; row++) {
      NaiveSimulator expected = NaiveSimulator.run(built, bindings, row);
      for (int o = 0; o < OBSERVABLES.size(); o++) {
        assertEquals(expected.expectation(OBSERVABLES.get(o)), values.values().get(row, o), 1e-12);
      }
    }
    Matrix cotangents = random(OBSERVABLES.size(), 2);
    Matrix shifted =
        Run.on(
            2,
            backend ->
                new ParameterShift()
                    .linearize(backend, pub, Accuracy.exact(), 0)
                    .vjp(cotangents)
                    .gradient());
    Matrix adjoint =
        Run.on(2, backend -> backend.differentiator().orElseThrow().vjp(pub, cotangents))
            .gradient();
    assertArrayEquals(shifted.array(), adjoint.array(), 1e-11);
  }

  private static Matrix random(int columns, long seed) {
    Random random = new Random(seed);
    Matrix matrix = new Matrix(ROWS, columns);
    for (int k = 0; k < matrix.array().length; k++) {
      matrix.array()[k] = 6 * random.nextDouble() - 3;
    }
    return matrix;
  }
}
