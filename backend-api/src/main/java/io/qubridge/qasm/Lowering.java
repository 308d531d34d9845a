package io.qubridge.qasm;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Barrier;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Measurement;
import io.qubridge.circuit.Parameter;
import io.qubridge.circuit.Reset;
import io.qubridge.qasm.Symbol.Constant;
import io.qubridge.qasm.Symbol.Register;
import io.qubridge.qasm.Value.AffineValue;
import io.qubridge.qasm.Value.BitsValue;
import io.qubridge.qasm.Value.DurationValue;
import io.qubridge.qasm.syntax.Expression;
import io.qubridge.qasm.syntax.ProgramException;
import io.qubridge.qasm.syntax.Statement;
import io.qubridge.qasm.syntax.Type;
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
  private final QasmOptions options;
  private final Budget budget;
  private final CircuitAssembler assembler;
  private final GateExpander expander;
  private final Evaluator evaluator;
  private final Operands operands;
  private final GateCalls gateCalls;
  private Scope scope = Scope.global();

  Lowering(QasmOptions options) {
    this.options = options;
    this.budget = new Budget(options.maxOperations());
    this.assembler = new CircuitAssembler(options);
    this.expander = new GateExpander(budget, options.legacyU());
    this.evaluator = expander.evaluator();
    this.operands = new Operands(assembler, evaluator, budget);
    this.gateCalls = new GateCalls(operands, expander);
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
      } else if (!instruction(statement) && !declaration(statement)) {
        throw refusal(statement);
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

  private boolean declaration(Statement statement) {
    if (statement instanceof Statement.ConstDeclaration constant) {
      constant(constant);
    } else if (statement instanceof Statement.Alias alias) {
      alias(alias);
    } else if (statement instanceof Statement.Pragma pragma) {
      DevicePragma.read(pragma)
          .ifPresentOrElse(
              qubits -> assembler.leastPhysical(pragma.at(), qubits),
              () -> assembler.pragma(pragma.text()));
    } else if (isGlobal(statement)) {
      if (!scope.isGlobal()) {
        throw new ProgramException(
            statement.at(), "this declaration stands at the top level of a program only");
      }
      global(statement);
    } else {
      return false;
    }
    return true;
  }

  private static boolean isGlobal(Statement statement) {
    return statement instanceof Statement.Version
        || statement instanceof Statement.Include
        || statement instanceof Statement.QubitDeclaration
        || statement instanceof Statement.IoDeclaration
        || statement instanceof Statement.GateDefinition
        || statement instanceof Statement.ClassicalDeclaration bits
            && bits.type().kind() == Type.Kind.BIT;
  }

  private void global(Statement statement) {
    if (statement instanceof Statement.Version version) {
      version(version);
    } else if (statement instanceof Statement.Include include) {
      include(include);
    } else if (statement instanceof Statement.QubitDeclaration qubits) {
      qubits(qubits);
    } else if (statement instanceof Statement.IoDeclaration io) {
      io(io);
    } else if (statement instanceof Statement.GateDefinition definition) {
      define(definition);
    } else if (statement instanceof Statement.ClassicalDeclaration bits) {
      bits(bits);
    }
  }

  private static void version(Statement.Version version) {
    if (!version.number().matches("3(\\.[0-9]+)?")) {
      throw new ProgramException(
          version.at(),
          "OpenQASM " + version.number() + " is not read; expected a program in OpenQASM 3");
    }
  }

  private void include(Statement.Include include) {
    if (!include.file().equals(Scope.STANDARD_LIBRARY)) {
      throw new ProgramException(
          include.at(),
          "no file is read for include \"%s\"; expected \"%s\", or its definitions in the program"
              .formatted(printable(include.file()), Scope.STANDARD_LIBRARY));
    }
    scope.includeStandardLibrary(include.at());
  }

  private static String printable(String text) {
    String shown = text.length() <= 60 ? text : text.substring(0, 60) + "...";
    return shown.replaceAll("\\p{Cntrl}", "?");
  }

  private void qubits(Statement.QubitDeclaration declaration) {
    int size = size(declaration.size(), "the number of qubits", options.maxQubits());
    int[] qubits = assembler.qubits(declaration.at(), size);
    scope.declare(declaration.name(), new Register(true, qubits, declaration.size().isEmpty()));
  }

  private int size(Optional<Expression> size, String what, int limit) {
    return size.map(expression -> evaluator.integer(expression, scope, what, 1, limit)).orElse(1);
  }

  private void bits(Statement.ClassicalDeclaration declaration) {
    declareBits(declaration.type(), declaration.name(), false);
    if (declaration.initial().isEmpty()) {
      return;
    }
    Expression initial = declaration.initial().get();
    if (initial instanceof Expression.Measure measure) {
      measure(declaration.at(), measure.operand(), Optional.of(declaration.name()));
      return;
    }
    Conversions conversion = evaluator.conversion(declaration.type(), false, scope);
    Value value = conversion.convert(initial.at(), evaluator.evaluate(initial, scope));
    if (!(value instanceof BitsValue bits) || bits.bits() != 0) {
      throw new ProgramException(
          initial.at(), "initial values of bits other than 0 are not read yet");
    }
  }

  private void declareBits(Type type, Expression.Name name, boolean output) {
    int size = size(type.size(), "the number of bits", options.maxBits());
    int[] bits = assembler.bits(name.at(), name.name(), size, output);
    scope.declare(name, new Register(false, bits, type.size().isEmpty()));
  }

  private void io(Statement.IoDeclaration declaration) {
    Type type = declaration.type();
    boolean real = type.kind() == Type.Kind.FLOAT || type.kind() == Type.Kind.ANGLE;
    if (!declaration.input() && type.kind() == Type.Kind.BIT) {
      declareBits(type, declaration.name(), true);
    } else if (declaration.input() && real) {
      evaluator.conversion(type, false, scope); // checks the size
      Parameter parameter = new Parameter(declaration.name().name());
      scope.declare(declaration.name(), new Constant(new AffineValue(Angle.of(parameter))));
      assembler.parameter(parameter);
    } else {
      throw new ProgramException(
          declaration.at(),
          declaration.input()
              ? "inputs of type "
                  + type.kind().word()
                  + " are not read yet; expected float or angle"
              : "outputs of type " + type.kind().word() + " are not read yet; expected bit");
    }
  }

  private void constant(Statement.ConstDeclaration declaration) {
    Expression expression = declaration.value();
    Value value = evaluator.evaluate(expression, scope);
    Conversions conversion = evaluator.conversion(declaration.type(), false, scope);
    scope.declare(declaration.name(), new Constant(conversion.convert(expression.at(), value)));
  }

  private void alias(Statement.Alias alias) {
    Register target = operands.register(alias.target(), scope);
    budget.spendOn(alias.at(), target.elements().length);
    scope.declare(alias.name(), target);
  }

  private void define(Statement.GateDefinition definition) {
    DefinedGate gate = GateCompiler.compile(definition, scope, evaluator, options.maxNesting());
    Optional<RecognizedGate> row = RecognizedGate.of(definition.name().name(), gate, expander);
    scope.declare(definition.name(), row.isPresent() ? row.get() : gate);
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
