package io.qubridge.local.state;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.qubridge.circuit.Circuit;
import io.qubridge.local.ReferenceCircuits;
import io.qubridge.observable.Observable;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramCacheTest {
  private final ProgramCache cache = new ProgramCache();

  @Test
  void equalCircuitsShareAProgram() {
    Circuit circuit = ReferenceCircuits.entangler(3, 2, true);
    List<Observable> observables = ReferenceCircuits.z(2);
    Program program = cache.get(circuit, observables);
    assertSame(program, cache.get(circuit, observables));
    assertSame(program, cache.get(ReferenceCircuits.entangler(3, 2, true), ReferenceCircuits.z(2)));
  }

  @Test
  void otherObservablesAreAnotherProgram() {
    Circuit circuit = ReferenceCircuits.entangler(3, 2, true);
    assertNotSame(
        cache.get(circuit, ReferenceCircuits.z(1)), cache.get(circuit, ReferenceCircuits.z(2)));
  }

  @Test
  void oldProgramsAreForgotten() {
    Circuit circuit = ReferenceCircuits.entangler(2, 1, true);
    Program first = cache.get(circuit, List.of());
    for (int layers = 2; layers < 60; layers++) {
      cache.get(ReferenceCircuits.entangler(2, layers, true), List.of());
    }
    assertNotSame(first, cache.get(circuit, List.of()));
  }
}
