package io.qubridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import io.qubridge.circuit.Reset;
import io.qubridge.device.Devices;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.Counts;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Probabilities;
import io.qubridge.execution.SamplerPub;
import io.qubridge.local.noise.DeviceNoise.ReadoutModel;
import io.qubridge.local.noise.Method;
import io.qubridge.local.noise.Noise;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Backend;
import io.qubridge.spi.UnsupportedCircuitException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrajectoriesTest {
  private static final String CHANNELS =
      "depolarizing=0.03,two-qubit-depolarizing=0.05,amplitude-damping=0.06,phase-damping=0.04,"
          + "bit-flip=0.02,phase-flip=0.03,readout=0.04";
  private static final int ROWS = 20;

  private static final List<Observable> OBSERVABLES =
      Stream.of("Z0", "X1", "Y2", "Z0 Z2", "X0 Y1 Z2", "0.5*Z0 Z1 - 2*X2 + 0.25*I")
          .map(Observable::parse)
          .toList();

  private static final Parameter A = new Parameter("a");
  private static final Parameter B = new Parameter("b");

  private static Backend open(String noise, Method method, int trajectories, int threads) {
    Noise parsed = Noise.parse(noise, 1, ReadoutModel.ASYMMETRIC, new Devices(List.of()));
    return new LocalBackend(threads, Optional.of(parsed), method, trajectories);
  }

  private static Circuit.Builder circuit() {
    return Circuit.builder(3)
        .gate(GateType.RY, List.of(Angle.of(A)), List.of(0))
        .gate(GateType.CX, 0, 1)
        .gate(GateType.RX, List.of(Angle.of(B)), List.of(1))
        .gate(GateType.CX, 1, 2)
        .gate(GateType.RZ, List.of(Angle.of(B)), List.of(2))
        .gate(GateType.H, 2)
        .gate(GateType.CX, 2, 0)
        .gate(GateType.RY, List.of(Angle.of(A)), List.of(1));
  }

  private static Bindings rows() {
    double[] values = IntStream.range(0, 2 * ROWS).mapToDouble(k -> 0.3 + 0.17 * k).toArray();
    return new Bindings(List.of(A, B), Matrix.wrap(ROWS, 2, values));
  }

  private static EstimatorPub pub() {
    return new EstimatorPub(circuit().build(), rows(), OBSERVABLES);
  }

  /** The mean of the squares of the deviations from exact values, in standard errors. */
  private static double meanSquare(Expectations drawn, Expectations exact) {
    double sum = 0;
    for (int row = 0; row < exact.values().rows(); row++) {
      for (int o = 0; o < exact.values().columns(); o++) {
        double error = drawn.standardErrors().get(row, o);
        assertTrue(error > 0 && error < 0.2, "standard error " + error);
        sum += Math.pow((drawn.values().get(row, o) - exact.values().get(row, o)) / error, 2);
      }
    }
    return sum / exact.values().array().length;
  }

  @ParameterizedTest
  @ValueSource(strings = {CHANNELS, "line5"})
  void agreeWithTheDensityMatrixWithinTheirStandardErrors(String noise) {
    try (Backend density = open(noise, Method.DENSITY_MATRIX, 1, 1);
        Backend trajectories = open(noise, Method.TRAJECTORIES, 4_000, 2)) {
      Expectations exact = Run.exact(density, pub());
      Expectations ideal = Run.on(1, backend -> Run.exact(backend, pub()));
      Expectations means = Run.exact(trajectories, pub());
      assertEquals(1, meanSquare(means, exact), 0.5);
      assertTrue(meanSquare(means, ideal) > 10, "the noise is missing");
      Expectations shots = Run.shots(trajectories, pub(), 4_000, 7);
      assertEquals(1, meanSquare(shots, exact), 0.5);
      assertTrue(meanSquare(shots, ideal) > 3, "the noise is missing");
    }
  }

  @Test
  void outcomesAreDistributedAsThoseOfTheDensityMatrix() {
    Circuit measured =
        Circuit.builder(3)
            .register("c", 4)
            .gate(GateType.RY, 1.1, 0)
            .gate(GateType.CX, 0, 1)
            .measure(0, 3)
            .gate(GateType.H, 0)
            .add(new Reset(1))
            .gate(GateType.RX, 0.8, 1)
            .gate(GateType.CX, 1, 2)
            .measure(1, 0)
            .measure(2, 2)
            .measure(0, 1)
            .build();
    SamplerPub pub = new SamplerPub(measured, Bindings.none());
    long shots = 40_000;
    try (Backend density = open(CHANNELS, Method.DENSITY_MATRIX, 1, 1);
        Backend trajectories = open(CHANNELS, Method.TRAJECTORIES, 1, 2)) {
      Map<Long, Double> exact =
          ((Probabilities) Run.run(density, pub, Accuracy.exact(), 1).pubs().get(0)).rows().get(0);
      Map<Long, Long> drawn =
          ((Counts) Run.run(trajectories, pub, Accuracy.shots(shots), 1).pubs().get(0))
              .rows()
              .get(0);
      assertEquals(shots, drawn.values().stream().mapToLong(Long::longValue).sum());
      exact.forEach(
          (outcome, p) ->
              assertEquals(
                  p,
                  drawn.getOrDefault(outcome, 0L) / (double) shots,
                  5 * Math.sqrt(p * (1 - p) / shots),
                  "outcome " + outcome));
    }
  }

  @Test
  void numbersDependOnNeitherThreadsNorSplitting() {
    Bindings all = rows();
    double[] tail = Arrays.copyOfRange(all.values().array(), 20, 40);
    EstimatorPub second =
        new EstimatorPub(
            circuit().build(),
            new Bindings(all.parameters(), Matrix.wrap(10, 2, tail), 10),
            OBSERVABLES);
    try (Backend one = open(CHANNELS, Method.TRAJECTORIES, 200, 1);
        Backend three = open(CHANNELS, Method.TRAJECTORIES, 200, 3)) {
      for (Accuracy accuracy : List.of(Accuracy.exact(), Accuracy.shots(300))) {
        Expectations whole = Run.run(one, pub(), accuracy, 3).expectations(0);
        assertEquals(whole, Run.run(three, pub(), accuracy, 3).expectations(0));
        Expectations half = Run.run(three, second, accuracy, 3).expectations(0);
        for (int row = 0; row < 10; row++) {
          for (int o = 0; o < OBSERVABLES.size(); o++) {
            assertEquals(whole.values().get(10 + row, o), half.values().get(row, o));
          }
        }
      }
    }
  }

  @Test
  void automaticWhereADensityMatrixIsTooLarge() {
    Circuit.Builder ghz = Circuit.builder(12).gate(GateType.H, 0);
    for (int q = 1; q < 12; q++) {
      ghz.gate(GateType.CX, q - 1, q);
    }
    EstimatorPub pub =
        new EstimatorPub(
            ghz.build(), Bindings.none(), List.of(Observable.parse("Z0 Z1"), Observable.z(5)));
    double kept = 1 - 0.1;
    try (Backend automatic = open("two-qubit-depolarizing=0.1", Method.AUTO, 2_000, 2);
        Backend exactly = open("two-qubit-depolarizing=0.1", Method.DENSITY_MATRIX, 1, 1)) {
      Expectations values = Run.exact(automatic, pub);
      double error = values.standardErrors().get(0, 0);
      assertTrue(error > 0);
      assertEquals(kept * kept, values.values().get(0, 0), 5 * error);
      assertThrows(UnsupportedCircuitException.class, () -> Run.exact(exactly, pub));
      SamplerPub sampled =
          new SamplerPub(
              Circuit.builder(11).register("c", 11).gate(GateType.X, 0).measure(0, 0).build(),
              Bindings.none());
      assertEquals(0, sampled.bindings().parameters().size());
      Run.run(automatic, sampled, Accuracy.exact(), 1); // ten qubits of it are idle
    }
  }

  @Test
  void givesNoExactDistribution() {
    SamplerPub pub =
        new SamplerPub(
            Circuit.builder(1).register("c", 1).gate(GateType.H, 0).measure(0, 0).build(),
            Bindings.none());
    try (Backend trajectories = open(CHANNELS, Method.TRAJECTORIES, 10, 1)) {
      String message =
          assertThrows(
                  UnsupportedCircuitException.class,
                  () -> Run.run(trajectories, pub, Accuracy.exact(), 1))
              .getMessage();
      assertTrue(message.contains("--shots"), message);
    }
  }

  @Test
  void readoutErrorsAloneAreExact() {
    try (Backend density = open("readout=0.1", Method.DENSITY_MATRIX, 1, 1);
        Backend trajectories = open("readout=0.1", Method.TRAJECTORIES, 10, 1)) {
      Expectations exact = Run.exact(density, pub());
      Expectations values = Run.exact(trajectories, pub());
      for (int k = 0; k < exact.values().array().length; k++) {
        assertEquals(exact.values().array()[k], values.values().array()[k], 1e-12);
        assertEquals(0, values.standardErrors().array()[k]);
      }
    }
  }
}
