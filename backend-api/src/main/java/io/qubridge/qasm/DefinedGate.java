package io.qubridge.qasm;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Barrier;
import io.qubridge.circuit.Operation;
import io.qubridge.qasm.Symbol.Callable;
import io.qubridge.qasm.Symbol.GateApplication;
import io.qubridge.qasm.Value.AffineValue;
import io.qubridge.qasm.Value.FloatValue;
import io.qubridge.qasm.syntax.Expression;
import io.qubridge.qasm.syntax.Modifier;
import java.util.ArrayList;
import java.util.List;

/** A gate that the program defines by a body. */
final class DefinedGate implements Callable {
  private final Scope globals;
  private final List<String> parameters;
  private final int operands;
  private final List<Step> steps;
  private final int depth;

  /** A gate with what its body does, in order. */
  DefinedGate(Scope globals, List<String> parameters, int operands, List<Step> steps) {
    this.globals = globals;
    this.parameters = List.copyOf(parameters);
    this.operands = operands;
    this.steps = List.copyOf(steps);
    this.depth =
        1
            + steps.stream()
                .mapToInt(step -> step instanceof Call call ? call.gate().depth() : 0)
                .max()
                .orElse(0);
  }

  /** One step of a body; operands are indices into those of the definition. */
  sealed interface Step permits Call, Fence {}

  /** A gate call in a body. */
  record Call(
      int at,
      Callable gate,
      List<Modifier> modifiers,
      List<Expression> arguments,
      List<Integer> operands)
      implements Step {}

  /** A barrier in a body. */
  record Fence(int at, List<Integer> operands) implements Step {}

  @Override
  public int angles() {
    return parameters.size();
  }

  @Override
  public int operands() {
    return operands;
  }

  @Override
  public int depth() {
    return depth;
  }

  @Override
  public void expand(GateApplication application, GateExpander expander, List<Operation> out) {
    expander.budget().spendOn(application.at(), operands);
    Scope scope = globals.inner();
    for (int i = 0; i < parameters.size(); i++) {
      scope.bind(parameters.get(i), value(application.angles().get(i)));
    }
    for (Step step : steps) {
      if (step instanceof Call call) {
        expand(call, scope, application.qubits(), expander, out);
      } else if (step instanceof Fence fence) {
        expander.budget().spendOn(fence.at(), fence.operands().size());
        out.add(new Barrier(pick(application.qubits(), fence.operands())));
      }
    }
  }

  private static void expand(
      Call call, Scope scope, List<Integer> qubits, GateExpander expander, List<Operation> out) {
    Evaluator evaluator = expander.evaluator();
    List<Angle> angles = new ArrayList<>(call.arguments().size());
    call.arguments().forEach(argument -> angles.add(evaluator.angle(argument, scope)));
    ModifierChain modifiers = ModifierChain.of(call.modifiers(), evaluator, scope);
    expander.expand(
        call.gate(),
        new GateApplication(call.at(), angles, pick(qubits, call.operands())),
        modifiers,
        out);
  }

  private static Value value(Angle angle) {
    return angle.isConstant() ? new FloatValue(angle.constant()) : new AffineValue(angle);
  }

  private static List<Integer> pick(List<Integer> from, List<Integer> places) {
    List<Integer> picked = new ArrayList<>(places.size());
    places.forEach(place -> picked.add(from.get(place)));
    return picked;
  }
}
