package io.qubridge.qasm;

import io.qubridge.qasm.Value.AngleValue;
import io.qubridge.qasm.Value.BitsValue;
import io.qubridge.qasm.Value.IntegerValue;
import io.qubridge.qasm.syntax.BinaryOperator;
import io.qubridge.qasm.syntax.ProgramException;

/**
 * Operators on the bits of values: of bit registers, unsigned integers and angles. Integers without
 * a width take part where they are not negative.
 */
final class BitArithmetic {
  private BitArithmetic() {}

  static Value binary(int at, BinaryOperator operator, Value left, Value right) {
    if (operator == BinaryOperator.SHIFT_LEFT || operator == BinaryOperator.SHIFT_RIGHT) {
      return shift(at, operator, left, right);
    }
    boolean alike = left.getClass() == right.getClass() && width(left) == width(right);
    if (!alike) {
      throw Arithmetic.unfit(at, operator, right);
    }
    long a = bits(at, operator.symbol(), left);
    long b = bits(at, operator.symbol(), right);
    return withBits(
        at,
        left,
        switch (operator) {
          case AND -> a & b;
          case OR -> a | b;
          default -> a ^ b;
        });
  }

  static Value complement(int at, Value operand) {
    if (width(operand) == Value.UNSIZED) {
      throw new ProgramException(at, "'~' takes bits of a known width, found " + operand.type());
    }
    return withBits(at, operand, ~bits(at, "~", operand));
  }

  /** Compares bits with bits of the same length, or with an integer. */
  static Value compare(int at, BinaryOperator operator, Value left, Value right) {
    boolean lengthsDiffer =
        left instanceof BitsValue a && right instanceof BitsValue b && a.length() != b.length();
    if (!Arithmetic.isComparison(operator) || lengthsDiffer) {
      throw Arithmetic.unfit(at, operator, left instanceof BitsValue ? left : right);
    }
    long a = bits(at, operator.symbol(), left);
    long b = bits(at, operator.symbol(), right);
    return Arithmetic.compare(operator, Long.compareUnsigned(a, b));
  }

  /** Turns the bits round by a number of places to the left. */
  static Value rotate(int at, Value value, long left) {
    int width = width(value);
    if (width == Value.UNSIZED) {
      throw new ProgramException(
          at, "rotl and rotr take bits of a known width, found " + value.type());
    }
    int by = (int) Math.floorMod(left, (long) width);
    long bits = bits(at, "rotl", value);
    long rotated = by == 0 ? bits : bits << by | bits >>> (width - by);
    return withBits(at, value, rotated);
  }

  /** The bits of a value, the lowest being that of index 0. */
  static long bits(int at, String operation, Value value) {
    if (value instanceof BitsValue bits) {
      return bits.bits();
    }
    if (value instanceof AngleValue angle) {
      return angle.turns();
    }
    if (value instanceof IntegerValue number && number.value() >= 0) {
      return number.value();
    }
    throw new ProgramException(
        at, "'" + operation + "' takes bits or an unsigned integer, found " + value.type());
  }

  private static Value shift(int at, BinaryOperator operator, Value left, Value right) {
    if (!(right instanceof IntegerValue by) || by.value() < 0) {
      throw Arithmetic.unfit(at, operator, right);
    }
    long bits = bits(at, operator.symbol(), left);
    if (by.value() >= Long.SIZE) {
      return withBits(at, left, 0);
    }
    int places = (int) by.value();
    if (operator == BinaryOperator.SHIFT_RIGHT) {
      return withBits(at, left, bits >>> places);
    }
    boolean lost = bits << places >>> places != bits || bits << places < 0;
    if (lost && width(left) == Value.UNSIZED) {
      throw new ProgramException(at, "the result does not fit its integer type");
    }
    return withBits(at, left, bits << places);
  }

  private static int width(Value value) {
    if (value instanceof BitsValue bits) {
      return bits.length();
    }
    if (value instanceof AngleValue angle) {
      return angle.width();
    }
    return value instanceof IntegerValue number ? number.width() : Value.UNSIZED;
  }

  private static Value withBits(int at, Value like, long bits) {
    if (like instanceof BitsValue register) {
      return BitsValue.masked(bits, register.length());
    }
    if (like instanceof AngleValue angle) {
      return AngleValue.masked(bits, angle.width());
    }
    IntegerValue number = (IntegerValue) like;
    return IntegerArithmetic.fit(at, bits, number.signed(), number.width());
  }
}
