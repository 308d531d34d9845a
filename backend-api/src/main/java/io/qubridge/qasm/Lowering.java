package io.qubridge.qasm;

import io.qubridge.circuit.Barrier;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Measurement;
import io.qubridge.circuit.Reset;
import io.qubridge.qasm.Symbol.Register;
import io.qubridge.qasm.Value.DurationValue;
import io.qubridge.qasm.syntax.Expression;
import io.qubridge.qasm.syntax.ProgramException;
import io.qubridge.qasm.syntax.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Gives the statements of a straight-line program their meaning: a circuit.
 *
 * <p>Statements are lowered one by one in their order. Annotations are left out, for they do not
 * change what a program means; {@code box}, {@code delay} and {@code nop} have no effect in an
 * ideal simulation.
 */
final class Lowering {
  private final Budget budget;
  private final CircuitAssembler assembler;
  private final Evaluator evaluator;
  private final Operands operands;
  private final GateCalls gateCalls;
  private final Declarations declarations;
  private Scope scope = Scope.global();

  Lowering(QasmOptions options) {
    this.budget = new Budget(options.maxOperations());
    this.assembler = new CircuitAssembler(options);
    GateExpander expander = new GateExpander(budget, options.legacyU());
    this.evaluator = expander.evaluator();
    this.operands = new Operands(assembler, evaluator, budget);
    this.gateCalls = new GateCalls(operands, expander);
    this.declarations = new Declarations(options, assembler, expander, operands);
  }

  /** The circuit of the statements so far. */
  Circuit circuit() {
    return assembler.assemble();
  }

  /** Adds a statement. */
  void lower(Statement statement) {
    try {
      if (statement instanceof Statement.GateCall call) {
        gateCalls.apply(call, scope, assembler.sink());
      } else if (!instruction(statement) && !declarations.lower(statement, scope)) {
        throw refusal(statement);
      }
      if (statement instanceof Statement.ClassicalDeclaration bits) {
        initialize(bits);
      }
    } catch (IllegalArgumentException e) { // a number that no circuit can hold
      throw new ProgramException(statement.at(), e.getMessage());
    }
  }

  private boolean instruction(Statement statement) {
    if (statement instanceof Statement.Measurement m) {
      measure(m.at(), m.operand(), m.target());
    } else if (statement instanceof Statement.Assignment assignment
        && assignment.operator().equals("=")
        && assignment.value() instanceof Expression.Measure measure) {
      measure(assignment.at(), measure.operand(), Optional.of(assignment.target()));
    } else if (statement instanceof Statement.Barrier barrier) {
      barrier(barrier);
    } else if (statement instanceof Statement.Reset reset) {
      int[] qubits = operands.qubits(reset.operand(), scope).elements();
      budget.spend(reset.at(), qubits.length);
      Arrays.stream(qubits).forEach(qubit -> assembler.add(new Reset(qubit)));
    } else if (statement instanceof Statement.Delay delay) {
      requireDuration(delay.duration());
      delay.operands().forEach(operand -> operands.qubits(operand, scope));
    } else if (statement instanceof Statement.Nop nop) {
      nop.operands().forEach(operand -> operands.qubits(operand, scope));
    } else if (statement instanceof Statement.Box box) {
      box.duration().ifPresent(this::requireDuration);
      block(box.body());
    } else if (statement instanceof Statement.Block block) {
      block(block.body());
    } else if (statement instanceof Statement.End) {
      assembler.end();
    } else {
      return statement instanceof Statement.Annotation;
    }
    return true;
  }

  private void initialize(Statement.ClassicalDeclaration bits) {
    if (bits.initial().isPresent() && bits.initial().get() instanceof Expression.Measure measure) {
      measure(bits.at(), measure.operand(), Optional.of(bits.name()));
    }
  }

  private void block(List<Statement> body) {
    Scope outer = scope;
    scope = outer.inner();
    body.forEach(this::lower);
    scope = outer;
  }

  private void measure(int at, Expression operand, Optional<Expression> target) {
    Register qubits = operands.qubits(operand, scope);
    int[] elements = qubits.elements();
    budget.spend(at, elements.length);
    if (target.isEmpty()) {
      Arrays.stream(elements)
          .forEach(qubit -> assembler.add(new Measurement(qubit, Measurement.DISCARDED)));
      return;
    }
    Register bits = operands.bits(target.get(), scope);
    if (bits.single() != qubits.single() || bits.elements().length != elements.length) {
      throw new ProgramException(
          target.get().at(),
          "the measurement of " + qubits.description() + " does not fit " + bits.description());
    }
    for (int i = 0; i < elements.length; i++) {
      assembler.add(new Measurement(elements[i], bits.elements()[i]));
    }
  }

  private void barrier(Statement.Barrier barrier) {
    if (barrier.operands().isEmpty()) {
      budget.spendOn(barrier.at(), assembler.virtualQubits());
      assembler.barrierOnAll();
      return;
    }
    List<Integer> qubits = new ArrayList<>();
    for (Expression operand : barrier.operands()) {
      int[] elements = operands.qubits(operand, scope).elements();
      budget.spendOn(barrier.at(), elements.length);
      Arrays.stream(elements).forEach(qubits::add);
    }
    GateCalls.requireDistinct(barrier.at(), qubits);
    assembler.add(new Barrier(qubits));
  }

  private void requireDuration(Expression expression) {
    Value value = evaluator.evaluate(expression, scope);
    if (!(value instanceof DurationValue)) {
      throw new ProgramException(
          expression.at(), "found a value of type " + value.type() + " but expected a duration");
    }
  }

  private static ProgramException refusal(Statement statement) {
    String name = StatementNames.of(statement);
    if (statement instanceof Statement.Break || statement instanceof Statement.Continue) {
      return new ProgramException(statement.at(), name + " stands outside a loop");
    }
    return new ProgramException(
        statement.at(), name + " are not read yet; expected a straight-line program");
  }
}
