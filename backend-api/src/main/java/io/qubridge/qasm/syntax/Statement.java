package io.qubridge.qasm.syntax;

import io.qubridge.qasm.syntax.Expression.Name;
import java.util.List;
import java.util.Optional;

/** One statement of a program. Each knows the offset of its first character in the text. */
public sealed interface Statement {
  /** The offset in the text. */
  int at();

  /** {@code OPENQASM 3.0;}. */
  record Version(int at, String number) implements Statement {}

  /** {@code include "file";}. */
  record Include(int at, String file) implements Statement {}

  /** A pragma's text without the keyword. */
  record Pragma(int at, String text) implements Statement {}

  /** An annotation of the statement that follows, without the {@code @}. */
  record Annotation(int at, String text) implements Statement {}

  /** {@code qubit[size] name;} or {@code qreg name[size];}. */
  record QubitDeclaration(int at, Name name, Optional<Expression> size) implements Statement {}

  /** A classical variable, bits included. */
  record ClassicalDeclaration(int at, Type type, Name name, Optional<Expression> initial)
      implements Statement {}

  /** A constant. */
  record ConstDeclaration(int at, Type type, Name name, Expression value) implements Statement {}

  /** {@code input type name;} or {@code output type name;}. */
  record IoDeclaration(int at, boolean input, Type type, Name name) implements Statement {}

  /** {@code let name = target;}. */
  record Alias(int at, Name name, Expression target) implements Statement {}

  /** The definition of a gate. */
  record GateDefinition(
      int at, Name name, List<Name> parameters, List<Name> qubits, List<Statement> body)
      implements Statement {}

  /** A gate on its operands; {@code gphase} may have none. */
  record GateCall(
      int at,
      List<Modifier> modifiers,
      Name gate,
      List<Expression> arguments,
      Optional<Expression> duration,
      List<Expression> operands)
      implements Statement {}

  /** {@code measure operand;} or {@code measure operand -> target;}. */
  record Measurement(int at, Expression operand, Optional<Expression> target)
      implements Statement {}

  /** {@code target = value;} or a compound assignment, whose operator includes the equals sign. */
  record Assignment(int at, Expression target, String operator, Expression value)
      implements Statement {}

  /** {@code reset operand;}. */
  record Reset(int at, Expression operand) implements Statement {}

  /** {@code barrier operands;}; without operands it spans everything. */
  record Barrier(int at, List<Expression> operands) implements Statement {}

  /** {@code box[duration] {...}}. */
  record Box(int at, Optional<Expression> duration, List<Statement> body) implements Statement {}

  /** {@code delay[duration] operands;}. */
  record Delay(int at, Expression duration, List<Expression> operands) implements Statement {}

  /** {@code nop operands;}. */
  record Nop(int at, List<Expression> operands) implements Statement {}

  /** Statements in braces. */
  record Block(int at, List<Statement> body) implements Statement {}

  /** {@code if (condition) then else otherwise}. */
  record If(int at, Expression condition, Statement then, Optional<Statement> otherwise)
      implements Statement {}

  /** {@code for type variable in values body}. */
  record For(int at, Type type, Name variable, Selector values, Statement body)
      implements Statement {}

  /** {@code while (condition) body}. */
  record While(int at, Expression condition, Statement body) implements Statement {}

  /** {@code switch (target) {...}}. */
  record Switch(int at, Expression target, List<Case> cases) implements Statement {}

  /** One branch of a switch; without labels it is the default. */
  record Case(int at, List<Expression> labels, List<Statement> body) {}

  /** {@code break;}. */
  record Break(int at) implements Statement {}

  /** {@code continue;}. */
  record Continue(int at) implements Statement {}

  /** {@code end;}. */
  record End(int at) implements Statement {}

  /** {@code return value;}. */
  record Return(int at, Optional<Expression> value) implements Statement {}

  /** A subroutine. */
  record Def(
      int at, Name name, List<Argument> arguments, Optional<Type> result, List<Statement> body)
      implements Statement {}

  /** A function that is defined elsewhere. */
  record Extern(int at, Name name, List<Type> arguments, Optional<Type> result)
      implements Statement {}

  /** One argument of a subroutine. */
  record Argument(Type type, Name name) {}

  /** {@code cal}, {@code defcal} or {@code defcalgrammar}; the content is not read. */
  record Calibration(int at, String keyword) implements Statement {}

  /** An expression for its effect. */
  record ExpressionStatement(int at, Expression expression) implements Statement {}
}
