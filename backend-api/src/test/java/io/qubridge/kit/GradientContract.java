package io.qubridge.kit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qubridge.circuit.Circuit;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.ValueAndGradient;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Differentiator;
import io.qubridge.spi.Feature;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Gradients that a backend computes by itself. */
interface GradientContract extends Subject {
  @Test
  default void aDifferentiatorIsThereExactlyWhereItIsDeclared() {
    assertEquals(has(Feature.VJP), backend().differentiator().isPresent());
  }

  @Test
  default void gradientsOfRandomCircuitsMatch() {
    assume(Feature.VJP);
    Differentiator differentiator = backend().differentiator().orElseThrow();
    int qubits = Math.min(3, capabilities().qubits());
    List<Observable> observables =
        List.of(Observable.z(0), Observable.parse("0.5*X0 - 2*Z" + (qubits - 1) + " + 0.3*I"));
    for (int seed = 0; seed < 8; seed++) {
      RandomCircuits random = randomCircuits(seed);
      Circuit circuit = random.circuit(qubits, 16, 4);
      EstimatorPub pub = new EstimatorPub(circuit, random.bindings(circuit, 3), observables);
      Matrix cotangents = Matrix.wrap(3, 2, new double[] {1, 0, 0, 1, -0.7, 1.3});
      ValueAndGradient actual = differentiator.vjp(pub, cotangents);
      ValueAndGradient expected = new NaiveDifferentiator(capabilities()).vjp(pub, cotangents);
      Expected.assertExact(pub, actual.value());
      assertArrayEquals(expected.gradient().array(), actual.gradient().array(), 1e-10);
      assertEquals(expected.gradientStandardErrors(), actual.gradientStandardErrors());
    }
  }
}
