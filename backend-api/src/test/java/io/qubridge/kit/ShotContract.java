package io.qubridge.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.spi.Feature;
import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Estimates: seeds, numbers of shots, wanted precision. */
interface ShotContract extends ValueContract {
  @Test
  default void equalSeedsGiveEqualEstimatesAndOthersOthers() {
    assume(Feature.SEED);
    assume(Feature.SHOTS);
    EstimatorPub pub = smallPub(4);
    Expectations first = run(pub, Accuracy.shots(100), 5).expectations(0);
    assertEquals(first, run(pub, Accuracy.shots(100), 5).expectations(0));
    assertNotEquals(first.values(), run(pub, Accuracy.shots(100), 6).expectations(0).values());
  }

  @Test
  default void equalRowsOfARequestGetShotsOfTheirOwn() {
    assume(Feature.SHOTS);
    EstimatorPub one = smallPub(1);
    Matrix values = new Matrix(20, one.bindings().parameters().size());
    double[] row = one.bindings().values().array();
    for (int r = 0; r < 20; r++) {
      System.arraycopy(row, 0, values.array(), r * row.length, row.length);
    }
    EstimatorPub pub =
        new EstimatorPub(
            one.circuit(), new Bindings(one.bindings().parameters(), values), one.observables());
    Matrix estimates = run(pub, Accuracy.shots(101), 5).expectations(0).values();
    long distinct =
        IntStream.range(0, 20)
            .mapToDouble(r -> estimates.get(r, 0) + 7 * estimates.get(r, 1))
            .distinct()
            .count();
    assertTrue(distinct > 1, "20 rows of equal parameters have equal estimates");
  }

  @Test
  default void oneShotIsEnough() {
    assume(Feature.SHOTS);
    Matrix values = run(smallPub(3), Accuracy.shots(1), 5).expectations(0).values();
    for (double value : values.array()) {
      assertEquals(1, Math.abs(value), 1e-12, "one shot of a Pauli string is 1 or -1");
    }
  }

  @Test
  default void wantedPrecisionIsReached() {
    assume(Feature.PRECISION);
    EstimatorPub pub = smallPub(3);
    double wanted = 0.02;
    Expectations actual = run(pub, new Accuracy.Precision(wanted), 5).expectations(0);
    Expected.assertShape(pub, actual);
    Matrix expected = Expected.values(pub);
    for (int i = 0; i < expected.array().length; i++) {
      assertEquals(expected.array()[i], actual.values().array()[i], 5 * wanted);
      assertTrue(actual.standardErrors().array()[i] <= 1.2 * wanted);
    }
  }

  @Test
  default void estimatedUsageCountsTheShotsOfEveryCircuit() {
    assume(Feature.SHOTS);
    EstimatorPub pub = smallPub(3);
    ExecutionRequest request = ExecutionRequest.of(pub, Accuracy.shots(100), 0);
    assertTrue(backend().estimate(request).shots() >= 3 * 100);
    BigDecimal price = backend().estimate(request).usd();
    assertTrue(price == null || price.signum() >= 0, "a price is unknown or not below 0");
  }
}
