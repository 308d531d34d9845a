package io.qubridge.transpile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Barrier;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import io.qubridge.circuit.Reset;
import io.qubridge.device.DeviceException;
import io.qubridge.device.DeviceModel;
import io.qubridge.device.Devices;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.Matrix;
import io.qubridge.kit.IsaCheck;
import io.qubridge.kit.NaiveSimulator;
import io.qubridge.kit.RandomCircuits;
import io.qubridge.observable.Observable;
import io.qubridge.spi.UnsupportedCircuitException;
import io.qubridge.transpile.TranspileOptions.ParametrizedBlocks;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TranspilerTest {
  private static final DeviceModel LINE5 = Devices.builtIn().get(0);
  private static final Set<GateType> GATES = EnumSet.complementOf(EnumSet.of(GateType.GPHASE));

  private static TranspileResult transpile(Circuit circuit, DeviceModel device) {
    return Transpiler.transpile(circuit, device, TranspileOptions.DEFAULT);
  }

  private static Bindings row(Circuit circuit, long seed) {
    Random random = new Random(seed);
    double[] values = random.doubles(circuit.parameters().size(), -Math.PI, Math.PI).toArray();
    return new Bindings(circuit.parameters(), Matrix.row(values));
  }

  private static void requireSame(Circuit circuit, DeviceModel device, TranspileOptions options) {
    TranspileResult result = Transpiler.transpile(circuit, device, options);
    IsaCheck.requireNative(result.isa(), device);
    IsaCheck.requireEquivalent(circuit, result, row(circuit, 7), 0);
  }

  static Stream<Arguments> gateSets() {
    List<GateType> prx = List.of(GateType.PRX);
    List<GateType> ionq = List.of(GateType.GPI, GateType.GPI2);
    List<GateType> rigetti = List.of(GateType.RZ, GateType.RX);
    List<GateType> quarterOnly = List.of(GateType.RZ, GateType.SX);
    return Stream.of(
        Arguments.of(GateType.CX, TestDevices.IBM),
        Arguments.of(GateType.CZ, TestDevices.IBM),
        Arguments.of(GateType.ECR, TestDevices.IBM),
        Arguments.of(GateType.CZ, quarterOnly),
        Arguments.of(GateType.CZ, prx),
        Arguments.of(GateType.RZZ, ionq),
        Arguments.of(GateType.RXX, prx),
        Arguments.of(GateType.CZ, rigetti));
  }

  @ParameterizedTest
  @MethodSource("gateSets")
  void equalsTheLogicalCircuitInEveryGateSet(GateType entangler, List<GateType> pulses) {
    DeviceModel device = TestDevices.line(6, entangler, pulses);
    for (int k = 0; k < 30; k++) {
      Circuit circuit = new RandomCircuits(GATES, k).circuit(1 + k % 5, 5 + k, k % 2 == 0 ? 0 : 3);
      requireSame(circuit, device, TranspileOptions.DEFAULT);
      requireSame(circuit, device, new TranspileOptions(k, ParametrizedBlocks.RESYNTHESIZE_ROWS));
    }
  }

  @Test
  void equalsTheLogicalCircuitWithMoreQubitsThanAreTriedExhaustively() {
    int[][] ring = new int[10][];
    double[] errors = new double[10];
    for (int q = 0; q < 10; q++) {
      ring[q] = new int[] {q, (q + 1) % 10};
      errors[q] = 0.01;
    }
    DeviceModel device = TestDevices.of(10, GateType.CZ, ring, errors);
    for (int k = 0; k < 5; k++) {
      Circuit circuit = new RandomCircuits(GATES, 100 + k).circuit(7 + k % 2, 40, 2);
      requireSame(circuit, device, TranspileOptions.DEFAULT);
    }
  }

  @Test
  void lowersGatesUnderManyControls() {
    DeviceModel device = TestDevices.line(8, GateType.CZ, TestDevices.IBM);
    Parameter a = new Parameter("a");
    for (int controls = 1; controls <= 7; controls++) {
      for (GateType type : List.of(GateType.X, GateType.RY, GateType.P, GateType.GPHASE)) {
        int qubits = controls + type.operands();
        if (qubits <= 8) {
          Circuit.Builder circuit = Circuit.builder(qubits).parameter(a);
          for (int q = 0; q < qubits; q++) {
            circuit.gate(GateType.RY, 0.3 + q, q);
          }
          List<Integer> order = Stream.iterate(0, q -> q + 1).limit(qubits).toList();
          List<Angle> angles = type.angles() == 0 ? List.of() : List.of(Angle.of(a));
          circuit.add(new Gate(type, angles, order, controls, controls > 2 ? 2 : 0));
          requireSame(circuit.build(), device, TranspileOptions.DEFAULT);
        }
      }
    }
  }

  @Test
  void keepsCzOnCoupledPairs() {
    DeviceModel device = TestDevices.line(3, GateType.CZ, TestDevices.IBM);
    Circuit triangle =
        Circuit.builder(3)
            .gate(GateType.H, 0)
            .gate(GateType.CZ, 0, 1)
            .gate(GateType.H, 1)
            .gate(GateType.CZ, 1, 2)
            .gate(GateType.H, 2)
            .gate(GateType.CZ, 0, 2)
            .build();
    TranspileResult result = transpile(triangle, device);
    IsaCheck.requireNative(result.isa(), device);
    assertEquals(4, result.metrics().twoQubitGates());
  }

  @Test
  void choosesTheBestCalibratedPair() {
    DeviceModel device =
        TestDevices.of(
            4, GateType.CZ, new int[][] {{0, 1}, {1, 2}, {2, 3}}, new double[] {0.02, 0.03, 0.004});
    Circuit bell = Circuit.builder(2).gate(GateType.H, 0).gate(GateType.CX, 0, 1).build();
    TranspileResult result = transpile(bell, device);
    assertEquals(Set.of(2, 3), Set.copyOf(result.initialLayout().physical()));
  }

  @Test
  void swapsOnlyRenameQubits() {
    Circuit circuit =
        Circuit.builder(3)
            .gate(GateType.RX, 0.3, 0)
            .gate(GateType.SWAP, 0, 2)
            .gate(GateType.SWAP, 1, 2)
            .build();
    TranspileResult result = transpile(circuit, LINE5);
    assertEquals(0, result.metrics().twoQubitGates());
    IsaCheck.requireEquivalent(circuit, result);
    assertEquals(result.initialLayout().physical(0), result.finalLayout().physical(1));
  }

  @Test
  void keepsParametersSymbolicAndBindsLater() {
    Parameter theta = new Parameter("theta");
    Circuit circuit =
        Circuit.builder(2)
            .gate(GateType.RX, Angle.of(theta), 0)
            .gate(GateType.CX, 0, 1)
            .gate(GateType.RX, Angle.of(theta).times(-0.5), 1)
            .build();
    TranspileResult result = transpile(circuit, LINE5);
    assertEquals(List.of(theta), result.isa().parameters());
    long symbolic = result.isa().gates().stream().filter(gate -> !gate.isConstant()).count();
    assertEquals(2, symbolic);
    assertEquals(1, result.metrics().twoQubitGates());
    for (long seed = 0; seed < 5; seed++) {
      IsaCheck.requireEquivalent(circuit, result, row(circuit, seed), 0);
    }
  }

  @Test
  void turnsARotationIntoTwoPulses() {
    Parameter theta = new Parameter("theta");
    Circuit circuit = Circuit.builder(1).gate(GateType.RX, Angle.of(theta), 0).build();
    List<GateType> types =
        transpile(circuit, LINE5).isa().gates().stream().map(Gate::type).toList();
    assertEquals(List.of(GateType.RZ, GateType.SX, GateType.RZ, GateType.SX, GateType.RZ), types);
    DeviceModel iqm = TestDevices.line(2, GateType.CZ, List.of(GateType.PRX));
    assertEquals(
        List.of(GateType.PRX),
        transpile(circuit, iqm).isa().gates().stream().map(Gate::type).toList());
  }

  @Test
  void writesNoRotationAboutZBeforeAMeasurement() {
    Circuit circuit =
        Circuit.builder(2)
            .gate(GateType.H, 0)
            .gate(GateType.CZ, 0, 1)
            .gate(GateType.T, 0)
            .gate(GateType.U3, List.of(Angle.of(0.3), Angle.of(0.4), Angle.of(0.5)), List.of(1))
            .measureAll("c")
            .build();
    TranspileResult result = transpile(circuit, LINE5);
    IsaCheck.requireEquivalent(circuit, result);
    List<Gate> gates = result.isa().gates();
    assertTrue(gates.get(gates.size() - 1).type() != GateType.RZ, gates::toString);
  }

  @Test
  void resynthesizesTheStudysLayerIntoThreeEntanglersForEveryRow() {
    Circuit.Builder builder = Circuit.builder(2);
    for (int layer = -1; layer < 6; layer++) {
      for (int q = 0; q < 2; q++) {
        builder.gate(GateType.RX, Angle.of(new Parameter("w_" + (layer + 1) + "_" + q)), q);
      }
      if (layer >= 0) {
        builder.gate(GateType.CX, 0, 1);
      }
    }
    Circuit layer = builder.build();
    assertEquals(6, transpile(layer, LINE5).metrics().twoQubitGates());
    TranspileResult result =
        Transpiler.transpile(
            layer, LINE5, new TranspileOptions(0, ParametrizedBlocks.RESYNTHESIZE_ROWS));
    IsaCheck.requireNative(result.isa(), LINE5);
    assertTrue(result.metrics().twoQubitGates() <= 3);
    int rows = 300;
    Matrix values = new Matrix(rows, layer.parameters().size());
    Random random = new Random(3);
    for (int k = 0; k < values.array().length; k++) {
      // every third row is made of quarter turns, where blocks degenerate
      boolean special = k / values.columns() % 3 == 0;
      values.array()[k] = special ? random.nextInt(9) * Math.PI / 4 : 20 * random.nextDouble() - 10;
    }
    Bindings bindings = new Bindings(layer.parameters(), values, 5);
    assertEquals(5, result.bind(bindings).firstRow());
    for (int row = 0; row < rows; row++) {
      IsaCheck.requireEquivalent(layer, result, bindings.slice(row, 1), 0);
    }
  }

  @Test
  void mapsObservablesThroughTheFinalLayout() {
    Circuit circuit = new RandomCircuits(GATES, 5).circuit(4, 30, 0);
    TranspileResult result = transpile(circuit, LINE5);
    for (String text : List.of("Z0", "X1 Y3", "0.5*Z2 Z3 - 2*Y0")) {
      Observable observable = Observable.parse(text);
      assertEquals(
          NaiveSimulator.run(circuit, Bindings.none(), 0).expectation(observable),
          NaiveSimulator.run(result.isa(), Bindings.none(), 0).expectation(result.map(observable)),
          1e-9);
    }
  }

  @Test
  void keepsMeasurementsResetsAndBarriersInPlace() {
    Circuit circuit =
        Circuit.builder(3)
            .register("a", 2)
            .register("b", 1)
            .gate(GateType.RY, 0.7, 0)
            .gate(GateType.CX, 0, 2)
            .measure(0, 2)
            .add(new Reset(0))
            .gate(GateType.RY, 1.1, 0)
            .add(new Barrier(List.of(0, 1, 2)))
            .gate(GateType.CRX, 0.9, 0, 1)
            .measure(1, 0)
            .measure(2, 1)
            .build();
    TranspileResult result = transpile(circuit, LINE5);
    IsaCheck.requireNative(result.isa(), LINE5);
    IsaCheck.requireEquivalent(circuit, result);
    assertTrue(result.isa().operations().stream().anyMatch(Barrier.class::isInstance));
  }

  @Test
  void sameSeedGivesTheSameCircuit() {
    Circuit circuit = new RandomCircuits(GATES, 9).circuit(7, 60, 2);
    int[][] pairs = {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 6}, {6, 7}, {7, 0}, {1, 5}};
    double[] errors = {0.01, 0.02, 0.01, 0.03, 0.01, 0.02, 0.01, 0.01, 0.02};
    DeviceModel device = TestDevices.of(8, GateType.CX, pairs, errors);
    TranspileOptions options = TranspileOptions.DEFAULT.withSeed(42);
    assertEquals(
        Transpiler.transpile(circuit, device, options).isa(),
        Transpiler.transpile(circuit, device, options).isa());
  }

  @Test
  void refusesMoreQubitsThanTheDeviceHas() {
    UnsupportedCircuitException refusal =
        assertThrows(
            UnsupportedCircuitException.class,
            () -> transpile(Circuit.builder(6).gate(GateType.H, 5).build(), LINE5));
    assertEquals(
        "the circuit has 6 qubits; device 'line5' has 5 that can be used", refusal.getMessage());
  }

  @Test
  void refusesADisconnectedDeviceOnlyWhereThatMatters() {
    DeviceModel device =
        TestDevices.of(4, GateType.CZ, new int[][] {{0, 1}, {2, 3}}, new double[] {0.01, 0.01});
    Circuit chain = Circuit.builder(3).gate(GateType.CX, 0, 1).gate(GateType.CX, 1, 2).build();
    UnsupportedCircuitException refusal =
        assertThrows(UnsupportedCircuitException.class, () -> transpile(chain, device));
    assertEquals(
        "the circuit couples 3 qubits; the largest connected part of device 'graph' that can be"
            + " used has 2",
        refusal.getMessage());
    Circuit pair = Circuit.builder(3).gate(GateType.CX, 0, 1).gate(GateType.H, 2).build();
    IsaCheck.requireEquivalent(pair, transpile(pair, device));
  }

  @Test
  void spreadsIndependentPairsOverADisconnectedDevice() {
    int[][] pairs = {{0, 1}, {2, 3}, {4, 5}, {6, 7}, {8, 9}};
    DeviceModel device =
        TestDevices.of(10, GateType.CZ, pairs, new double[] {0.01, 0.01, 0.01, 0.01, 0.01});
    for (int qubits : List.of(4, 8)) {
      Circuit.Builder bells = Circuit.builder(qubits);
      for (int q = 0; q < qubits; q += 2) {
        bells.gate(GateType.H, q).gate(GateType.CX, q, q + 1);
      }
      requireSame(bells.build(), device, TranspileOptions.DEFAULT);
    }
  }

  @Test
  void leavesTheBestReadoutToTheQubitThatIsMeasured() {
    DeviceModel device =
        DeviceModel.builder("two")
            .qubit(0, 1e-4, 1e-4, 0.1, 0.1, 1e-6, Optional.empty())
            .qubit(1, 1e-4, 1e-4, 0.01, 0.01, 1e-6, Optional.empty())
            .gate(GateType.PRX, List.of(0), 1e-3, 1e-8)
            .gate(GateType.PRX, List.of(1), 1e-3, 1e-8)
            .build();
    Circuit circuit = Circuit.builder(2).register("c", 1).gate(GateType.H, 1).measure(1, 0).build();
    assertEquals(1, transpile(circuit, device).initialLayout().physical(1));
  }

  @Test
  void takesQubitsWithoutInteractionsAlongWhereSwapsNeedTheirPlace() {
    int[][] pairs = {
      {0, 1}, {1, 2}, {3, 4}, {4, 5}, {6, 7}, {7, 8}, {0, 3}, {3, 6}, {1, 4}, {4, 7}, {2, 5}, {5, 8}
    };
    double[] errors = new double[pairs.length];
    Arrays.fill(errors, 0.01);
    DeviceModel grid = TestDevices.of(9, GateType.CZ, pairs, errors);
    for (int k = 0; k < 20; k++) {
      Circuit.Builder circuit = Circuit.builder(9).gate(GateType.RY, 0.4, 7);
      Random random = new Random(k);
      for (int gate = 0; gate < 15; gate++) {
        int a = random.nextInt(7);
        int b = (a + 1 + random.nextInt(6)) % 7;
        circuit.gate(GateType.RX, 0.1 + gate, a).gate(GateType.CX, a, b);
      }
      circuit.gate(GateType.RX, 1.3, 7).gate(GateType.RX, 0.7, 8);
      requireSame(circuit.build(), grid, TranspileOptions.DEFAULT.withSeed(k));
    }
  }

  @Test
  void theLaterOfTwoMeasurementsIntoABitStaysTheLater() {
    Circuit circuit =
        Circuit.builder(3)
            .register("c", 1)
            .gate(GateType.H, 0)
            .measure(1, 0)
            .measure(0, 0)
            .gate(GateType.CZ, 2, 0)
            .build();
    IsaCheck.requireEquivalent(circuit, transpile(circuit, LINE5));
  }

  @Test
  void templatesTellParametersApartWhoseNamesHashAlike() {
    Parameter one = new Parameter("Aa");
    Parameter other = new Parameter("BB");
    assertEquals(one.name().hashCode(), other.name().hashCode());
    Circuit circuit =
        Circuit.builder(2)
            .gate(GateType.H, 0)
            .gate(GateType.H, 1)
            .gate(GateType.RZZ, Angle.of(one), 0, 1)
            .gate(GateType.RZZ, Angle.of(other).negate(), 0, 1)
            .build();
    requireSame(circuit, LINE5, new TranspileOptions(0, ParametrizedBlocks.RESYNTHESIZE_ROWS));
  }

  @Test
  void refusesARowThatATemplateCannotStandFor() {
    Parameter theta = new Parameter("theta");
    double generic = 0.3 + 2.3 * 0.6180339887498949;
    Angle nothing = Angle.of(theta).plus(Angle.of(-generic));
    Circuit circuit =
        Circuit.builder(2)
            .gate(GateType.RXX, nothing, 0, 1)
            .gate(GateType.RZZ, nothing, 0, 1)
            .build();
    TranspileResult result =
        Transpiler.transpile(
            circuit, LINE5, new TranspileOptions(0, ParametrizedBlocks.RESYNTHESIZE_ROWS));
    Bindings row = new Bindings(List.of(theta), Matrix.row(0.5));
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> result.bind(row));
    assertTrue(refusal.getMessage().contains("needs 2 two-qubit gates"), refusal::getMessage);
  }

  @Test
  void choosesTheEntanglerOfTheMostPairsWhateverTheirDirection() {
    DeviceModel device =
        DeviceModel.builder("mixed")
            .qubit(0, 1e-4, 1e-4, 0.1, 0.1, 1e-6, Optional.empty())
            .qubit(1, 1e-4, 1e-4, 0.1, 0.1, 1e-6, Optional.empty())
            .qubit(2, 1e-4, 1e-4, 0.1, 0.1, 1e-6, Optional.empty())
            .gate(GateType.PRX, List.of(0), 1e-3, 1e-8)
            .gate(GateType.PRX, List.of(1), 1e-3, 1e-8)
            .gate(GateType.PRX, List.of(2), 1e-3, 1e-8)
            .gate(GateType.CX, List.of(0, 1), 0.01, 1e-7)
            .gate(GateType.CX, List.of(1, 0), 0.01, 1e-7)
            .gate(GateType.CX, List.of(1, 2), 0.01, 1e-7)
            .gate(GateType.ECR, List.of(0, 1), 0.01, 1e-7)
            .gate(GateType.ECR, List.of(1, 2), 0.01, 1e-7)
            .gate(GateType.ECR, List.of(0, 2), 0.01, 1e-7)
            .build();
    Circuit ring =
        Circuit.builder(3)
            .gate(GateType.CX, 0, 1)
            .gate(GateType.H, 1)
            .gate(GateType.CX, 1, 2)
            .gate(GateType.H, 2)
            .gate(GateType.CX, 2, 0)
            .build();
    assertEquals(3, transpile(ring, device).metrics().twoQubitGates());
    requireSame(ring, device, TranspileOptions.DEFAULT);
  }

  @Test
  void placesMoreQubitsThanTheEmbeddingSearches() {
    int qubits = 1_100;
    int[][] pairs = new int[qubits - 1][];
    Arrays.setAll(pairs, q -> new int[] {q, q + 1});
    double[] errors = new double[qubits - 1];
    Arrays.fill(errors, 0.01);
    DeviceModel device = TestDevices.of(qubits, GateType.CZ, pairs, errors);
    Circuit.Builder chain = Circuit.builder(qubits).gate(GateType.H, 0);
    for (int q = 0; q + 1 < qubits; q++) {
      chain.gate(GateType.CX, q, q + 1);
    }
    TranspileResult result = transpile(chain.build(), device);
    IsaCheck.requireNative(result.isa(), device);
    assertTrue(result.metrics().twoQubitGates() >= qubits - 1, result.metrics()::toString);
  }

  @Test
  void refusesCircuitsWhoseGatesComeToTooManySteps() {
    Circuit.Builder circuit = Circuit.builder(31);
    List<Integer> all = Stream.iterate(0, q -> q + 1).limit(31).toList();
    for (int k = 0; k < 500; k++) {
      circuit.add(new Gate(GateType.RX, List.of(Angle.of(0.1)), all, 30, 0));
    }
    DeviceModel device = TestDevices.line(31, GateType.CZ, TestDevices.IBM);
    assertThrows(UnsupportedCircuitException.class, () -> transpile(circuit.build(), device));
  }

  @Test
  void refusesAFullyUncalibratedDevice() {
    DeviceModel device =
        TestDevices.of(3, GateType.CZ, new int[][] {{0, 1}, {1, 2}}, new double[] {1, 1});
    Circuit bell = Circuit.builder(2).gate(GateType.CX, 0, 1).build();
    assertThrows(UnsupportedCircuitException.class, () -> transpile(bell, device));
  }

  @Test
  void refusesADeviceWithoutKnownPulses() {
    DeviceModel device = TestDevices.line(2, GateType.CZ, List.of(GateType.T));
    DeviceException refusal =
        assertThrows(DeviceException.class, () -> transpile(Circuit.builder(1).build(), device));
    assertTrue(refusal.getMessage().contains("its gates are [cz, t]"), refusal.getMessage());
  }

  @Test
  void refusesInstructionsThatTheDeviceLacks() {
    DeviceModel bare =
        new DeviceModel(
            "bare", "", LINE5.calibrated(), LINE5.qubits(), LINE5.gates(), Set.of(), List.of());
    Circuit circuit = Circuit.builder(2).gate(GateType.H, 0).add(new Reset(0)).build();
    UnsupportedCircuitException refusal =
        assertThrows(UnsupportedCircuitException.class, () -> transpile(circuit, bare));
    assertEquals(
        "operation 1 (on qubit 0) cannot run: device 'bare' offers no reset", refusal.getMessage());
    Circuit late = Circuit.builder(1).register("c", 1).measure(0, 0).gate(GateType.X, 0).build();
    assertThrows(UnsupportedCircuitException.class, () -> transpile(late, bare));
  }
}
