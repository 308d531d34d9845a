package io.qubridge.local.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.local.ReferenceCircuits;
import io.qubridge.local.Run;
import io.qubridge.observable.Observable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShotEstimatorTest {
  private static final int REPEATS = 10_000;

  /** Weighted sums in one group, in several groups, with an identity. */
  @ParameterizedTest
  @CsvSource({
    "Z0, 1024",
    "Z0 Z1 + 0.5*Z1 - 2*Z2 + 0.7*I, 100",
    "X0 Y1 - 0.4*Z2 + Z0, 1000",
    "X2, 3"
  })
  void repeatsScatterAsTheyState(String observable, int shots) {
    Circuit circuit = ReferenceCircuits.entangler(3, 2, true);
    List<Observable> observables = List.of(Observable.parse(observable));
    EstimatorPub pub =
        new EstimatorPub(circuit, ReferenceCircuits.angles(circuit, REPEATS), observables);
    Expectations estimates = Run.on(2, backend -> Run.shots(backend, pub, shots, 17));
    double exact = Run.on(1, backend -> Run.exact(backend, pub.slice(0, 1))).values().get(0, 0);
    double sum = 0;
    double squares = 0;
    double stated = 0;
    for (int row = 0; row < REPEATS; row++) {
      double deviation = estimates.values().get(row, 0) - exact;
      sum += deviation;
      squares += deviation * deviation;
      stated += Math.pow(estimates.standardErrors().get(row, 0), 2);
    }
    double scatter = Math.sqrt(squares / REPEATS);
    assertEquals(0, sum / REPEATS, 4 * scatter / Math.sqrt(REPEATS));
    // Where three shots may agree the stated error is on the safe side.
    double slack = shots < 10 ? 0.35 : 0.03;
    assertEquals(1, Math.sqrt(stated / REPEATS) / scatter, slack);
  }

  @Test
  void agreeingShotsStateWhatTheyMayHaveMissed() {
    Circuit circuit = Circuit.builder(2).gate(GateType.X, 0).build();
    List<Observable> observables = List.of(Observable.z(0), Observable.parse("3*Z0 + Z1"));
    EstimatorPub pub = new EstimatorPub(circuit, Bindings.none(), observables);
    Expectations estimate = Run.on(1, backend -> Run.shots(backend, pub, 1000, 1));
    assertEquals(Matrix.row(-1, -2), estimate.values());
    double error = 2 * Math.sqrt(1001.0 / 1000) / 1002;
    assertEquals(error, estimate.standardErrors().get(0, 0), 1e-15);
    assertEquals(4 * error, estimate.standardErrors().get(0, 1), 1e-15);
  }

  @Test
  void multiplesOfTheIdentityAreCertain() {
    Circuit circuit = Circuit.builder(1).gate(GateType.H, 0).build();
    EstimatorPub pub =
        new EstimatorPub(circuit, Bindings.none(), List.of(Observable.parse("0.5*I")));
    Expectations estimate = Run.on(1, backend -> Run.shots(backend, pub, 10, 1));
    assertEquals(Matrix.row(0.5), estimate.values());
    assertEquals(Matrix.row(0), estimate.standardErrors());
  }

  @Test
  void observablesOfOneGroupShareShots() {
    Circuit circuit = Circuit.builder(2).gate(GateType.H, 0).gate(GateType.CX, 0, 1).build();
    List<Observable> observables = List.of(Observable.z(0), Observable.z(1));
    EstimatorPub pub = new EstimatorPub(circuit, Bindings.none(), observables);
    Matrix values = Run.on(1, backend -> Run.shots(backend, pub, 999, 4)).values();
    assertEquals(values.get(0, 0), values.get(0, 1));
  }

  @Test
  void precisionBoundsTheStatedError() {
    Circuit circuit = ReferenceCircuits.entangler(3, 1, false);
    List<Observable> observables =
        List.of(Observable.z(0), Observable.parse("2*X0 + Z1 + 0.5*Z1 Z2"));
    EstimatorPub pub = new EstimatorPub(circuit, ReferenceCircuits.angles(circuit, 5), observables);
    Accuracy accuracy = new Accuracy.Precision(0.05);
    Expectations estimate =
        Run.on(1, backend -> Run.run(backend, pub, accuracy, 1)).expectations(0);
    for (double error : estimate.standardErrors().array()) {
      assertTrue(error > 0 && error <= 0.05, "standard error " + error);
    }
  }
}
