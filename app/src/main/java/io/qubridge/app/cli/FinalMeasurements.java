package io.qubridge.app.cli;

import io.qubridge.circuit.Barrier;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.ClassicalRegister;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.Measurement;
import io.qubridge.circuit.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds or removes the measurements at a circuit's end. */
final class FinalMeasurements {
  private static final String ALL = "meas";

  private FinalMeasurements() {}

  /** Whether a measurement's outcome is kept. */
  static boolean keepsAny(Circuit circuit) {
    return circuit.operations().stream()
        .anyMatch(step -> step instanceof Measurement m && m.bit() != Measurement.DISCARDED);
  }

  /**
   * The circuit with every qubit measured into a new register: {@code meas}, or with a number where
   * that name is taken.
   */
  static Circuit add(Circuit circuit) {
    List<String> names = circuit.registers().stream().map(ClassicalRegister::name).toList();
    String name = ALL;
    for (int i = 0; names.contains(name); i++) {
      name = ALL + i;
    }
    List<ClassicalRegister> registers = new ArrayList<>(circuit.registers());
    registers.add(new ClassicalRegister(name, circuit.qubits()));
    List<Operation> steps = new ArrayList<>(circuit.operations());
    for (int qubit = 0; qubit < circuit.qubits(); qubit++) {
      steps.add(new Measurement(qubit, circuit.bits() + qubit));
    }
    return with(circuit, registers, steps);
  }

  /**
   * The circuit without measurements, whose state the observables are taken in.
   *
   * @throws CommandFailure if a qubit is used after it was measured
   */
  static Circuit strip(Circuit circuit) {
    Map<Integer, Measurement> measured = new HashMap<>();
    List<Operation> steps = new ArrayList<>();
    for (Operation step : circuit.operations()) {
      if (step instanceof Measurement measurement) {
        measured.put(measurement.qubit(), measurement);
        continue;
      }
      if (!(step instanceof Barrier)) {
        step.qubits().forEach(qubit -> requireUnmeasured(circuit, measured.get(qubit), step));
      }
      steps.add(step);
    }
    return with(circuit, List.of(), steps);
  }

  private static void requireUnmeasured(Circuit circuit, Measurement earlier, Operation step) {
    if (earlier == null) {
      return;
    }
    String user = step instanceof Gate gate ? "gate '" + gate.type().qasmName() + "'" : "reset";
    throw new CommandFailure(
        ExitCode.PROGRAM,
        "qubit "
            + earlier.qubit()
            + " is measured"
            + bitName(circuit, earlier.bit())
            + " and then used by "
            + user
            + "; --observable takes only programs that measure at the end");
  }

  private static String bitName(Circuit circuit, int bit) {
    int first = 0;
    for (ClassicalRegister register : circuit.registers()) {
      if (bit >= first && bit < first + register.size()) {
        return " into " + register.name() + "[" + (bit - first) + "]";
      }
      first += register.size();
    }
    return "";
  }

  private static Circuit with(
      Circuit circuit, List<ClassicalRegister> registers, List<Operation> steps) {
    return new Circuit(
        circuit.qubits(),
        circuit.physical(),
        registers,
        circuit.parameters(),
        steps,
        circuit.pragmas());
  }
}
