package io.qubridge.qasm;

import io.qubridge.qasm.Value.AffineValue;
import io.qubridge.qasm.Value.AngleValue;
import io.qubridge.qasm.Value.BooleanValue;
import io.qubridge.qasm.Value.FloatValue;
import io.qubridge.qasm.Value.IntegerValue;
import io.qubridge.qasm.syntax.BinaryOperator;
import io.qubridge.qasm.syntax.ProgramException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/**
 * The functions of constant expressions (<a
 * href="https://openqasm.com/language/types.html#built-in-constant-expression-functions">list</a>).
 */
enum MathFunction {
  ARCCOS(Math::acos),
  ARCSIN(Math::asin),
  ARCTAN(Math::atan),
  CEILING(Math::ceil),
  COS(Math::cos),
  EXP(Math::exp),
  FLOOR(Math::floor),
  LOG(Math::log),
  SIN(Math::sin),
  SQRT(Math::sqrt),
  TAN(Math::tan),
  MOD(2) {
    @Override
    Value compute(int at, List<Value> arguments) {
      Value dividend = arguments.get(0);
      Value divisor = arguments.get(1);
      if (dividend instanceof IntegerValue && divisor instanceof IntegerValue) {
        return Arithmetic.binary(at, BinaryOperator.REMAINDER, dividend, divisor);
      }
      return finite(at, number(at, dividend) % number(at, divisor));
    }
  },
  POPCOUNT(1) {
    @Override
    Value compute(int at, List<Value> arguments) {
      long bits = BitArithmetic.bits(at, "popcount", arguments.get(0));
      return new IntegerValue(Long.bitCount(bits), false, Value.UNSIZED);
    }
  },
  ROTL(2) {
    @Override
    Value compute(int at, List<Value> arguments) {
      return BitArithmetic.rotate(at, arguments.get(0), places(at, arguments.get(1)));
    }
  },
  ROTR(2) {
    @Override
    Value compute(int at, List<Value> arguments) {
      return BitArithmetic.rotate(at, arguments.get(0), -places(at, arguments.get(1)));
    }
  };

  private static final Map<String, MathFunction> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(MathFunction::qasmName, function -> function));

  private final int arity;
  private final DoubleUnaryOperator real;

  MathFunction(DoubleUnaryOperator real) {
    this.arity = 1;
    this.real = real;
  }

  MathFunction(int arity) {
    this.arity = arity;
    this.real = x -> Double.NaN;
  }

  /** Applies the function of a name. */
  static Value apply(int at, String name, List<Value> arguments) {
    MathFunction function = BY_NAME.get(name);
    if (function == null) {
      throw unknown(at, name);
    }
    if (arguments.size() != function.arity) {
      throw new ProgramException(
          at, name + " takes " + function.arity + " argument(s), found " + arguments.size());
    }
    if (arguments.stream().anyMatch(AffineValue.class::isInstance)) {
      throw AffineArithmetic.notAffine(at, name + "() of an input");
    }
    return function.compute(at, arguments);
  }

  /** Whether there is a function of the name. */
  static boolean exists(String name) {
    return BY_NAME.containsKey(name);
  }

  /** The fault of a call of something that is no function. */
  static ProgramException unknown(int at, String name) {
    return new ProgramException(
        at, "'" + name + "' is not a function; subroutine calls are not read yet");
  }

  Value compute(int at, List<Value> arguments) {
    double argument = number(at, arguments.get(0));
    double result = real.applyAsDouble(argument);
    if (!Double.isFinite(result)) {
      throw new ProgramException(at, qasmName() + "(" + argument + ") is not a finite real number");
    }
    return new FloatValue(result);
  }

  String qasmName() {
    return name().toLowerCase(Locale.ROOT);
  }

  Value finite(int at, double result) {
    if (!Double.isFinite(result)) {
      throw new ProgramException(at, "the result of " + qasmName() + " is not a finite number");
    }
    return new FloatValue(result);
  }

  double number(int at, Value value) {
    if (value instanceof FloatValue number) {
      return number.value();
    }
    if (value instanceof IntegerValue number) {
      return number.value();
    }
    if (value instanceof AngleValue angle) {
      return angle.radians();
    }
    if (value instanceof BooleanValue truth) {
      return truth.value() ? 1 : 0;
    }
    throw new ProgramException(at, qasmName() + " takes a number, found " + value.type());
  }

  private static long places(int at, Value value) {
    if (value instanceof IntegerValue number && number.value() != Long.MIN_VALUE) {
      return number.value();
    }
    throw new ProgramException(at, "rotl and rotr take a number of places, found " + value.type());
  }
}
