package io.qubridge.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qubridge.execution.Accuracy;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Matrix;
import io.qubridge.gradient.Adjoint;
import io.qubridge.gradient.FiniteDifference;
import io.qubridge.gradient.GradientMethod;
import io.qubridge.gradient.ParameterShift;
import io.qubridge.spi.Backend;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that other simulators gave for the same circuits. */
class ReferenceValuesTest {
  private final Backend backend = Run.open(2);

  @AfterEach
  void close() {
    backend.close();
  }

  @ParameterizedTest
  @CsvSource({"2, 0.128098232213", "4, 1.458559758450", "8, 0.088374818234"})
  void squaredGradientNorm(int qubits, double expected) {
    double[] gradient = gradient(new Adjoint(), ReferenceCircuits.pub(qubits, 6, true));
    assertEquals(expected, Arrays.stream(gradient).map(g -> g * g).sum(), 1e-12);
  }

  @Test
  void valueOfFiveQubits() {
    assertEquals(0.254192882452, value(ReferenceCircuits.pub(5, 3, false)), 1e-12);
  }

  @Test
  void valueOfTwentyQubits() {
    assertEquals(-0.001512332608, value(ReferenceCircuits.pub(20, 10, false)), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"2", "4", "8"})
  void threeWaysToDifferentiateAgree(int qubits) {
    EstimatorPub pub = ReferenceCircuits.pub(qubits, 6, true);
    double[] adjoint = gradient(new Adjoint(), pub);
    assertArrayEquals(gradient(new ParameterShift(), pub), adjoint, 1e-12);
    assertArrayEquals(gradient(new FiniteDifference(), pub), adjoint, 1e-6);
  }

  private double value(EstimatorPub pub) {
    return Run.exact(backend, pub).values().get(0, 0);
  }

  private double[] gradient(GradientMethod method, EstimatorPub pub) {
    return method
        .linearize(backend, pub, Accuracy.exact(), 0)
        .vjp(Matrix.row(1))
        .gradient()
        .array();
  }
}
