package io.qubridge.ibm.program;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Barrier;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Measurement;
import io.qubridge.circuit.Operation;
import io.qubridge.circuit.Parameter;
import io.qubridge.qasm.QasmWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A circuit in the words that the service's reader of OpenQASM 3 takes, the package
 * Qiskit/qiskit-qasm3-import.
 *
 * <p>Names are made up, since the reader refuses those of gates and renames others. Parameters sort
 * as text in the order of the circuit, which is the order that arrays of values have to follow.
 * Pragmas and {@code id}, which the reader turns into a gate that no device has, are left out.
 * Measurements always have a place to write to.
 */
final class WireCircuit {
  private static final String DISCARDED = "unused";

  private WireCircuit() {}

  /** The name of a parameter by its index in the circuit. */
  static String parameter(int index) {
    return String.format("par%05d", index);
  }

  /** The name of a classical register by its index in the circuit. */
  static String register(int index) {
    return "reg" + index;
  }

  /** The program of a circuit on physical qubits {@code $0}, {@code $1}, ... */
  static String physical(Circuit circuit, int rows) {
    int width = 0;
    for (Operation operation : circuit.operations()) {
      for (int qubit : operation.qubits()) {
        width = Math.max(width, qubit + 1);
      }
    }
    return write(circuit, Circuit.physicalBuilder(width), rows);
  }

  /**
   * The program on a register as wide as the device, whose qubit {@code i} is the device's. Pauli
   * strings then have one letter for each qubit of the device; on physical qubits they would end at
   * the highest qubit that the program names.
   */
  static String onRegister(Circuit circuit, int width, int rows) {
    return write(circuit, Circuit.builder(width), rows);
  }

  /**
   * @param rows if there are several and the circuit has no parameter, one is declared all the
   *     same, so that there is something to sweep
   */
  private static String write(Circuit circuit, Circuit.Builder wire, int rows) {
    Map<Parameter, Parameter> names = new HashMap<>();
    for (Parameter parameter : circuit.parameters()) {
      Parameter name = new Parameter(parameter(names.size()));
      names.put(parameter, name);
      wire.parameter(name);
    }
    if (names.isEmpty() && rows > 1) {
      wire.parameter(new Parameter(parameter(0)));
    }
    for (int k = 0; k < circuit.registers().size(); k++) {
      wire.register(register(k), circuit.registers().get(k).size());
    }
    int bits = circuit.bits();
    boolean discards =
        circuit.operations().stream()
            .anyMatch(o -> o instanceof Measurement m && m.bit() == Measurement.DISCARDED);
    if (discards) {
      wire.register(DISCARDED, 1);
    }
    for (Operation operation : circuit.operations()) {
      add(operation, names, bits, wire);
    }
    return QasmWriter.write(wire.build());
  }

  private static void add(
      Operation operation, Map<Parameter, Parameter> names, int bits, Circuit.Builder wire) {
    if (operation instanceof Gate gate) {
      if (gate.type() != GateType.ID) {
        List<Angle> angles = gate.angles().stream().map(angle -> renamed(angle, names)).toList();
        wire.gate(gate.type(), angles, gate.qubits());
      }
    } else if (operation instanceof Measurement m && m.bit() == Measurement.DISCARDED) {
      wire.measure(m.qubit(), bits);
    } else if (!(operation instanceof Barrier barrier && barrier.qubits().isEmpty())) {
      wire.add(operation);
    }
  }

  private static Angle renamed(Angle angle, Map<Parameter, Parameter> names) {
    return new Angle(
        angle.constant(),
        angle.terms().stream()
            .map(term -> new Angle.Term(names.get(term.parameter()), term.coefficient()))
            .toList());
  }
}
