package io.qubridge.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qubridge.execution.Expectations;
import io.qubridge.observable.Observable;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShotEstimatesTest {
  @Test
  void takesCommutingObservablesFromTheSameShots() {
    ShotEstimates estimates =
        new ShotEstimates(
            List.of(Observable.z(2), Observable.parse("Z2 Z5"), Observable.parse("Z2 + Z5 - 3*I")),
            1);
    assertEquals(1, estimates.groups().size());
    // Bit 0 is qubit 2, bit 1 is qubit 5: 60 times 00, 30 times 01 (qubit 2 on 1), 10 times 10.
    estimates.add(0, 0, new long[] {0, 1, 2}, new long[] {60, 30, 10}, 3);
    Expectations result = estimates.expectations();
    assertEquals(0.4, result.values().get(0, 0), 1e-12);
    assertEquals(0.2, result.values().get(0, 1), 1e-12);
    assertEquals(0.4 + 0.8 - 3, result.values().get(0, 2), 1e-12);
    assertEquals(Math.sqrt((1 - 0.16) / 99), result.standardErrors().get(0, 0), 1e-12);
    // Z2 + Z5 is 2, 0 and 0: its variance is that of the sum, not the sum of the variances.
    double variance = (60 * 0.64 + 40 * 1.44) / 99 / 100;
    assertEquals(Math.sqrt(variance), result.standardErrors().get(0, 2), 1e-12);
  }

  @Test
  void addsThePartsOfSeveralGroups() {
    ShotEstimates estimates = new ShotEstimates(List.of(Observable.parse("Z0 + 2*X0")), 2);
    for (int row = 0; row < 2; row++) {
      estimates.add(0, row, new long[] {0, 1}, new long[] {75, 25}, 2);
      estimates.add(1, row, new long[] {1, 0}, new long[] {50, 50}, 2);
    }
    Expectations result = estimates.expectations();
    assertEquals(0.5, result.values().get(1, 0), 1e-12);
    double variance = 0.75 / 99 + 4 * 1.0 / 99;
    assertEquals(Math.sqrt(variance), result.standardErrors().get(1, 0), 1e-12);
  }

  @Test
  void shotsThatAllAgreeAreNotTakenForCertain() {
    ShotEstimates estimates = new ShotEstimates(List.of(Observable.z(0)), 1);
    estimates.add(0, 0, new long[] {1}, new long[] {100}, 1);
    Expectations result = estimates.expectations();
    assertEquals(-1, result.values().get(0, 0));
    assertEquals(2.0 / 100, result.standardErrors().get(0, 0), 0.001);
  }
}
