package io.qubridge.braket.program;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Measurement;
import io.qubridge.circuit.Operation;
import io.qubridge.observable.PauliString;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A circuit that measures at its end, with one bit for each thing to read out: bit {@code i} is
 * factor {@code i} of a measurement basis, or the {@code i}-th classical bit that is measured.
 *
 * @param circuit gates, then measurements into bits 0, 1, ...
 * @param ownGates the number of gates before those that turn the basis
 */
record MeasuredCircuit(Circuit circuit, int ownGates) {
  /** Measures a basis of Pauli operators. */
  static MeasuredCircuit inBasis(Circuit circuit, PauliString basis) {
    List<Operation> operations = new ArrayList<>(circuit.operations());
    int own = circuit.gates().size();
    for (PauliString.Factor factor : basis.factors()) {
      turn(factor).forEach(operations::add);
    }
    List<PauliString.Factor> factors = basis.factors();
    for (int i = 0; i < factors.size(); i++) {
      operations.add(new Measurement(factors.get(i).qubit(), i));
    }
    return new MeasuredCircuit(build(circuit, factors.size(), operations), own);
  }

  /** Gates that turn a Pauli operator into Z. */
  private static List<Gate> turn(PauliString.Factor factor) {
    List<Integer> qubit = List.of(factor.qubit());
    Gate h = Gate.of(GateType.H, List.of(), qubit);
    return switch (factor.pauli()) {
      case X -> List.of(h);
      case Y -> List.of(Gate.of(GateType.SDG, List.of(), qubit), h);
      case Z -> List.of();
    };
  }

  /** Measures what the circuit measures; of two measurements into one bit the last one holds. */
  static MeasuredCircuit asWritten(Circuit circuit) {
    List<Operation> operations = new ArrayList<>();
    TreeMap<Integer, Integer> qubitOfBit = qubitOfBit(circuit);
    for (Operation operation : circuit.operations()) {
      if (!(operation instanceof Measurement)) {
        operations.add(operation);
      }
    }
    int next = 0;
    for (int qubit : qubitOfBit.values()) {
      operations.add(new Measurement(qubit, next++));
    }
    return new MeasuredCircuit(
        build(circuit, qubitOfBit.size(), operations), circuit.gates().size());
  }

  /** The measured classical bits, each with the qubit that it takes. */
  static TreeMap<Integer, Integer> qubitOfBit(Circuit circuit) {
    TreeMap<Integer, Integer> qubits = new TreeMap<>();
    for (Operation operation : circuit.operations()) {
      if (operation instanceof Measurement measurement
          && measurement.bit() != Measurement.DISCARDED) {
        qubits.put(measurement.bit(), measurement.qubit());
      }
    }
    return qubits;
  }

  private static Circuit build(Circuit circuit, int bits, List<Operation> operations) {
    Circuit.Builder builder =
        circuit.physical()
            ? Circuit.physicalBuilder(circuit.qubits())
            : Circuit.builder(circuit.qubits());
    circuit.parameters().forEach(builder::parameter);
    if (bits > 0) {
      builder.register("b", bits);
    }
    operations.forEach(builder::add);
    return builder.build();
  }
}
