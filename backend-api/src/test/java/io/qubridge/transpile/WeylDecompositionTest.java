package io.qubridge.transpile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.circuit.GateType;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeylDecompositionTest {
  private static final double QUARTER = Math.PI / 4;

  @Test
  void givesBackAnyUnitaryFromCoordinatesInTheChamber() {
    Random random = new Random(1);
    for (int k = 0; k < 2_000; k++) {
      double[] unitary =
          ComplexMatrix.multiply(
              locals(random),
              ComplexMatrix.multiply(
                  WeylDecomposition.interaction(
                      9 * random.nextGaussian(), random.nextGaussian(), random.nextGaussian()),
                  locals(random)));
      WeylDecomposition weyl = WeylDecomposition.of(unitary);
      assertTrue(distance(unitary, weyl.unitary()) < 1e-12);
      assertTrue(weyl.x() <= QUARTER + 1e-12 && weyl.x() >= weyl.y() - 1e-12, weyl::toString);
      assertTrue(weyl.y() >= Math.abs(weyl.z()) - 1e-12, weyl::toString);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0",
    "0.25, 0, 0, 1",
    "0.1, 0, 0, 2",
    "0.25, 0.25, 0, 2",
    "0.2, 0.1, 0, 2",
    "0.25, 0.25, 0.25, 3",
    "0.25, 0.25, -0.25, 3",
    "0.1, 0.1, 0.1, 3",
    "0.1, 0.1, -0.1, 3",
    "0.2, 0.1, 1e-7, 3",
    "1e-7, 0, 0, 2"
  })
  void countsEntanglersAlsoWhereCoordinatesAreDegenerate(
      double x, double y, double z, int entanglers) {
    Random random = new Random(2);
    for (int k = 0; k < 200; k++) {
      double[] unitary =
          ComplexMatrix.multiply(
              locals(random),
              ComplexMatrix.multiply(
                  WeylDecomposition.interaction(x * Math.PI, y * Math.PI, z * Math.PI),
                  locals(random)));
      WeylDecomposition weyl = WeylDecomposition.of(unitary);
      assertEquals(entanglers, weyl.entanglers(false), weyl::toString);
      assertTrue(distance(unitary, weyl.unitary()) < 1e-12);
    }
  }

  @Test
  void knowsTheNamedGates() {
    assertEquals(1, WeylDecomposition.of(GateType.CX.matrix()).entanglers(false));
    assertEquals(1, WeylDecomposition.of(GateType.ECR.matrix()).entanglers(false));
    assertEquals(2, WeylDecomposition.of(GateType.ISWAP.matrix()).entanglers(false));
    assertEquals(3, WeylDecomposition.of(GateType.SWAP.matrix()).entanglers(false));
    assertEquals(2, WeylDecomposition.of(GateType.CP.matrix(0.7)).entanglers(false));
    assertEquals(1, WeylDecomposition.of(GateType.CP.matrix(0.7)).entanglers(true));
  }

  private static double[] locals(Random random) {
    double[][] u = new double[2][];
    for (int wire = 0; wire < 2; wire++) {
      u[wire] =
          GateType.U.targetMatrix(
              7 * random.nextDouble(), 7 * random.nextDouble(), 7 * random.nextDouble());
    }
    return ComplexMatrix.kron(u[0], u[1]);
  }

  /** The largest difference of entries after the best common phase. */
  private static double distance(double[] a, double[] b) {
    double re = 0;
    double im = 0;
    for (int k = 0; k < a.length; k += 2) {
      re += a[k] * b[k] + a[k + 1] * b[k + 1];
      im += a[k] * b[k + 1] - a[k + 1] * b[k];
    }
    double norm = Math.hypot(re, im);
    double largest = 0;
    for (int k = 0; k < a.length; k += 2) {
      largest = Math.max(largest, Math.abs((b[k] * re + b[k + 1] * im) / norm - a[k]));
      largest = Math.max(largest, Math.abs((b[k + 1] * re - b[k] * im) / norm - a[k + 1]));
    }
    return largest;
  }
}
