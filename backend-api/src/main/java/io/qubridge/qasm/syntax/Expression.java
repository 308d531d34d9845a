package io.qubridge.qasm.syntax;

import java.util.List;

/**
 * What stands for a value, a register or a part of one. Each knows its offset in the text;
 * operators have that of their sign.
 */
public sealed interface Expression extends Selector {
  /** An integer in any base. */
  record IntegerLiteral(int at, long value) implements Expression {}

  /** A number with a point or an exponent. */
  record FloatLiteral(int at, double value) implements Expression {}

  /** A number times the imaginary unit. */
  record ImaginaryLiteral(int at, double value) implements Expression {}

  /** A duration in {@code dt}, {@code ns}, {@code us}, {@code ms} or {@code s}. */
  record TimingLiteral(int at, double value, String unit) implements Expression {}

  /** {@code true} or {@code false}. */
  record BooleanLiteral(int at, boolean value) implements Expression {}

  /** A quoted row of 0 and 1, the highest bit first, without quotes and underscores. */
  record BitstringLiteral(int at, String bits) implements Expression {}

  /** The name of a constant, a register, a parameter. */
  record Name(int at, String name) implements Expression {}

  /** A qubit of the device: {@code $3}. */
  record HardwareQubit(int at, int index) implements Expression {}

  /** An operator before its operand. */
  record Unary(int at, UnaryOperator operator, Expression operand) implements Expression {}

  /** An operator between its operands. */
  record Binary(int at, BinaryOperator operator, Expression left, Expression right)
      implements Expression {}

  /** A function with its arguments. */
  record Call(int at, String function, List<Expression> arguments) implements Expression {}

  /** A type with the value to convert. */
  record Cast(int at, Type type, Expression operand) implements Expression {}

  /** {@code base[selectors]}. */
  record Index(int at, Expression base, List<Selector> selectors) implements Expression {}

  /** {@code durationof({...})}. */
  record DurationOf(int at, List<Statement> body) implements Expression {}

  /** {@code {a, {b, c}}}, the initial value of an array. */
  record ArrayLiteral(int at, List<Expression> elements) implements Expression {}

  /** {@code a ++ b}. */
  record Concatenation(int at, List<Expression> parts) implements Expression {}

  /** {@code measure q}, the source of an assignment. */
  record Measure(int at, Expression operand) implements Expression {}
}
