package io.qubridge.braket.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.execution.Bindings;
import io.qubridge.kit.NaiveSimulator;
import io.qubridge.observable.Observable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecompositionsTest {
  private static final List<String> PAULIS = List.of("X", "Y", "Z");

  @Test
  void everyGateIsItsDecompositionUpToAGlobalPhase() {
    for (GateType type : GateType.values()) {
      for (Set<String> operations :
          List.of(
              Set.of("rx", "ry", "rz", "cnot"),
              Set.of("rx", "ry", "rz", "cz"),
              Set.of("prx", "rz", "cz"),
              Set.of("h", "s", "si", "t", "ti", "rx", "rz", "ry", "zz", "cnot"))) {
        Dialect dialect = new Dialect(operations);
        assertTrue(dialect.gates().contains(type), type + " with " + operations);
        assertSame(type, dialect);
      }
    }
  }

  /** Compares all Pauli expectation values after a start that no symmetry hides. */
  private static void assertSame(GateType type, Dialect dialect) {
    int qubits = Math.max(1, type.operands());
    List<Angle> angles =
        IntStream.range(0, type.angles()).mapToObj(k -> Angle.of(0.37 + 0.61 * k)).toList();
    List<Integer> operands = IntStream.range(0, type.operands()).boxed().toList();
    Gate gate = Gate.of(type, angles, operands);
    for (String observable : observables(qubits)) {
      assertEquals(
          value(qubits, List.of(gate), observable),
          value(qubits, dialect.express(gate), observable),
          1e-12,
          type + ", " + observable);
    }
  }

  private static double value(int qubits, List<Gate> gates, String observable) {
    Circuit.Builder builder = Circuit.builder(qubits);
    for (int qubit = 0; qubit < qubits; qubit++) {
      builder
          .gate(GateType.RX, 0.7 + 0.4 * qubit, qubit)
          .gate(GateType.RZ, 1.1 - 0.3 * qubit, qubit);
      if (qubit > 0) {
        builder.gate(GateType.CX, qubit - 1, qubit).gate(GateType.RY, 0.5, qubit);
      }
    }
    gates.forEach(builder::add);
    return NaiveSimulator.run(builder.build(), Bindings.none(), 0)
        .expectation(Observable.parse(observable));
  }

  private static List<String> observables(int qubits) {
    List<String> strings = new ArrayList<>(List.of(""));
    for (int qubit = 0; qubit < qubits; qubit++) {
      List<String> longer = new ArrayList<>(strings);
      for (String string : strings) {
        for (String pauli : PAULIS) {
          longer.add((string + " " + pauli + qubit).strip());
        }
      }
      strings = longer;
    }
    return strings.subList(1, strings.size());
  }

  @Test
  void aGateWithoutAnyWayToWriteItIsNotOffered() {
    assertFalse(new Dialect(Set.of("x", "h")).gates().contains(GateType.CX));
    assertFalse(new Dialect(Set.of("cnot")).gates().contains(GateType.CZ));
  }
}
