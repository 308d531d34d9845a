package io.qubridge.local.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every gate against the matrix of its row, on random states of both kinds of memory. */
class GatesTest {
  private static final double ROUNDING = 1e-13;

  @ParameterizedTest
  @EnumSource
  void actsAsItsMatrixOnABlock(GateType type) {
    for (int seed = 0; seed < 6; seed++) {
      assertActsAsItsMatrix(type, 5, 0, new Random(seed));
    }
  }

  @ParameterizedTest
  @EnumSource
  void actsAsItsMatrixUnderModifierControls(GateType type) {
    for (int controls = 1; controls <= 3; controls++) {
      assertActsAsItsMatrix(type, 6, controls, new Random(controls));
    }
  }

  @ParameterizedTest
  @EnumSource
  void actsAsItsMatrixOnALargeState(GateType type) {
    for (int seed = 0; seed < 3; seed++) {
      assertActsAsItsMatrix(type, 13, seed, new Random(seed));
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {"X", "RX", "RY", "RZ", "P", "U", "SWAP", "ISWAP", "ECR", "RXX", "RYY", "RZZ"})
  void takesMoreControlsThanATileHasQubits(GateType type) {
    assertActsAsItsMatrix(type, 13, 11, new Random(4));
    assertActsAsItsMatrix(type, 13, 9, new Random(5));
  }

  @Test
  void controlsOfAGlobalPhaseTurnAmongThemselves() {
    Gate phase = new Gate(GateType.GPHASE, List.of(Angle.of(0.7)), List.of(1, 3), 2, 0b10);
    Circuit.Builder builder = scrambled(4, new Random(1));
    Amplitudes before = Amplitudes.of(builder.build());
    assertEquals(
        0, Amplitudes.of(builder.add(phase).build()).distance(before.after(phase)), ROUNDING);
  }

  private static void assertActsAsItsMatrix(
      GateType type, int qubits, int controls, Random random) {
    controls = Math.min(controls, qubits - type.operands());
    Gate gate = gate(type, qubits, controls, random);
    Circuit.Builder builder = scrambled(qubits, random);
    Amplitudes before = Amplitudes.of(builder.build());
    // The further gates show that nothing is fused or moved that must not be.
    Gate last = gate(GateType.RYY, qubits, 0, random);
    Amplitudes after = Amplitudes.of(builder.add(gate).add(last).build());
    assertEquals(0, after.distance(before.after(gate).after(last)), ROUNDING, gate::toString);
  }

  private static Gate gate(GateType type, int qubits, int controls, Random random) {
    List<Integer> order = new ArrayList<>();
    for (int qubit = 0; qubit < qubits; qubit++) {
      order.add(qubit);
    }
    Collections.shuffle(order, random);
    List<Angle> angles = new ArrayList<>();
    for (int i = 0; i < type.angles(); i++) {
      angles.add(Angle.of(4 * random.nextDouble() - 2));
    }
    List<Integer> operands = order.subList(0, controls + type.operands());
    return new Gate(type, angles, operands, controls, random.nextInt(1 << controls));
  }

  private static Circuit.Builder scrambled(int qubits, Random random) {
    Circuit.Builder builder = Circuit.builder(qubits);
    for (int layer = 0; layer < 2; layer++) {
      for (int qubit = 0; qubit < qubits; qubit++) {
        builder.add(
            Gate.of(
                GateType.U3,
                List.of(
                    Angle.of(random.nextDouble()),
                    Angle.of(random.nextDouble()),
                    Angle.of(random.nextDouble())),
                List.of(qubit)));
      }
      for (int qubit = 0; qubit < qubits - 1; qubit++) {
        builder.gate(GateType.CX, qubit, qubit + 1);
      }
    }
    return builder;
  }
}
