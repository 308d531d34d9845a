package io.qubridge.qasm;

import io.qubridge.circuit.Angle;
import io.qubridge.qasm.Value.AffineValue;
import io.qubridge.qasm.Value.AngleValue;
import io.qubridge.qasm.Value.FloatValue;
import io.qubridge.qasm.Value.IntegerValue;
import io.qubridge.qasm.syntax.BinaryOperator;
import io.qubridge.qasm.syntax.ProgramException;

/** Operators where an operand depends on the program's inputs; only affine results can be kept. */
final class AffineArithmetic {
  private AffineArithmetic() {}

  static Value binary(int at, BinaryOperator operator, Value left, Value right) {
    Angle a = angle(at, operator, left);
    Angle b = angle(at, operator, right);
    try {
      return new AffineValue(
          switch (operator) {
            case PLUS -> a.plus(b);
            case MINUS -> a.plus(b.negate());
            case TIMES -> product(at, a, b);
            case DIVIDE -> quotient(at, a, b);
            default -> throw notAffine(at, "'" + operator.symbol() + "' of an input");
          });
    } catch (IllegalArgumentException e) {
      throw new ProgramException(at, e.getMessage());
    }
  }

  /** The fault of an operation that leads out of the affine expressions. */
  static ProgramException notAffine(int at, String what) {
    return new ProgramException(
        at, what + " is not affine; expected a constant plus constant multiples of the inputs");
  }

  private static Angle product(int at, Angle a, Angle b) {
    if (a.isConstant()) {
      return b.times(a.constant());
    }
    if (b.isConstant()) {
      return a.times(b.constant());
    }
    throw notAffine(at, "the product of two inputs");
  }

  private static Angle quotient(int at, Angle a, Angle b) {
    if (!b.isConstant()) {
      throw notAffine(at, "the quotient by an input");
    }
    if (b.constant() == 0) {
      throw new ProgramException(at, "division by zero");
    }
    return new Angle(
        a.constant() / b.constant(),
        a.terms().stream()
            .map(t -> new Angle.Term(t.parameter(), t.coefficient() / b.constant()))
            .toList());
  }

  private static Angle angle(int at, BinaryOperator operator, Value value) {
    if (value instanceof AffineValue affine) {
      return affine.angle();
    }
    if (value instanceof FloatValue number) {
      return Angle.of(number.value());
    }
    if (value instanceof IntegerValue number) {
      return Angle.of(number.value());
    }
    if (value instanceof AngleValue angle) {
      return Angle.of(angle.radians());
    }
    throw Arithmetic.unfit(at, operator, value);
  }
}
