package io.qubridge.gradient;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.Operation;
import io.qubridge.circuit.Parameter;
import io.qubridge.circuit.Reset;
import io.qubridge.observable.Observable;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which gates can change the values of some observables; the others have derivative zero. */
final class LightCone {
  private LightCone() {}

  /** The qubits that observables act on. */
  static BitSet support(List<Observable> observables) {
    BitSet qubits = new BitSet();
    for (Observable observable : observables) {
      observable
          .terms()
          .forEach(term -> term.string().factors().forEach(factor -> qubits.set(factor.qubit())));
    }
    return qubits;
  }

  /**
   * Follows the measured qubits backwards through a circuit.
   *
   * @return the indices of the gates that share a qubit with what they act on later
   */
  static BitSet gates(Circuit circuit, BitSet measured) {
    BitSet reached = (BitSet) measured.clone();
    BitSet gates = new BitSet();
    for (int i = circuit.operations().size() - 1; i >= 0; i--) {
      Operation operation = circuit.operations().get(i);
      if (operation instanceof Reset reset) {
        reached.clear(reset.qubit());
      } else if (operation instanceof Gate gate && gate.qubits().stream().anyMatch(reached::get)) {
        gates.set(i);
        gate.qubits().forEach(reached::set);
      }
    }
    return gates;
  }

  /** The parameters that stand in the angles of such gates. */
  static Set<Parameter> parameters(Circuit circuit, BitSet measured) {
    Set<Parameter> parameters = new HashSet<>();
    BitSet gates = gates(circuit, measured);
    for (int i = gates.nextSetBit(0); i >= 0; i = gates.nextSetBit(i + 1)) {
      for (Angle angle : ((Gate) circuit.operations().get(i)).angles()) {
        angle.terms().forEach(term -> parameters.add(term.parameter()));
      }
    }
    return parameters;
  }
}
