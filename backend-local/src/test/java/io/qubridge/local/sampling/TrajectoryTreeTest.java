package io.qubridge.local.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Measurement;
import io.qubridge.circuit.Reset;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.Counts;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Probabilities;
import io.qubridge.execution.SamplerPub;
import io.qubridge.kit.NaiveSimulator;
import io.qubridge.local.Run;
import io.qubridge.observable.Observable;
import io.qubridge.spi.UnsupportedCircuitException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Measurements and resets in the middle of a circuit. */
class TrajectoryTreeTest {
  private static final int SHOTS = 100_000;

  /** A random circuit with some operations in the middle that are not unitary. */
  private static Circuit.Builder dynamic(int qubits, int seed) {
    Random random = new Random(seed);
    Circuit.Builder builder = Circuit.builder(qubits).register("c", 4);
    for (int i = 0; i < 40; i++) {
      int qubit = random.nextInt(Math.min(qubits, 4));
      switch (random.nextInt(8)) {
        case 0 -> builder.add(new Reset(qubit));
        case 1 -> builder.measure(qubit, random.nextInt(5) - 1);
        case 2 -> builder.gate(GateType.CX, qubit, (qubit + 1) % qubits);
        default -> builder.gate(GateType.U3, angles(random), List.of(qubit));
      }
    }
    return builder;
  }

  private static List<io.qubridge.circuit.Angle> angles(Random random) {
    return random.doubles(3, -2, 2).mapToObj(io.qubridge.circuit.Angle::of).toList();
  }

  private static Map<Long, Double> exact(Circuit circuit) {
    SamplerPub pub = new SamplerPub(circuit, Bindings.none());
    return ((Probabilities) Run.on(2, b -> Run.run(b, pub, Accuracy.exact(), 0)).pubs().get(0))
        .rows()
        .get(0);
  }

  private static Map<Long, Long> counts(Circuit circuit, long shots, long seed) {
    SamplerPub pub = new SamplerPub(circuit, Bindings.none());
    return ((Counts) Run.on(2, b -> Run.run(b, pub, Accuracy.shots(shots), seed)).pubs().get(0))
        .rows()
        .get(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void exactDistributionIsThatOfAllBranches(int seed) {
    Circuit circuit = dynamic(4, seed).measure(0, 0).build();
    Map<Long, Double> expected = NaiveSimulator.run(circuit, Bindings.none(), 0).probabilities();
    Map<Long, Double> actual = exact(circuit);
    expected.forEach((k, p) -> assertEquals(p, actual.getOrDefault(k, 0.0), 1e-12));
    assertEquals(1, actual.values().stream().mapToDouble(p -> p).sum(), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void shotsFollowTheDistribution(int seed) {
    Circuit circuit = dynamic(4, seed).measure(0, 0).build();
    Map<Long, Double> expected = NaiveSimulator.run(circuit, Bindings.none(), 0).probabilities();
    Map<Long, Long> actual = counts(circuit, SHOTS, seed);
    assertEquals(SHOTS, actual.values().stream().mapToLong(c -> c).sum());
    expected.forEach(
        (k, p) ->
            assertEquals(
                p * SHOTS,
                actual.getOrDefault(k, 0L),
                5 * Math.sqrt(SHOTS * p * (1 - p)) + 5,
                "outcome " + k));
  }

  @Test
  void aLargeStateSplitsAsASmallOne() {
    Circuit.Builder wide = dynamic(13, 3);
    for (int qubit = 4; qubit < 13; qubit++) {
      wide.gate(GateType.H, qubit);
    }
    Circuit narrow = dynamic(5, 3).measure(1, 1).build();
    Map<Long, Double> expected = exact(narrow);
    Map<Long, Double> actual = exact(wide.measure(1, 1).build());
    expected.forEach((k, p) -> assertEquals(p, actual.getOrDefault(k, 0.0), 1e-12));
  }

  @Test
  void expectationsAverageOverResets() {
    Circuit circuit =
        Circuit.builder(2)
            .gate(GateType.RY, 0.8, 0)
            .gate(GateType.CX, 0, 1)
            .add(new Reset(0))
            .gate(GateType.RX, 0.3, 0)
            .build();
    List<Observable> observables =
        List.of(Observable.parse("Y0"), Observable.parse("Z0 Z1"), Observable.parse("X0 X1"));
    EstimatorPub pub = new EstimatorPub(circuit, Bindings.none(), observables);
    Expectations exact = Run.on(1, backend -> Run.exact(backend, pub));
    Expectations shots = Run.on(1, backend -> Run.shots(backend, pub, SHOTS, 6));
    NaiveSimulator naive = NaiveSimulator.run(circuit, Bindings.none(), 0);
    for (int o = 0; o < observables.size(); o++) {
      double expected = naive.expectation(observables.get(o));
      assertEquals(expected, exact.values().get(0, o), 1e-14);
      assertEquals(expected, shots.values().get(0, o), 5 * shots.standardErrors().get(0, o));
    }
  }

  @Test
  void onlyWhatMattersInTheMiddleCounts() {
    Circuit.Builder builder = Circuit.builder(2).register("c", 2);
    for (int i = 0; i < 50; i++) {
      builder.add(new Reset(0)).measure(1, 0); // still |0>
    }
    builder.gate(GateType.H, 0).gate(GateType.CX, 0, 1);
    for (int i = 0; i < 50; i++) {
      builder.measure(0, 0).measure(1, 1).measure(0, Measurement.DISCARDED);
    }
    assertEquals(Map.of(0L, 0.5, 3L, 0.5), rounded(exact(builder.build())));
  }

  private static Map<Long, Double> rounded(Map<Long, Double> probabilities) {
    Map<Long, Double> result = new java.util.HashMap<>();
    probabilities.forEach((k, p) -> result.put(k, Math.round(p * 1e12) / 1e12));
    return result;
  }

  @Test
  void tooManyMeasurementsInTheMiddleNeedShots() {
    Circuit.Builder builder = Circuit.builder(1).register("c", 20);
    for (int bit = 0; bit < 20; bit++) {
      builder.gate(GateType.H, 0).measure(0, bit);
    }
    Circuit circuit = builder.build();
    UnsupportedCircuitException refusal =
        assertThrows(UnsupportedCircuitException.class, () -> exact(circuit));
    assertEquals(
        "the circuit has 19 measurements and resets before its end; exact values take at most 16,"
            + " so ask for shots",
        refusal.getMessage());
    Map<Long, Long> counts = counts(circuit, 1000, 1);
    assertEquals(1000, counts.values().stream().mapToLong(c -> c).sum());
    assertTrue(counts.size() > 900, "a million outcomes hardly repeat in a thousand shots");
  }
}
