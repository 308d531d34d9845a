package io.qubridge.qasm;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Parameter;
import io.qubridge.qasm.Symbol.Constant;
import io.qubridge.qasm.Symbol.Register;
import io.qubridge.qasm.Value.AffineValue;
import io.qubridge.qasm.Value.BitsValue;
import io.qubridge.qasm.syntax.Expression;
import io.qubridge.qasm.syntax.ProgramException;
import io.qubridge.qasm.syntax.Statement;
import io.qubridge.qasm.syntax.Type;
import java.util.Optional;

/** Lowers the statements that introduce names, and those about the program as a whole. */
final class Declarations {
  private final QasmOptions options;
  private final CircuitAssembler assembler;
  private final GateExpander expander;
  private final Evaluator evaluator;
  private final Operands operands;

  Declarations(
      QasmOptions options, CircuitAssembler assembler, GateExpander expander, Operands operands) {
    this.options = options;
    this.assembler = assembler;
    this.expander = expander;
    this.evaluator = expander.evaluator();
    this.operands = operands;
  }

  /**
   * Gives a declaration its effect.
   *
   * @return whether the statement is a declaration of a straight-line program
   */
  boolean lower(Statement statement, Scope scope) {
    expander.budget().spend(statement.at(), 1);
    if (statement instanceof Statement.ConstDeclaration constant) {
      constant(constant, scope);
    } else if (statement instanceof Statement.Alias alias) {
      alias(alias, scope);
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
      global(statement, scope);
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

  private void global(Statement statement, Scope scope) {
    if (statement instanceof Statement.Version version) {
      version(version);
    } else if (statement instanceof Statement.Include include) {
      include(include, scope);
    } else if (statement instanceof Statement.QubitDeclaration qubits) {
      qubits(qubits, scope);
    } else if (statement instanceof Statement.IoDeclaration io) {
      io(io, scope);
    } else if (statement instanceof Statement.GateDefinition definition) {
      define(definition, scope);
    } else if (statement instanceof Statement.ClassicalDeclaration bits) {
      bits(bits, scope);
    }
  }

  private static void version(Statement.Version version) {
    if (!version.number().matches("3(\\.[0-9]+)?")) {
      throw new ProgramException(
          version.at(),
          "OpenQASM " + version.number() + " is not read; expected a program in OpenQASM 3");
    }
  }

  private void include(Statement.Include include, Scope scope) {
    if (!include.file().equals(Scope.STANDARD_LIBRARY)) {
      throw new ProgramException(
          include.at(),
          "no file is read for include \"%s\"; expected \"%s\", or its definitions in the program"
              .formatted(include.file(), Scope.STANDARD_LIBRARY));
    }
    scope.includeStandardLibrary(include.at());
  }

  private void qubits(Statement.QubitDeclaration declaration, Scope scope) {
    int size = size(declaration.size(), "the number of qubits", options.maxQubits(), scope);
    int[] qubits = assembler.qubits(declaration.at(), size);
    scope.declare(declaration.name(), new Register(true, qubits, declaration.size().isEmpty()));
  }

  private int size(Optional<Expression> size, String what, int limit, Scope scope) {
    return size.map(expression -> evaluator.integer(expression, scope, what, 1, limit)).orElse(1);
  }

  private void bits(Statement.ClassicalDeclaration declaration, Scope scope) {
    declareBits(declaration.type(), declaration.name(), false, scope);
    Expression initial = declaration.initial().orElse(null);
    if (initial == null || initial instanceof Expression.Measure) {
      return;
    }
    Conversions conversion = evaluator.conversion(declaration.type(), false, scope);
    Value value = conversion.convert(initial.at(), evaluator.evaluate(initial, scope));
    if (!(value instanceof BitsValue bits) || bits.bits() != 0) {
      throw new ProgramException(
          initial.at(), "initial values of bits other than 0 are not read yet");
    }
  }

  private void declareBits(Type type, Expression.Name name, boolean output, Scope scope) {
    int size = size(type.size(), "the number of bits", options.maxBits(), scope);
    int[] bits = assembler.bits(name.at(), name.name(), size, output);
    scope.declare(name, new Register(false, bits, type.size().isEmpty()));
  }

  private void io(Statement.IoDeclaration declaration, Scope scope) {
    Type type = declaration.type();
    boolean real = type.kind() == Type.Kind.FLOAT || type.kind() == Type.Kind.ANGLE;
    if (!declaration.input() && type.kind() == Type.Kind.BIT) {
      declareBits(type, declaration.name(), true, scope);
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

  private void constant(Statement.ConstDeclaration declaration, Scope scope) {
    Expression expression = declaration.value();
    Value value = evaluator.evaluate(expression, scope);
    Conversions conversion = evaluator.conversion(declaration.type(), false, scope);
    scope.declare(declaration.name(), new Constant(conversion.convert(expression.at(), value)));
  }

  private void alias(Statement.Alias alias, Scope scope) {
    Register target = operands.register(alias.target(), scope);
    expander.budget().spendOn(alias.at(), target.elements().length);
    scope.declare(alias.name(), target);
  }

  private void define(Statement.GateDefinition definition, Scope scope) {
    DefinedGate gate = GateCompiler.compile(definition, scope, evaluator, options.maxNesting());
    Optional<RecognizedGate> row = RecognizedGate.of(definition.name().name(), gate, expander);
    scope.declare(definition.name(), row.isPresent() ? row.get() : gate);
  }
}
