package io.qubridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import io.qubridge.device.DeviceBuilder;
import io.qubridge.device.DeviceModel;
import io.qubridge.device.Devices;
import io.qubridge.device.ReadoutConfusion;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Probabilities;
import io.qubridge.execution.Pub;
import io.qubridge.execution.SamplerPub;
import io.qubridge.gradient.Auto;
import io.qubridge.kit.NaiveSimulator;
import io.qubridge.local.noise.DeviceNoise;
import io.qubridge.local.noise.Noise;
import io.qubridge.mitigation.MitigatedBackend;
import io.qubridge.mitigation.QubitReadout;
import io.qubridge.mitigation.ReadoutCalibration;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Backend;
import io.qubridge.spi.UnsupportedCircuitException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Mitigation on a device whose gates are perfect and whose readouts err, each qubit otherwise. */
class ReadoutMitigationTest {
  private static final int QUBITS = 4;
  private static final double EXACT = 1e-12;
  private static final DeviceModel DEVICE = device(0.02, 0.09);

  private static final Circuit CIRCUIT =
      Circuit.builder(3)
          .gate(GateType.RY, List.of(Angle.of(0.7)), List.of(0))
          .gate(GateType.CX, 0, 2)
          .gate(GateType.RX, List.of(Angle.of(-1.1)), List.of(1))
          .gate(GateType.CX, 2, 1)
          .gate(GateType.RY, List.of(Angle.of(0.4)), List.of(1))
          .build();

  private static final List<Observable> OBSERVABLES =
      Stream.of("Z0", "Z1", "Z0 Z2", "X0 Y1 Z2", "0.5*Z0 Z1 - 2*X2 + 0.25*I")
          .map(Observable::parse)
          .toList();

  private static final EstimatorPub PUB = new EstimatorPub(CIRCUIT, Bindings.none(), OBSERVABLES);

  /** A ring, so that qubits move; the figures grow with the number of the qubit. */
  private static DeviceModel device(double oneGivenZero, double zeroGivenOne) {
    DeviceBuilder device = DeviceModel.builder("perfect-gates").source("made up");
    for (int q = 0; q < QUBITS; q++) {
      device.qubit(
          q,
          Double.NaN,
          Double.NaN,
          oneGivenZero * (1 + q),
          zeroGivenOne * (1 + 0.5 * q),
          0,
          Optional.empty());
      for (GateType type : List.of(GateType.RZ, GateType.SX, GateType.X)) {
        device.gate(type, List.of(q), 0, 0);
      }
      device.gate(GateType.CX, List.of(q, (q + 1) % QUBITS), 0, 0);
    }
    return device.build();
  }

  private static Backend noisy() {
    return noisy(DEVICE);
  }

  private static Backend noisy(DeviceModel device) {
    DeviceNoise noise = new DeviceNoise(device, 1, DeviceNoise.ReadoutModel.ASYMMETRIC);
    return new LocalBackend(1, Optional.of(new Noise(noise, Optional.of(device))));
  }

  private static double ideal(Observable observable) {
    return NaiveSimulator.run(CIRCUIT, Bindings.none(), 0).expectation(observable);
  }

  @Test
  void exactValuesAreThoseWithoutReadoutErrors() {
    try (Backend backend = noisy()) {
      Backend measured = MitigatedBackend.calibrating(backend, 1, 1);
      Backend known = MitigatedBackend.of(backend, ReadoutCalibration.of(DEVICE));
      Expectations raw = Run.exact(backend, PUB);
      for (Backend mitigated : List.of(measured, known)) {
        Expectations values = Run.exact(mitigated, PUB);
        for (int o = 0; o < OBSERVABLES.size(); o++) {
          assertEquals(ideal(OBSERVABLES.get(o)), values.values().get(0, o), EXACT);
          assertEquals(0, values.standardErrors().get(0, o));
          assertTrue(Math.abs(raw.values().get(0, o) - values.values().get(0, o)) > 0.005);
        }
      }
    }
  }

