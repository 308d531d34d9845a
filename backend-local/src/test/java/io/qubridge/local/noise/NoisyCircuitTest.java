package io.qubridge.local.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Reset;
import io.qubridge.execution.Bindings;
import io.qubridge.kit.NaiveSimulator;
import io.qubridge.kit.RandomCircuits;
import io.qubridge.observable.Observable;
import io.qubridge.spi.UnsupportedCircuitException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoisyCircuitTest {
  private static final NoiseModel NONE = new ChannelNoise(Map.of());

  private static PauliBlock run(Circuit circuit, NoiseModel noise) {
    return new BlockRunner(NoisyCircuit.compile(circuit, List.of(), noise), 0, 1)
        .run(new double[0], 0, 1);
  }

  private static double value(Circuit circuit, String observable, NoiseModel noise) {
    NoisyCircuit compiled = NoisyCircuit.compile(circuit, List.of(), noise);
    PauliBlock block = new BlockRunner(compiled, 0, 1).run(new double[0], 0, 1);
    return NoisyExpectation.of(Observable.parse(observable), compiled, noise).value(block, 0);
  }

  private static double[] outcomes(Circuit circuit, NoiseModel noise) {
    NoisyCircuit compiled = NoisyCircuit.compile(circuit, List.of(), noise);
    PauliBlock block = new BlockRunner(compiled, 0, 1).run(new double[0], 0, 1);
    List<NoisyOutcomes.Measured> measured =
        compiled.readouts().stream()
            .map(r -> new NoisyOutcomes.Measured(r.qubit(), 3, r.readout()))
            .toList();
    return new NoisyOutcomes(measured).of(block, 0).clone();
  }

  @Test
  void withoutNoiseEveryGateDoesWhatItsMatrixSays() {
    RandomCircuits circuits = new RandomCircuits(EnumSet.allOf(GateType.class), 11);
    List<String> strings = List.of("Z0", "X1 Y2", "Y0 Z1 X2 Z3", "0.5*X3 - 2*Z0 Z2");
    for (int k = 0; k < 40; k++) {
      Circuit circuit = circuits.circuit(4, 25, 3);
      Bindings bindings = circuits.bindings(circuit, 5);
      NoisyCircuit compiled = NoisyCircuit.compile(circuit, bindings.parameters(), NONE);
      PauliBlock block =
          new BlockRunner(compiled, bindings.parameters().size(), 8)
              .run(bindings.values().array(), 0, 5);
      for (int row = 0; row < 5; row++) {
        NaiveSimulator reference = NaiveSimulator.run(circuit, bindings, row);
        for (String text : strings) {
          Observable observable = Observable.parse(text);
          assertEquals(
              reference.expectation(observable),
              NoisyExpectation.of(observable, compiled, NONE).value(block, row),
              1e-12,
              text);
        }
      }
    }
  }

  @Test
  void aRowDoesNotDependOnTheRowsBesideIt() {
    RandomCircuits circuits = new RandomCircuits(EnumSet.allOf(GateType.class), 5);
    NoiseModel noise = ChannelNoise.parse("depolarizing=0.01,amplitude-damping=0.1", 1);
    for (int k = 0; k < 10; k++) {
      Circuit circuit = circuits.circuit(3, 30, 4);
      Bindings bindings = circuits.bindings(circuit, 7);
      int columns = bindings.parameters().size();
      NoisyCircuit compiled = NoisyCircuit.compile(circuit, bindings.parameters(), noise);
      PauliBlock together =
          new BlockRunner(compiled, columns, 8).run(bindings.values().array(), 0, 7);
      for (int row = 0; row < 7; row++) {
        PauliBlock alone =
            new BlockRunner(compiled, columns, 1).run(bindings.values().array(), row, 1);
        for (int pauli = 0; pauli < 1 << 2 * compiled.qubits(); pauli++) {
          assertEquals(alone.get(pauli, 0), together.get(pauli, row));
        }
      }
    }
  }

  @Test
  void depolarizingShrinksTheValueByItsStrength() {
    Circuit circuit = Circuit.builder(1).gate(GateType.X, 0).build();
    assertEquals(-0.7, value(circuit, "Z0", ChannelNoise.parse("depolarizing=0.3", 1)), 1e-15);
    assertEquals(-0.4, value(circuit, "Z0", ChannelNoise.parse("depolarizing=0.3", 2)), 1e-15);
  }

  @Test
  void amplitudeDampingLetsOneFallToZero() {
    Circuit one = Circuit.builder(1).gate(GateType.X, 0).build();
    assertEquals(
        0.2 - 0.8, value(one, "Z0", ChannelNoise.parse("amplitude-damping=0.2", 1)), 1e-15);
    Circuit plus = Circuit.builder(1).gate(GateType.H, 0).build();
    NoiseModel damping = ChannelNoise.parse("amplitude-damping=0.2", 1);
    assertEquals(Math.sqrt(0.8), value(plus, "X0", damping), 1e-15);
    assertEquals(0.2, value(plus, "Z0", damping), 1e-15);
  }

  @Test
  void phaseErrorsLeaveTheZBasisAlone() {
    Circuit plus = Circuit.builder(1).gate(GateType.H, 0).build();
    assertEquals(
        Math.sqrt(0.7), value(plus, "X0", ChannelNoise.parse("phase-damping=0.3", 1)), 1e-15);
    assertEquals(0.4, value(plus, "X0", ChannelNoise.parse("phase-flip=0.3", 1)), 1e-15);
    Circuit one = Circuit.builder(1).gate(GateType.X, 0).build();
    assertEquals(-1, value(one, "Z0", ChannelNoise.parse("phase-flip=0.3", 1)), 1e-15);
    assertEquals(-0.4, value(one, "Z0", ChannelNoise.parse("bit-flip=0.3", 1)), 1e-15);
  }

  @Test
  void twoQubitDepolarizingMixesThePairTogether() {
    Circuit bell = Circuit.builder(2).gate(GateType.H, 0).gate(GateType.CX, 0, 1).build();
    NoiseModel noise = ChannelNoise.parse("two-qubit-depolarizing=0.25", 1);
    assertEquals(0.75, value(bell, "Z0 Z1", noise), 1e-15);
    assertEquals(0.75, value(bell, "X0 X1", noise), 1e-15);
    assertEquals(1, run(bell, noise).get(0, 0), 1e-15);
  }

  @Test
  void readoutErrorsActOnOutcomesAndOnExpectationValuesAlike() {
    Circuit circuit = Circuit.builder(2).gate(GateType.X, 0).measureAll("c").build();
    NoiseModel noise = ChannelNoise.parse("readout=0.1", 1);
    double[] expected = {0.1 * 0.9, 0.9 * 0.9, 0.1 * 0.1, 0.9 * 0.1};
    double[] outcomes = outcomes(circuit, noise);
    for (int k = 0; k < 4; k++) {
      assertEquals(expected[k], outcomes[k], 1e-15);
    }
    Circuit unmeasured = Circuit.builder(2).gate(GateType.X, 0).build();
    double parity = outcomes[0] - outcomes[1] - outcomes[2] + outcomes[3];
    assertEquals(parity, value(unmeasured, "Z0 Z1", noise), 1e-15);
  }

  @Test
  void earlyOutcomesAreKeptAndResetStartsAnew() {
    Circuit circuit =
        Circuit.builder(1)
            .register("c", 2)
            .gate(GateType.H, 0)
            .measure(0, 0)
            .add(new Reset(0))
            .gate(GateType.X, 0)
            .measure(0, 1)
            .build();
    double[] outcomes = outcomes(circuit, NONE);
    assertEquals(0.5, outcomes[0b10], 1e-15);
    assertEquals(0.5, outcomes[0b11], 1e-15);
  }

  @Test
  void anOutcomeThatIsReusedStaysCorrelated() {
    Circuit circuit =
        Circuit.builder(2)
            .register("c", 2)
            .gate(GateType.H, 0)
            .measure(0, 0)
            .gate(GateType.CX, 0, 1)
            .gate(GateType.H, 0)
            .measure(1, 1)
            .build();
    double[] outcomes = outcomes(circuit, NONE);
    assertEquals(0.5, outcomes[0b00], 1e-15);
    assertEquals(0.5, outcomes[0b11], 1e-15);
  }

  @Test
  void idleQubitsOfADeviceCostNothing() {
    Circuit circuit = Circuit.physicalBuilder(133).gate(GateType.CZ, 7, 132).build();
    assertEquals(2, NoisyCircuit.compile(circuit, List.of(), NONE).qubits());
  }

  @Test
  void refusesMoreQubitsThanADensityMatrixHolds() {
    Circuit.Builder circuit = Circuit.builder(11);
    for (int q = 0; q < 11; q++) {
      circuit.gate(GateType.X, q);
    }
    UnsupportedCircuitException refusal =
        assertThrows(
            UnsupportedCircuitException.class,
            () -> NoisyCircuit.compile(circuit.build(), List.of(), NONE));
    assertTrue(refusal.getMessage().contains("method=trajectories"), refusal.getMessage());
  }

  @Test
  void strengthsThatAreNoProbabilitiesAreRefusedByName() {
    assertThrows(IllegalArgumentException.class, () -> ChannelNoise.parse("bit-flip=1.5", 1));
    assertThrows(IllegalArgumentException.class, () -> ChannelNoise.parse("bit-flip=0.6", 2));
    assertThrows(IllegalArgumentException.class, () -> ChannelNoise.parse("bit-flop=0.1", 1));
    assertThrows(IllegalArgumentException.class, () -> ChannelNoise.parse("bit-flip", 1));
    assertThrows(
        IllegalArgumentException.class, () -> ChannelNoise.parse("bit-flip=0.1,bit-flip=0.2", 1));
  }

  @Test
  void channelsOnUntouchedQubitsDoNotChangeObservablesThere() {
    Circuit circuit = Circuit.builder(3).gate(GateType.X, 1).build();
    NoiseModel noise = ChannelNoise.parse("depolarizing=0.5", 1);
    assertEquals(1, value(circuit, "Z0 Z2", noise), 1e-15);
    assertEquals(0, value(circuit, "X0", noise), 1e-15);
  }
}
