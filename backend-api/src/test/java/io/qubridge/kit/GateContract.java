package io.qubridge.kit;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Matrix;
import io.qubridge.observable.Observable;
import io.qubridge.observable.Pauli;
import io.qubridge.observable.PauliString;
import io.qubridge.spi.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each gate that a backend declares is the gate of the table, phases included. */
interface GateContract extends ValueContract {
  @TestFactory
  default Stream<DynamicTest> gatesAreThoseOfTheTable() {
    return declared()
        .map(type -> DynamicTest.dynamicTest(type.qasmName(), () -> assertGate(type, false)));
  }

  @TestFactory
  default Stream<DynamicTest> gatesUnderControlModifiersAreThoseOfTheTable() {
    return declared()
        .filter(type -> type.operands() <= 2)
        .map(type -> DynamicTest.dynamicTest(type.qasmName(), () -> assertGate(type, true)));
  }

  private Stream<GateType> declared() {
    return Arrays.stream(GateType.values()).filter(capabilities().gates()::contains);
  }

  /** Modifiers put one control on 1 and one on 0; undeclared, they are refused. */
  private void assertGate(GateType type, boolean modified) {
    int operands = type.operands();
    int qubits = Math.max(1, operands + (modified ? 2 : 0));
    assumeQubits(qubits);
    Circuit.Builder builder = scrambled(qubits);
    List<Angle> angles = new ArrayList<>();
    for (int i = 0; i < type.angles(); i++) {
      Parameter parameter = new Parameter("a" + i);
      builder.parameter(parameter);
      angles.add(Angle.of(parameter).times(0.5).plus(Angle.of(0.1)));
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < operands; i++) {
      order.add(operands - 1 - i); // against the natural order, which hides mix-ups
    }
    Gate gate = Gate.of(type, angles, order);
    if (modified) {
      gate = gate.controlledBy(operands, false).controlledBy(operands + 1, true);
    }
    Circuit circuit = builder.add(gate).build();
    List<Observable> observables = allStrings(Math.max(1, Math.min(3, qubits)));
    Bindings bindings = bindings(circuit);
    EstimatorPub pub = new EstimatorPub(circuit, bindings, observables);
    if (modified && !has(Feature.MODIFIERS)) {
      assertRefused(pub);
    } else {
      assertValues(pub);
    }
  }

  private static Bindings bindings(Circuit circuit) {
    int columns = circuit.parameters().size();
    Matrix values = new Matrix(2, columns);
    for (int i = 0; i < values.array().length; i++) {
      values.array()[i] = 0.4 + 0.23 * i;
    }
    return new Bindings(circuit.parameters(), values);
  }

  /** Every Pauli string on some qubits but the identity. */
  private static List<Observable> allStrings(int qubits) {
    List<PauliString> strings = List.of(PauliString.IDENTITY);
    for (int qubit = 0; qubit < qubits; qubit++) {
      List<PauliString> longer = new ArrayList<>(strings);
      for (PauliString string : strings) {
        for (Pauli pauli : Pauli.values()) {
          List<PauliString.Factor> factors = new ArrayList<>(string.factors());
          factors.add(new PauliString.Factor(qubit, pauli));
          longer.add(new PauliString(factors));
        }
      }
      strings = longer;
    }
    return strings.stream()
        .filter(string -> !string.equals(PauliString.IDENTITY))
        .map(Observable::of)
        .toList();
  }
}