  @Test
  void shotsAreMitigatedAndTheirStandardErrorsGrow() {
    try (Backend backend = noisy()) {
      Backend mitigated = MitigatedBackend.of(backend, ReadoutCalibration.of(DEVICE));
      Expectations values = Run.shots(mitigated, PUB, 100_000, 3);
      Expectations raw = Run.shots(backend, PUB, 100_000, 3);
      for (int o = 0; o < OBSERVABLES.size(); o++) {
        double error = values.standardErrors().get(0, o);
        assertEquals(ideal(OBSERVABLES.get(o)), values.values().get(0, o), 5 * error);
        assertTrue(error > 1.05 * raw.standardErrors().get(0, o), OBSERVABLES.get(o).toString());
        assertTrue(Math.abs(raw.values().get(0, o) - ideal(OBSERVABLES.get(o))) > 5 * error);
      }
    }
  }

  @Test
  void theCalibrationsOwnErrorsAreInTheStandardError() {
    int repeats = 200;
    double[] squares = new double[OBSERVABLES.size()];
    double withoutCalibration = 0;
    try (Backend backend = noisy()) {
      for (int k = 0; k < repeats; k++) {
        Backend mitigated = MitigatedBackend.calibrating(backend, 400, k);
        Expectations values = Run.shots(mitigated, PUB, 4_000, 1_000 + k);
        for (int o = 0; o < squares.length; o++) {
          double deviation = values.values().get(0, o) - ideal(OBSERVABLES.get(o));
          squares[o] += Math.pow(deviation / values.standardErrors().get(0, o), 2) / repeats;
        }
        Backend known = MitigatedBackend.of(backend, ReadoutCalibration.of(DEVICE));
        double shotsAlone = Run.shots(known, PUB, 4_000, 1_000 + k).standardErrors().get(0, 2);
        double deviation = values.values().get(0, 2) - ideal(OBSERVABLES.get(2));
        withoutCalibration += Math.pow(deviation / shotsAlone, 2) / repeats;
      }
    }
    for (double square : squares) { // has mean 1 and standard deviation 0.1
      assertEquals(1, square, 0.4);
    }
    assertTrue(withoutCalibration > 1.6, "the calibration matters here: " + withoutCalibration);
  }

  @Test
  void distributionsBecomeQuasiProbabilitiesOfTheIdealOnes() {
    Circuit measured =
        Circuit.builder(2)
            .register("c", 3)
            .gate(GateType.RY, List.of(Angle.of(0.7)), List.of(0))
            .gate(GateType.CX, 0, 1)
            .measure(0, 2)
            .measure(1, 0)
            .build();
    SamplerPub pub = new SamplerPub(measured, Bindings.none());
    double one = Math.pow(Math.sin(0.35), 2);
    try (Backend backend = noisy()) {
      Backend mitigated = MitigatedBackend.calibrating(backend, 1_000_000, 1);
      Map<Long, Double> exact = row(mitigated, pub, Accuracy.exact());
      assertEquals(1 - one, exact.getOrDefault(0b000L, 0.0), EXACT);
      assertEquals(one, exact.getOrDefault(0b101L, 0.0), EXACT);
      assertEquals(0, exact.getOrDefault(0b001L, 0.0), EXACT);
      Map<Long, Double> drawn = row(mitigated, pub, Accuracy.shots(100_000));
      assertEquals(1, drawn.values().stream().mapToDouble(x -> x).sum(), EXACT);
      assertEquals(one, drawn.get(0b101L), 0.01);
      assertEquals(0, drawn.getOrDefault(0b001L, 0.0), 0.01);
      assertTrue(row(backend, pub, Accuracy.exact()).get(0b001L) > 0.02);
    }
  }

  private static Map<Long, Double> row(Backend backend, SamplerPub pub, Accuracy accuracy) {
    return ((Probabilities) Run.run(backend, pub, accuracy, 5).pubs().get(0)).rows().get(0);
  }

