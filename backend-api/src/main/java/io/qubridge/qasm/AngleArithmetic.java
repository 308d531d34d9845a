package io.qubridge.qasm;

import io.qubridge.qasm.Value.AngleValue;
import io.qubridge.qasm.Value.FloatValue;
import io.qubridge.qasm.Value.IntegerValue;
import io.qubridge.qasm.syntax.BinaryOperator;
import io.qubridge.qasm.syntax.ProgramException;

/** Operators where at least one operand is a fixed-point angle; results wrap at a full turn. */
final class AngleArithmetic {
  private AngleArithmetic() {}

  static Value binary(int at, BinaryOperator operator, Value left, Value right) {
    boolean scales = operator == BinaryOperator.TIMES || operator == BinaryOperator.DIVIDE;
    if (scales && left instanceof AngleValue angle && right instanceof IntegerValue number) {
      return scale(at, operator, angle, number);
    }
    if (operator == BinaryOperator.TIMES
        && left instanceof IntegerValue number
        && right instanceof AngleValue angle) {
      return scale(at, operator, angle, number);
    }
    int width = left instanceof AngleValue angle ? angle.width() : ((AngleValue) right).width();
    return angles(
        at, operator, angle(at, operator, left, width), angle(at, operator, right, width));
  }

  private static Value scale(int at, BinaryOperator operator, AngleValue angle, IntegerValue by) {
    if (operator == BinaryOperator.TIMES) {
      return AngleValue.masked(angle.turns() * by.value(), angle.width());
    }
    if (operator == BinaryOperator.DIVIDE && by.value() > 0) {
      return new AngleValue(Long.divideUnsigned(angle.turns(), by.value()), angle.width());
    }
    throw new ProgramException(at, "an angle is divided by a positive integer only");
  }

  private static Value angles(int at, BinaryOperator operator, AngleValue left, AngleValue right) {
    if (Arithmetic.isComparison(operator)) {
      return Arithmetic.compare(operator, Long.compareUnsigned(left.turns(), right.turns()));
    }
    return switch (operator) {
      case PLUS -> AngleValue.masked(left.turns() + right.turns(), left.width());
      case MINUS -> AngleValue.masked(left.turns() - right.turns(), left.width());
      case DIVIDE -> quotient(at, left, right);
      default -> throw Arithmetic.unfit(at, operator, right);
    };
  }

  private static Value quotient(int at, AngleValue left, AngleValue right) {
    if (right.turns() == 0) {
      throw new ProgramException(at, "division by zero");
    }
    long quotient = Long.divideUnsigned(left.turns(), right.turns());
    return IntegerArithmetic.fit(at, quotient, false, left.width());
  }

  private static AngleValue angle(int at, BinaryOperator operator, Value value, int width) {
    boolean scales = operator == BinaryOperator.TIMES || operator == BinaryOperator.DIVIDE;
    if (value instanceof FloatValue number && !scales) {
      return AngleValue.of(number.value(), width);
    }
    if (value instanceof IntegerValue number && !scales) {
      return AngleValue.of(number.value(), width);
    }
    if (value instanceof AngleValue angle && angle.width() == width) {
      return angle;
    }
    throw Arithmetic.unfit(at, operator, value);
  }
}
