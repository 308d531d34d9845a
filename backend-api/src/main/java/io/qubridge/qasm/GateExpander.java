package io.qubridge.qasm;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Operation;
import io.qubridge.qasm.Symbol.Callable;
import io.qubridge.qasm.Symbol.GateApplication;
import io.qubridge.qasm.syntax.ProgramException;
import java.util.ArrayList;
import java.util.List;

/** Turns gate calls into gates of the table. */
final class GateExpander {
  private static final int MAX_CONTROLS = 30;

  private final Budget budget;
  private final boolean legacyU;
  private final Evaluator evaluator;

  GateExpander(Budget budget, boolean legacyU) {
    this.budget = budget;
    this.legacyU = legacyU;
    this.evaluator = new Evaluator(budget);
  }

  Evaluator evaluator() {
    return evaluator;
  }

  Budget budget() {
    return budget;
  }

  /** Another expander of the same meaning that may do less. */
  GateExpander limitedTo(int operations) {
    return new GateExpander(new Budget(operations), legacyU);
  }

  /** Appends what a gate under modifiers does; the controls are the first qubits. */
  void expand(Callable gate, GateApplication call, ModifierChain modifiers, List<Operation> out) {
    if (modifiers.isEmpty()) {
      gate.expand(call, this, out);
      return;
    }
    int controls = modifiers.controls();
    List<Integer> inner = call.qubits().subList(controls, call.qubits().size());
    List<Operation> body = new ArrayList<>();
    gate.expand(new GateApplication(call.at(), call.angles(), inner), this, body);
    for (double exponent : modifiers.exponents()) {
      body = new GatePower(call.at(), budget).of(body, exponent);
    }
    for (int control = controls - 1; control >= 0; control--) {
      budget.spend(call.at(), body.size());
      body = controlled(call.at(), body, call.qubits().get(control), modifiers.value(control));
    }
    out.addAll(body);
  }

  private static List<Operation> controlled(
      int at, List<Operation> body, int control, boolean value) {
    List<Operation> result = new ArrayList<>(body.size());
    for (Operation operation : body) {
      if (operation instanceof Gate gate) {
        if (gate.controls() == MAX_CONTROLS) {
          throw new ProgramException(at, "a gate takes at most " + MAX_CONTROLS + " more controls");
        }
        result.add(gate.controlledBy(control, value));
      } else {
        result.add(operation);
      }
    }
    return result;
  }

  /** Appends a gate of the table. */
  void append(GateType type, GateApplication call, List<Operation> out) {
    budget.spend(call.at(), 1);
    out.add(Gate.of(type, call.angles(), call.qubits()));
    if (legacyU && type == GateType.U) {
      appendPhase(call.at(), call.angles().get(0).times(-0.5), out);
    }
  }

  /** Appends a global phase unless it is 0. */
  void appendPhase(int at, Angle phase, List<Operation> out) {
    if (!phase.equals(Angle.ZERO)) {
      budget.spend(at, 1);
      out.add(Gate.of(GateType.GPHASE, List.of(phase), List.of()));
    }
  }
}
