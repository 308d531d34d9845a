package io.qubridge.qasm;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.ClassicalRegister;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.qasm.syntax.Identifiers;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * The names of a written program.
 *
 * @param qubits the register of the qubits
 * @param definitions the gates that the program has to define
 */
record WrittenNames(String qubits, Set<GateType> definitions) {
  /** The names for a circuit, once it is sure that no two things have one name. */
  static WrittenNames of(Circuit circuit) {
    Set<GateType> definitions = EnumSet.noneOf(GateType.class);
    for (Gate gate : circuit.gates()) {
      if (gate.type().origin() == GateType.Origin.EXTENSION) {
        definitions.add(gate.type());
      }
    }
    Set<String> names = new HashSet<>();
    circuit.parameters().forEach(p -> add("parameter", p.name(), definitions, names));
    for (ClassicalRegister register : circuit.registers()) {
      add("register", register.name(), definitions, names);
    }
    String qubits = "q";
    while (names.contains(qubits)) {
      qubits += "_";
    }
    return new WrittenNames(qubits, definitions);
  }

  private static void add(String what, String name, Set<GateType> definitions, Set<String> names) {
    boolean gate =
        GateType.named(name)
            .filter(t -> t.origin() != GateType.Origin.EXTENSION || definitions.contains(t))
            .isPresent();
    if (gate) {
      throw refusal(what, name, "is the name of a gate");
    }
    if (!Identifiers.isFree(name)) {
      throw refusal(what, name, "is no free identifier of OpenQASM 3");
    }
    if (!names.add(name)) {
      throw refusal(what, name, "is the name of a parameter, too");
    }
  }

  private static IllegalArgumentException refusal(String what, String name, String why) {
    return new IllegalArgumentException(
        what + " '" + name + "' cannot be written: '" + name + "' " + why + "; rename it");
  }
}
