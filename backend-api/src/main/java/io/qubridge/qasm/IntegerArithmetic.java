package io.qubridge.qasm;

import io.qubridge.qasm.Value.FloatValue;
import io.qubridge.qasm.Value.IntegerValue;
import io.qubridge.qasm.syntax.BinaryOperator;
import io.qubridge.qasm.syntax.ProgramException;

/** Operators between integers: results of 64 bits at most, division towards zero. */
final class IntegerArithmetic {
  private IntegerArithmetic() {}

  static Value binary(int at, BinaryOperator operator, IntegerValue left, IntegerValue right) {
    if (Arithmetic.isComparison(operator)) {
      return Arithmetic.compare(operator, Long.compare(left.value(), right.value()));
    }
    if (operator == BinaryOperator.POWER && right.value() < 0) {
      return Arithmetic.binary(
          at, operator, new FloatValue(left.value()), new FloatValue(right.value()));
    }
    if (isDivision(operator) && right.value() == 0) {
      throw new ProgramException(at, "division by zero");
    }
    try {
      long result = compute(operator, left.value(), right.value());
      boolean unsized = left.width() == Value.UNSIZED || right.width() == Value.UNSIZED;
      int width = unsized ? Value.UNSIZED : Math.max(left.width(), right.width());
      return fit(at, result, left.signed() || right.signed(), width);
    } catch (ArithmeticException e) {
      throw overflow(at);
    }
  }

  /** A result as a value of its type: unsigned ones of a given width wrap, others have to fit. */
  static IntegerValue fit(int at, long value, boolean signed, int width) {
    if (!signed && width != Value.UNSIZED) {
      long wrapped = value & Value.mask(width);
      if (wrapped < 0) {
        throw overflow(at);
      }
      return new IntegerValue(wrapped, false, width);
    }
    if (!fits(value, signed, width)) {
      throw overflow(at);
    }
    return new IntegerValue(value, signed, width);
  }

  /** Whether a number is one of a type. */
  static boolean fits(long value, boolean signed, int width) {
    if (!signed) {
      return value >= 0 && (width == Value.UNSIZED || (value & ~Value.mask(width)) == 0);
    }
    return width == Value.UNSIZED
        || width == Long.SIZE
        || value >= -(1L << (width - 1)) && value < 1L << (width - 1);
  }

  private static boolean isDivision(BinaryOperator operator) {
    return operator == BinaryOperator.DIVIDE || operator == BinaryOperator.REMAINDER;
  }

  private static long compute(BinaryOperator operator, long a, long b) {
    return switch (operator) {
      case PLUS -> Math.addExact(a, b);
      case MINUS -> Math.subtractExact(a, b);
      case TIMES -> Math.multiplyExact(a, b);
      case DIVIDE -> a / b;
      case REMAINDER -> a % b;
      case POWER -> power(a, b);
      default -> throw new IllegalArgumentException(operator + " is no operator of integers");
    };
  }

  private static long power(long base, long exponent) {
    long result = 1;
    long square = base;
    for (long left = exponent; left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        result = Math.multiplyExact(result, square);
      }
      if (left > 1) {
        square = Math.multiplyExact(square, square);
      }
    }
    return result;
  }

  private static ProgramException overflow(int at) {
    return new ProgramException(at, "the result does not fit its integer type");
  }
}