  @Test
  void gradientsAreMitigatedToo() {
    Parameter theta = new Parameter("theta");
    Circuit circuit =
        Circuit.builder(1).gate(GateType.RY, List.of(Angle.of(theta)), List.of(0)).build();
    EstimatorPub pub =
        new EstimatorPub(
            circuit,
            new Bindings(List.of(theta), Matrix.wrap(2, 1, new double[] {0.3, 1.2})),
            List.of(Observable.z(0)));
    try (Backend backend = noisy()) {
      Backend mitigated = MitigatedBackend.calibrating(backend, 1, 1);
      Matrix gradient =
          new Auto()
              .linearize(mitigated, pub, Accuracy.exact(), 1)
              .vjp(Matrix.wrap(2, 1, new double[] {1, 1}))
              .gradient();
      assertEquals(-Math.sin(0.3), gradient.get(0, 0), EXACT);
      assertEquals(-Math.sin(1.2), gradient.get(1, 0), EXACT);
    }
  }

  @Test
  void calibrationIsMeasuredOnceAndIsPartOfTheCost() {
    ExecutionRequest request = ExecutionRequest.of(PUB, Accuracy.shots(100), 1);
    try (Backend backend = noisy()) {
      Backend mitigated = MitigatedBackend.calibrating(backend, 1_000, 1);
      long alone = backend.estimate(request).shots();
      assertEquals(alone + 2_000, mitigated.estimate(request).shots());
      assertEquals(alone, mitigated.estimate(request).shots());
      Backend calibrated = MitigatedBackend.calibrating(backend, 1_000, 1);
      Run.shots(calibrated, PUB, 100, 1);
      assertEquals(alone, calibrated.estimate(request).shots());
    }
  }

  @Test
  void refusesSingularConfusionWhereverItComesFrom() {
    TreeMap<Integer, QubitReadout> figures = new TreeMap<>();
    for (int q = 0; q < QUBITS; q++) {
      figures.put(q, QubitReadout.of(new ReadoutConfusion(0.4, 0.6)));
    }
    try (Backend backend = noisy();
        Backend blind = blind()) {
      requireRefusal(MitigatedBackend.of(backend, new ReadoutCalibration(figures)), "singular");
      requireRefusal(MitigatedBackend.calibrating(blind, 1_000, 1), "singular");
      requireRefusal(
          MitigatedBackend.of(backend, new ReadoutCalibration(new TreeMap<>())),
          "no readout figures");
    }
  }

  private static Backend blind() {
    Noise noise =
        Noise.parse("readout=0.5", 1, DeviceNoise.ReadoutModel.ASYMMETRIC, new Devices(List.of()));
    return new LocalBackend(1, Optional.of(noise));
  }

  private static void requireRefusal(Backend mitigated, String why) {
    UnsupportedCircuitException refusal =
        assertThrows(UnsupportedCircuitException.class, () -> Run.exact(mitigated, PUB));
    assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
    assertEquals(1, refusal.getMessage().lines().count());
  }

  @Test
  void refusesObservablesAndCircuitsOnTooManyQubits() {
    Circuit wide = Circuit.builder(17).gate(GateType.X, 0).build();
    StringBuilder all = new StringBuilder();
    TreeMap<Integer, QubitReadout> figures = new TreeMap<>();
    Circuit.Builder measured = Circuit.builder(17).register("c", 17);
    for (int q = 0; q < 17; q++) {
      all.append("Z").append(q).append(" ");
      figures.put(q, QubitReadout.of(new ReadoutConfusion(0.01, 0.02)));
      measured.gate(GateType.X, q).measure(q, q);
    }
    Observable observable = Observable.parse(all.toString().strip());
    Backend mitigated = MitigatedBackend.of(Run.open(1), new ReadoutCalibration(figures));
    for (Pub pub :
        List.of(
            new EstimatorPub(wide, Bindings.none(), List.of(observable)),
            new SamplerPub(measured.build(), Bindings.none()))) {
      UnsupportedCircuitException refusal =
          assertThrows(
              UnsupportedCircuitException.class,
              () -> Run.run(mitigated, pub, Accuracy.exact(), 1));
      assertTrue(refusal.getMessage().contains("17"), refusal.getMessage());
    }
  }
}
