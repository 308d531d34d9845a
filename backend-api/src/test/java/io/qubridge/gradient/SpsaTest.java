package io.qubridge.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.execution.Accuracy;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.ValueAndGradient;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpsaTest {
  private final CountingBackend backend = new CountingBackend(Map.of());
  private final EstimatorPub pub = ParameterShiftTest.layer(2, 1, 3);

  @Test
  void runsTwoRowsForEachSampleInOneRequest() {
    gradient(new Spsa(5), pub, Accuracy.exact(), 0);
    assertEquals(3 * 11, backend.onlyPub().bindings().rows());
  }

  @Test
  void estimatesTheGradientWithinItsStatedError() {
    double[] exact = gradient(new Adjoint(), pub, Accuracy.exact(), 0).gradient().array();
    ValueAndGradient spsa = gradient(new Spsa(2000), pub, Accuracy.exact(), 7);
    for (int i = 0; i < exact.length; i++) {
      double error = spsa.gradientStandardErrors().array()[i];
      assertEquals(exact[i], spsa.gradient().array()[i], 4 * error + 1e-7);
      assertTrue(error < 0.1, "standard error " + error);
    }
  }

  @Test
  void statesTheSpreadOfASingleSampleToo() {
    ValueAndGradient spsa = gradient(new Spsa(1), pub, Accuracy.exact(), 7);
    assertArrayEquals(
        Arrays.stream(spsa.gradient().array()).map(Math::abs).toArray(),
        spsa.gradientStandardErrors().array(),
        1e-15);
  }

  @Test
  void drawsTheSameSignsForTheSameSeed() {
    ValueAndGradient first = gradient(new Spsa(2), pub, Accuracy.shots(50), 7);
    assertEquals(first, gradient(new Spsa(2), pub, Accuracy.shots(50), 7));
    assertNotEquals(first.gradient(), gradient(new Spsa(2), pub, Accuracy.shots(50), 8).gradient());
  }

  @Test
  void givesAPartOfTheRowsTheNumbersThatTheWholeHas() {
    ValueAndGradient whole = gradient(new Spsa(2), pub, Accuracy.shots(50), 7);
    ValueAndGradient part = gradient(new Spsa(2), pub.slice(1, 2), Accuracy.shots(50), 7);
    assertEquals(whole.gradient().slice(1, 2), part.gradient());
  }

  @Test
  void refusesNoSamplesAndNoStep() {
    assertThrows(IllegalArgumentException.class, () -> new Spsa(0));
    assertThrows(IllegalArgumentException.class, () -> new Spsa(1, 0));
    assertThrows(IllegalArgumentException.class, () -> new FiniteDifference(Double.NaN));
  }

  private ValueAndGradient gradient(
      GradientMethod method, EstimatorPub pub, Accuracy accuracy, long seed) {
    Matrix ones = new Matrix(pub.bindings().rows(), pub.observables().size());
    Arrays.fill(ones.array(), 1);
    return method.linearize(backend, pub, accuracy, seed).vjp(ones);
  }
}
