package io.qubridge.qasm;

import io.qubridge.qasm.DefinedGate.Step;
import io.qubridge.qasm.Symbol.Callable;
import io.qubridge.qasm.Symbol.Constant;
import io.qubridge.qasm.Value.FloatValue;
import io.qubridge.qasm.syntax.Expression;
import io.qubridge.qasm.syntax.Expression.Name;
import io.qubridge.qasm.syntax.Identifiers;
import io.qubridge.qasm.syntax.Modifier;
import io.qubridge.qasm.syntax.ProgramException;
import io.qubridge.qasm.syntax.Statement;
import io.qubridge.qasm.syntax.Statement.Barrier;
import io.qubridge.qasm.syntax.Statement.Box;
import io.qubridge.qasm.syntax.Statement.Delay;
import io.qubridge.qasm.syntax.Statement.GateCall;
import io.qubridge.qasm.syntax.Statement.GateDefinition;
import io.qubridge.qasm.syntax.Statement.Nop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the definition of a gate and resolves what its body calls. */
final class GateCompiler {
  private final Scope globals;
  private final Scope scope;
  private final Evaluator evaluator;
  private final int maxNesting;
  private final GateDefinition definition;
  private final Map<String, Integer> qubits = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();

  private GateCompiler(
      GateDefinition definition, Scope globals, Evaluator evaluator, int maxNesting) {
    this.definition = definition;
    this.globals = globals;
    this.scope = globals.inner();
    this.evaluator = evaluator;
    this.maxNesting = maxNesting;
  }

  /** The gate of a definition. */
  static DefinedGate compile(
      GateDefinition definition, Scope globals, Evaluator evaluator, int maxNesting) {
    return new GateCompiler(definition, globals, evaluator, maxNesting).compile();
  }

  private DefinedGate compile() {
    List<String> parameters = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Name parameter : definition.parameters()) {
      requireNew(parameter, names);
      parameters.add(parameter.name());
      scope.bind(parameter.name(), new FloatValue(0));
    }
    for (Name qubit : definition.qubits()) {
      requireNew(qubit, names);
      qubits.put(qubit.name(), qubits.size());
    }
    definition.body().forEach(this::add);
    DefinedGate gate = new DefinedGate(globals, parameters, qubits.size(), steps);
    if (gate.depth() > maxNesting) {
      throw new ProgramException(
          definition.at(), "gate definitions nest deeper than " + maxNesting + " levels");
    }
    return gate;
  }

  private static void requireNew(Name name, Set<String> names) {
    if (!Identifiers.isFree(name.name())) {
      throw new ProgramException(name.at(), "'" + name.name() + "' is built into the language");
    }
    if (!names.add(name.name())) {
      throw new ProgramException(name.at(), "'" + name.name() + "' stands twice");
    }
  }

  private void add(Statement statement) {
    if (statement instanceof GateCall call) {
      steps.add(call(call));
    } else if (statement instanceof Barrier barrier) {
      List<Integer> operands =
          barrier.operands().isEmpty()
              ? List.copyOf(qubits.values()).stream().sorted().toList()
              : operands(barrier.at(), barrier.operands());
      steps.add(new DefinedGate.Fence(barrier.at(), operands));
    } else if (statement instanceof Delay delay) {
      operands(delay.at(), delay.operands());
    } else if (statement instanceof Nop nop) {
      operands(nop.at(), nop.operands());
    } else if (statement instanceof Box box) {
      box.body().forEach(this::add);
    } else if (!(statement instanceof Statement.Annotation)) {
      throw new ProgramException(
          statement.at(),
          "a gate's body takes gate calls only, no " + StatementNames.of(statement));
    }
  }

  private Step call(GateCall call) {
    if (call.gate().name().equals(definition.name().name())) {
      throw new ProgramException(call.at(), "gate '" + call.gate().name() + "' calls itself");
    }
    Callable gate = globals.gate(call.gate());
    GateCalls.requireArguments(call, gate);
    call.arguments().forEach(this::requireDeclared);
    for (Modifier modifier : call.modifiers()) {
      modifier.argument().ifPresent(this::requireDeclared);
    }
    List<Integer> operands = operands(call.at(), call.operands());
    GateCalls.requireOperands(call, gate, controls(call));
    evaluator.budget().retain(call.at(), operands.size());
    return new DefinedGate.Call(call.at(), gate, call.modifiers(), call.arguments(), operands);
  }

  /** The number of controls is fixed; the exponents may depend on the gate's parameters. */
  private int controls(GateCall call) {
    List<Modifier> controls =
        call.modifiers().stream()
            .filter(m -> m.kind() == Modifier.Kind.CTRL || m.kind() == Modifier.Kind.NEGCTRL)
            .toList();
    return ModifierChain.of(controls, evaluator, globals).controls();
  }

  private List<Integer> operands(int at, List<Expression> operands) {
    List<Integer> places = new ArrayList<>(operands.size());
    for (Expression operand : operands) {
      if (!(operand instanceof Name name)) {
        throw new ProgramException(
            operand.at(), "a gate's body takes the qubits of its definition, without index");
      }
      Integer place = qubits.get(name.name());
      if (place == null) {
        throw new ProgramException(
            name.at(),
            "'" + name.name() + "' is not a qubit of gate '" + definition.name().name() + "'");
      }
      places.add(place);
    }
    GateCalls.requireDistinct(at, places);
    return places;
  }

  /** Finds undeclared names where they stand, not where the gate is called. */
  private void requireDeclared(Expression expression) {
    Names.in(expression, evaluator.budget())
        .forEach(
            name -> {
              if (!(scope.find(name) instanceof Constant)) {
                throw new ProgramException(
                    name.at(),
                    "'"
                        + name.name()
                        + "' is "
                        + scope.find(name).description()
                        + ", expected a parameter or a constant");
              }
            });
  }
}
