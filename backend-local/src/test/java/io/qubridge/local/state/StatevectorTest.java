package io.qubridge.local.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.kit.RandomCircuits;
import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sweeps over a large state against gates one by one. */
class StatevectorTest {
  @ParameterizedTest
  @ValueSource(ints = {12, 13, 15})
  void randomCircuitsGiveTheStateOfTheirMatrices(int qubits) {
    RandomCircuits random = new RandomCircuits(EnumSet.allOf(GateType.class), qubits);
    Circuit.Builder builder = Circuit.builder(qubits);
    for (int qubit = 0; qubit < qubits; qubit++) {
      builder.gate(GateType.RX, 0.3 + qubit, qubit);
    }
    Amplitudes expected = Amplitudes.of(builder.build());
    for (Gate gate : random.circuit(qubits, 120, 0).gates()) {
      builder.add(gate);
      expected = expected.after(gate);
    }
    assertEquals(0, Amplitudes.of(builder.build()).distance(expected), 1e-12);
  }
}
