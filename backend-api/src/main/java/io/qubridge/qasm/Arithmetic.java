package io.qubridge.qasm;

import io.qubridge.qasm.Value.AffineValue;
import io.qubridge.qasm.Value.AngleValue;
import io.qubridge.qasm.Value.BitsValue;
import io.qubridge.qasm.Value.BooleanValue;
import io.qubridge.qasm.Value.FloatValue;
import io.qubridge.qasm.Value.IntegerValue;
import io.qubridge.qasm.syntax.BinaryOperator;
import io.qubridge.qasm.syntax.ProgramException;
import io.qubridge.qasm.syntax.UnaryOperator;

/**
 * What the operators do to values, by the specification's <a
 * href="https://openqasm.com/language/classical.html">classical instructions</a>.
 */
final class Arithmetic {
  private Arithmetic() {}

  /** Applies an operator between two operands. */
  static Value binary(int at, BinaryOperator operator, Value left, Value right) {
    if (left instanceof AffineValue || right instanceof AffineValue) {
      return AffineArithmetic.binary(at, operator, left, right);
    }
    return switch (operator) {
      case LOGICAL_AND -> new BooleanValue(truth(at, left) & truth(at, right));
      case LOGICAL_OR -> new BooleanValue(truth(at, left) | truth(at, right));
      case AND, OR, XOR, SHIFT_LEFT, SHIFT_RIGHT -> BitArithmetic.binary(at, operator, left, right);
      default -> numbers(at, operator, left, right);
    };
  }

  /** Applies an operator before its operand. */
  static Value unary(int at, UnaryOperator operator, Value operand) {
    return switch (operator) {
      case MINUS -> negate(at, operand);
      case NOT -> new BooleanValue(!truth(at, operand));
      case COMPLEMENT -> BitArithmetic.complement(at, operand);
    };
  }

  private static Value negate(int at, Value operand) {
    if (operand instanceof FloatValue number) {
      return new FloatValue(-number.value());
    }
    if (operand instanceof IntegerValue number) {
      IntegerValue zero = new IntegerValue(0, number.signed(), number.width());
      return IntegerArithmetic.binary(at, BinaryOperator.MINUS, zero, number);
    }
    if (operand instanceof AngleValue angle) {
      return AngleValue.masked(-angle.turns(), angle.width());
    }
    if (operand instanceof AffineValue affine) {
      return new AffineValue(affine.angle().negate());
    }
    throw new ProgramException(
        at, "'" + UnaryOperator.MINUS.symbol() + "' takes a number, found " + operand.type());
  }

  private static Value numbers(int at, BinaryOperator operator, Value left, Value right) {
    if (left instanceof AngleValue || right instanceof AngleValue) {
      return AngleArithmetic.binary(at, operator, left, right);
    }
    if (left instanceof BitsValue || right instanceof BitsValue) {
      return BitArithmetic.compare(at, operator, left, right);
    }
    if (left instanceof FloatValue || right instanceof FloatValue) {
      return floats(at, operator, real(at, operator, left), real(at, operator, right));
    }
    return IntegerArithmetic.binary(
        at, operator, integer(at, operator, left), integer(at, operator, right));
  }

  private static Value floats(int at, BinaryOperator operator, double a, double b) {
    if (isComparison(operator)) {
      return compare(operator, a < b ? -1 : a > b ? 1 : 0);
    }
    double result =
        switch (operator) {
          case PLUS -> a + b;
          case MINUS -> a - b;
          case TIMES -> a * b;
          case DIVIDE -> a / b;
          case POWER -> Math.pow(a, b);
          case REMAINDER ->
              throw new ProgramException(at, "'%' takes integers; use mod() for real numbers");
          default -> throw new IllegalArgumentException(operator + " is no operator of numbers");
        };
    if (!Double.isFinite(result)) {
      throw new ProgramException(
          at, a + " " + operator.symbol() + " " + b + " is not a finite real number");
    }
    return new FloatValue(result);
  }

  private static double real(int at, BinaryOperator operator, Value value) {
    return value instanceof FloatValue number
        ? number.value()
        : integer(at, operator, value).value();
  }

  private static IntegerValue integer(int at, BinaryOperator operator, Value value) {
    if (value instanceof IntegerValue number) {
      return number;
    }
    if (value instanceof BooleanValue truth) {
      return IntegerValue.of(truth.value() ? 1 : 0);
    }
    throw unfit(at, operator, value);
  }

  static boolean isComparison(BinaryOperator operator) {
    return switch (operator) {
      case EQUAL, UNEQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
      default -> false;
    };
  }

  /** The truth of a comparison whose operands have an order. */
  static BooleanValue compare(BinaryOperator operator, int order) {
    return new BooleanValue(
        switch (operator) {
          case EQUAL -> order == 0;
          case UNEQUAL -> order != 0;
          case LESS -> order < 0;
          case LESS_OR_EQUAL -> order <= 0;
          case GREATER -> order > 0;
          default -> order >= 0;
        });
  }

  static ProgramException unfit(int at, BinaryOperator operator, Value value) {
    return new ProgramException(
        at, "'" + operator.symbol() + "' does not take a value of type " + value.type() + " here");
  }

  private static boolean truth(int at, Value value) {
    if (value instanceof BooleanValue truth) {
      return truth.value();
    }
    if (value instanceof BitsValue bits && bits.length() == 1) {
      return bits.bits() == 1;
    }
    throw new ProgramException(at, "expected a truth value, found " + value.type());
  }
}
