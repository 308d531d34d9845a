package io.qubridge.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import io.qubridge.circuit.Reset;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.Counts;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Probabilities;
import io.qubridge.execution.SamplerPub;
import io.qubridge.spi.Feature;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Distributions of classical bits. */
interface SamplingContract extends Subject {
  /** Samples a PUB exactly and with shots, as far as declared, and compares distributions. */
  private void assertDistribution(SamplerPub pub) {
    assume(Feature.SAMPLING);
    if (has(Feature.EXACT)) {
      Probabilities actual = (Probabilities) run(pub, Accuracy.exact(), 1).pubs().get(0);
      assertEquals(pub.circuit().bits(), actual.bits());
      assertEquals(pub.bindings().rows(), actual.rows().size());
      for (int row = 0; row < pub.bindings().rows(); row++) {
        assertProbabilities(expected(pub, row), actual.rows().get(row));
      }
    }
    if (has(Feature.SHOTS)) {
      Accuracy.Shots shots = (Accuracy.Shots) shots();
      Counts actual = (Counts) run(pub, shots, 1).pubs().get(0);
      assertEquals(pub.circuit().bits(), actual.bits());
      assertEquals(pub.bindings().rows(), actual.rows().size());
      for (int row = 0; row < pub.bindings().rows(); row++) {
        assertCounts(expected(pub, row), shots.shots(), actual.rows().get(row));
      }
    }
  }

  private static Map<Long, Double> expected(SamplerPub pub, int row) {
    return NaiveSimulator.run(pub.circuit(), pub.bindings(), row).probabilities();
  }

  private static void assertProbabilities(Map<Long, Double> expected, Map<Long, Double> actual) {
    Set<Long> outcomes = new HashSet<>(expected.keySet());
    outcomes.addAll(actual.keySet());
    for (long outcome : outcomes) {
      assertEquals(
          expected.getOrDefault(outcome, 0.0),
          actual.getOrDefault(outcome, 0.0),
          1e-10,
          () -> "probability of " + Long.toBinaryString(outcome));
    }
  }

  private static void assertCounts(Map<Long, Double> expected, long shots, Map<Long, Long> actual) {
    assertEquals(shots, actual.values().stream().mapToLong(count -> count).sum());
    Set<Long> outcomes = new HashSet<>(expected.keySet());
    outcomes.addAll(actual.keySet());
    for (long outcome : outcomes) {
      double p = expected.getOrDefault(outcome, 0.0);
      double sigma = Math.sqrt(Math.max(0, shots * p * (1 - p)));
      double rare = p < 1e-12 || p > 1 - 1e-12 ? 1e-3 : 6;
      assertEquals(
          shots * p,
          actual.getOrDefault(outcome, 0L),
          5 * sigma + rare,
          () -> "count of " + Long.toBinaryString(outcome));
    }
  }

  @Test
  default void sampledBitZeroIsLowest() {
    assumeQubits(3);
    assumeGates(GateType.X);
    Circuit circuit = Circuit.builder(3).gate(GateType.X, 0).measureAll("c").build();
    assertDistribution(new SamplerPub(circuit, Bindings.none()));
  }

  @Test
  default void classicalBitsNeedNotBeInTheOrderOfTheQubits() {
    assumeQubits(3);
    Circuit circuit =
        scrambled(3)
            .register("a", 1)
            .register("b", 3)
            .measure(0, 3)
            .measure(1, 0)
            .measure(2, 1)
            .build();
    assertDistribution(new SamplerPub(circuit, Bindings.none()));
  }

  @Test
  default void rowsAreSampledEachWithItsValues() {
    assumeGates(GateType.RX);
    Circuit circuit =
        Circuit.builder(1)
            .gate(GateType.RX, Angle.of(new Parameter("t")), 0)
            .measureAll("c")
            .build();
    Matrix values = Matrix.wrap(4, 1, new double[] {0, 0.6, 1.5, Math.PI});
    assertDistribution(new SamplerPub(circuit, new Bindings(circuit.parameters(), values)));
  }

  @Test
  default void aMeasuredQubitMayGoOn() {
    assumeQubits(2);
    assumeGates(GateType.H, GateType.CX);
    Circuit circuit =
        Circuit.builder(2)
            .register("c", 3)
            .gate(GateType.H, 0)
            .measure(0, 0)
            .gate(GateType.CX, 0, 1)
            .gate(GateType.H, 0)
            .measure(1, 1)
            .add(new Reset(1))
            .measure(1, 2)
            .measure(0, 2)
            .build();
    assume(Feature.SAMPLING);
    SamplerPub pub = new SamplerPub(circuit, Bindings.none());
    if (has(Feature.MID_CIRCUIT)) {
      assertDistribution(pub);
    } else {
      assertRefused(pub);
    }
  }

  @Test
  default void equalSeedsGiveEqualCounts() {
    assume(Feature.SAMPLING);
    assume(Feature.SEED);
    assume(Feature.SHOTS);
    Circuit circuit = scrambled(1).measureAll("c").build();
    SamplerPub pub = new SamplerPub(circuit, Bindings.none());
    assertEquals(
        run(pub, shots(), 9).pubs(), run(pub, shots(), 9).pubs(), "counts of the same seed");
  }
}
