package io.qubridge.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GateTest {
  @Test
  void absorbsControlsThatTheTableHas() {
    assertEquals(Gate.of(GateType.CX, List.of(), List.of(4, 2)), x(List.of(4, 2), 1, 0));
    assertEquals(Gate.of(GateType.CCX, List.of(), List.of(5, 4, 2)), x(List.of(5, 4, 2), 2, 0));
    assertEquals(
        new Gate(GateType.CCX, List.of(), List.of(6, 5, 4, 2), 1, 0), x(List.of(6, 5, 4, 2), 3, 0));
    Angle a = Angle.of(0.3);
    assertEquals(
        Gate.of(GateType.CP, List.of(a), List.of(1, 0)),
        new Gate(GateType.GPHASE, List.of(a), List.of(1, 0), 2, 0));
  }

  @Test
  void keepsControlsOnZero() {
    Gate inner = x(List.of(5, 4, 2), 2, 0b10);
    assertEquals(GateType.X, inner.type());
    Gate outer = x(List.of(5, 4, 2), 2, 0b01);
    assertEquals(new Gate(GateType.CX, List.of(), List.of(5, 4, 2), 1, 0b01), outer);
  }

  @Test
  void putsNewControlsFirst() {
    Gate gate = Gate.of(GateType.X, List.of(), List.of(2)).controlledBy(4, false);
    assertEquals(x(List.of(4, 2), 1, 1), gate);
    assertEquals(x(List.of(6, 4, 2), 2, 0b10), gate.controlledBy(6, true));
  }

  @Test
  void refusesAQubitTwiceAmongManyToo() {
    List<Integer> many = IntStream.rangeClosed(0, 30).map(i -> i == 30 ? 7 : i).boxed().toList();
    assertThrows(IllegalArgumentException.class, () -> x(List.of(1, 1), 1, 0));
    assertThrows(IllegalArgumentException.class, () -> x(many, 30, 0));
  }

  private static Gate x(List<Integer> qubits, int controls, int onZero) {
    return new Gate(GateType.X, List.of(), qubits, controls, onZero);
  }
}
