package io.qubridge.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CircuitTest {
  private static final Parameter A = new Parameter("a");
  private static final Parameter B = new Parameter("b");

  @Test
  void declaresParametersInTheOrderOfFirstUse() {
    Circuit circuit =
        Circuit.builder(1)
            .gate(GateType.RX, Angle.of(B), 0)
            .gate(GateType.RX, Angle.of(A).plus(Angle.of(B)), 0)
            .build();
    assertEquals(List.of(B, A), circuit.parameters());
  }

  @Test
  void countsClassicalBitsOverAllRegisters() {
    Circuit circuit =
        Circuit.builder(2)
            .register("c", 3)
            .register("d", 1)
            .measure(0, 3)
            .measureAll("all")
            .build();
    assertEquals(6, circuit.bits());
    assertEquals(new Measurement(1, 5), circuit.operations().get(2));
    assertTrue(circuit.measures());
    assertFalse(Circuit.builder(1).build().measures());
  }

  @Test
  void bindsSomeParametersAndKeepsTheRest() {
    Angle angle = Angle.of(A).times(2).plus(Angle.of(B)).plus(Angle.of(0.5));
    Circuit circuit =
        Circuit.builder(2)
            .gate(GateType.RX, angle, 0)
            .gate(GateType.CX, 0, 1)
            .add(new Reset(0))
            .build();
    Circuit bound = circuit.bind(Map.of(A, 3.0));
    assertEquals(List.of(B), bound.parameters());
    assertEquals(
        Gate.of(GateType.RX, List.of(Angle.of(B).plus(Angle.of(6.5))), List.of(0)),
        bound.operations().get(0));
    assertEquals(circuit.operations().subList(1, 3), bound.operations().subList(1, 3));
    assertEquals(List.of(), bound.bind(Map.of(B, 1.0)).parameters());
    assertEquals(circuit, circuit.bind(Map.of()));
  }

  @Test
  void refusesToBindWhatIsNotThereOrNotANumber() {
    Circuit circuit = Circuit.builder(1).parameter(A).build();
    assertRefused("no parameter 'b'", () -> circuit.bind(Map.of(B, 1.0)));
    assertRefused("parameter 'a' is NaN", () -> circuit.bind(Map.of(A, Double.NaN)));
  }

  @Test
  void refusesWhatIsOutOfRange() {
    assertRefused("qubit 2 of a 2-qubit", () -> Circuit.builder(2).gate(GateType.X, 2).build());
    assertRefused("qubit -1", () -> Circuit.builder(2).gate(GateType.X, -1).build());
    assertRefused("bit 1 of 1", () -> measuring(1));
    assertRefused("bit -2", () -> measuring(-2));
    assertEquals(1, measuring(Measurement.DISCARDED).bits());
    assertRefused("-1 qubits", () -> Circuit.builder(-1).build());
    assertRefused("classical bits", () -> tooManyBits().build());
  }

  @Test
  void refusesWhatIsUndeclaredOrDeclaredTwice() {
    Gate gate = Gate.of(GateType.RX, List.of(Angle.of(A)), List.of(0));
    assertRefused(
        "undeclared parameter 'a'",
        () -> new Circuit(1, false, List.of(), List.of(), List.of(gate), List.of()));
    assertRefused(
        "parameter 'a' is declared twice",
        () -> new Circuit(1, false, List.of(), List.of(A, A), List.of(), List.of()));
    assertRefused(
        "register 'c' is declared twice",
        () -> Circuit.builder(1).register("c", 1).register("c", 1));
    assertRefused("has 0 bits", () -> Circuit.builder(1).register("c", 0));
  }

  @Test
  void refusesGatesOfAnotherShape() {
    assertRefused("takes 1 angles, got 0", () -> Circuit.builder(1).gate(GateType.RX, 0));
    assertRefused("takes 2 qubits, got 1", () -> Circuit.builder(1).gate(GateType.CX, 0));
    assertRefused("takes qubit 0 twice", () -> Circuit.builder(1).gate(GateType.CX, 0, 0));
    assertRefused("at least one qubit", () -> new Barrier(List.of()));
    assertRefused("barrier takes qubit 1 twice", () -> new Barrier(List.of(1, 1)));
    assertRefused("not an identifier", () -> new Parameter("1a"));
    assertRefused("not an identifier", () -> new Parameter("a b"));
  }

  private static Circuit measuring(int bit) {
    return Circuit.builder(1).register("c", 1).measure(0, bit).build();
  }

  private static Circuit.Builder tooManyBits() {
    return Circuit.builder(1).register("a", Integer.MAX_VALUE).register("b", 1);
  }

  private static void assertRefused(String reason, Executable action) {
    IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, action);
    assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
  }
}
