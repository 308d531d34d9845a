package io.qubridge.local.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import io.qubridge.local.ReferenceCircuits;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepFusionTest {
  private static List<String> steps(Circuit circuit) {
    List<Primitive> primitives = new ArrayList<>();
    GateLowering lowering = new GateLowering(primitives);
    int[] position = new int[circuit.qubits()];
    for (int qubit = 0; qubit < position.length; qubit++) {
      position[qubit] = qubit;
    }
    for (Gate gate : circuit.gates()) {
      lowering.lower(gate, position);
    }
    StepFusion fusion = new StepFusion(circuit.qubits());
    Multiplexing.of(primitives).forEach(fusion::add);
    AnglePlan.Builder angles = new AnglePlan.Builder(circuit.parameters());
    return fusion.build(angles, true).steps().stream()
        .map(s -> s.getClass().getSimpleName())
        .toList();
  }

  @Test
  void embeddingJoinsTheFirstLayerAndARingIsOnePermutation() {
    List<String> steps = steps(ReferenceCircuits.entangler(4, 3, true));
    assertEquals(3 * (4 + 1), steps.size());
    assertEquals(3, steps.stream().filter(s -> s.equals("PermutationStep")).count());
  }

  @Test
  void fixedDiagonalGatesAreOneTable() {
    Circuit circuit =
        Circuit.builder(3)
            .gate(GateType.CZ, 0, 1)
            .gate(GateType.T, 2)
            .gate(GateType.CP, 0.4, 1, 2)
            .gate(GateType.RZZ, 0.3, 0, 2)
            .build();
    assertEquals(List.of("DiagonalStep"), steps(circuit));
  }

  @Test
  void phasesAddUpAcrossOtherDiagonalGates() {
    Angle theta = Angle.of(new Parameter("theta"));
    Circuit circuit =
        Circuit.builder(2)
            .gate(GateType.RZ, theta, 0)
            .gate(GateType.RZZ, theta, 0, 1)
            .gate(GateType.P, theta, 0)
            .build();
    assertEquals(List.of("RotationStep", "PhaseStep"), steps(circuit)); // RZZ, then RZ and P
  }

  @Test
  void rotationsStayApartWhereSomethingIsBetween() {
    Circuit circuit =
        Circuit.builder(2)
            .gate(GateType.RX, 0.1, 0)
            .gate(GateType.CX, 0, 1)
            .gate(GateType.RX, 0.1, 0)
            .build();
    assertEquals(List.of("RotationStep", "PermutationStep", "RotationStep"), steps(circuit));
  }

  @Test
  void rotationsWithFlipsBetweenAreOneMultiplexer() {
    assertEquals(List.of("MultiplexerStep"), steps(multiplexer(3, 0, 1, 0, 1)));
  }

  @Test
  void flipsThatDoNotCancelStayBehindTheMultiplexer() {
    assertEquals(List.of("MultiplexerStep", "PermutationStep"), steps(multiplexer(3, 0, 1, 0, 0)));
  }

  @Test
  void fewRotationsOrOtherAxesAreNoMultiplexer() {
    assertEquals(4, steps(multiplexer(3, 0, 1)).size());
    Circuit controlled =
        Circuit.builder(3)
            .gate(GateType.RY, angle(0), 2)
            .gate(GateType.CRY, angle(1), 0, 2)
            .gate(GateType.RX, angle(2), 2)
            .gate(GateType.CX, 0, 2)
            .gate(GateType.RX, angle(3), 2)
            .build();
    assertEquals(5, steps(controlled).size());
  }

  /** RY on the last qubit, each followed by a CX from a control. */
  private static Circuit multiplexer(int qubits, int... controls) {
    Circuit.Builder circuit = Circuit.builder(qubits);
    for (int i = 0; i < controls.length; i++) {
      circuit.gate(GateType.RY, angle(i), qubits - 1);
      circuit.gate(GateType.CX, controls[i], qubits - 1);
    }
    return circuit.build();
  }

  private static Angle angle(int index) {
    return Angle.of(new Parameter("a" + index));
  }
}
