package io.qubridge.qasm;

import io.qubridge.qasm.Value.AffineValue;
import io.qubridge.qasm.Value.AngleValue;
import io.qubridge.qasm.Value.BitsValue;
import io.qubridge.qasm.Value.BooleanValue;
import io.qubridge.qasm.Value.DurationValue;
import io.qubridge.qasm.Value.FloatValue;
import io.qubridge.qasm.Value.IntegerValue;
import io.qubridge.qasm.syntax.ProgramException;
import io.qubridge.qasm.syntax.Type;

/**
 * Conversions between types, by the specification's table of <a
 * href="https://openqasm.com/language/types.html#casting-specifics">allowed casts</a>.
 *
 * @param kind the target
 * @param width its bits, or {@link Value#UNSIZED}
 * @param cast whether integers that do not fit are cut, as a cast does, or refused, as in a
 *     declaration
 */
record Conversions(Type.Kind kind, int width, boolean cast) {
  private static final int SINGLE = 32;

  /** Converts a value. */
  Value convert(int at, Value value) {
    if (value instanceof AffineValue) {
      throw new ProgramException(
          at, "the value depends on an input; expected a constant of type " + kind.word());
    }
    return switch (kind) {
      case BOOL -> new BooleanValue(truth(at, value));
      case INT, UINT -> integer(at, value);
      case FLOAT -> real(at, value);
      case ANGLE -> angle(at, value);
      case BIT -> bits(at, value);
      case DURATION -> duration(at, value);
      default ->
          throw new ProgramException(at, "constants of type " + kind.word() + " are not read yet");
    };
  }

  private boolean truth(int at, Value value) {
    if (value instanceof BooleanValue truth) {
      return truth.value();
    }
    if (value instanceof FloatValue number) {
      return number.value() != 0;
    }
    if (value instanceof IntegerValue number) {
      return number.value() != 0;
    }
    if (value instanceof DurationValue) {
      throw impossible(at, value);
    }
    return BitArithmetic.bits(at, "bool", value) != 0;
  }

  private Value integer(int at, Value value) {
    boolean signed = kind == Type.Kind.INT;
    long number = number(at, value);
    if (cast && width != Value.UNSIZED) {
      number = signed ? signExtended(number) : number & Value.mask(width);
    }
    if (!IntegerArithmetic.fits(number, signed, width)) {
      throw new ProgramException(
          at, number + " does not fit " + new IntegerValue(0, signed, width).type());
    }
    return new IntegerValue(number, signed, width);
  }

  private long number(int at, Value value) {
    if (value instanceof IntegerValue number) {
      return number.value();
    }
    if (value instanceof BooleanValue truth) {
      return truth.value() ? 1 : 0;
    }
    if (value instanceof FloatValue number) {
      if (Math.abs(number.value()) >= 0x1p63) {
        throw new ProgramException(at, number.value() + " does not fit an integer of 64 bits");
      }
      return (long) number.value();
    }
    if (value instanceof BitsValue bits && (width == Value.UNSIZED || width == bits.length())) {
      return kind == Type.Kind.INT && width > 0 ? signExtended(bits.bits()) : bits.bits();
    }
    throw impossible(at, value);
  }

  private long signExtended(long number) {
    int unused = Long.SIZE - width;
    return number << unused >> unused;
  }

  private Value real(int at, Value value) {
    double number;
    if (value instanceof FloatValue real) {
      number = real.value();
    } else if (value instanceof IntegerValue integer) {
      number = integer.value();
    } else if (value instanceof BooleanValue truth) {
      number = truth.value() ? 1 : 0;
    } else {
      throw impossible(at, value);
    }
    double rounded = width == SINGLE ? (float) number : number;
    if (Double.isInfinite(rounded)) {
      throw new ProgramException(at, number + " does not fit float[32]");
    }
    return new FloatValue(rounded);
  }

  private Value angle(int at, Value value) {
    int bits = width == Value.UNSIZED ? Long.SIZE : width;
    if (value instanceof FloatValue number) {
      return AngleValue.of(number.value(), bits);
    }
    if (value instanceof IntegerValue number && !cast) {
      return AngleValue.of(number.value(), bits);
    }
    if (value instanceof AngleValue angle) {
      return angle.width() <= bits
          ? new AngleValue(angle.turns() << (bits - angle.width()), bits)
          : rounded(angle, bits);
    }
    if (value instanceof BitsValue register && register.length() == bits) {
      return new AngleValue(register.bits(), bits);
    }
    throw impossible(at, value);
  }

  /** Drops low bits, to the nearest angle, ties to even. */
  private static AngleValue rounded(AngleValue angle, int bits) {
    int dropped = angle.width() - bits;
    long kept = angle.turns() >>> dropped;
    long rest = angle.turns() & Value.mask(dropped);
    int order = Long.compareUnsigned(rest, 1L << (dropped - 1));
    boolean up = order > 0 || order == 0 && (kept & 1) == 1;
    return AngleValue.masked(up ? kept + 1 : kept, bits);
  }

  private Value bits(int at, Value value) {
    int length = Math.max(width, 1);
    if (value instanceof BooleanValue truth && length == 1) {
      return new BitsValue(truth.value() ? 1 : 0, 1);
    }
    if (value instanceof BitsValue bits && bits.length() == length) {
      return bits;
    }
    if (value instanceof AngleValue angle && angle.width() == length) {
      return new BitsValue(angle.turns(), length);
    }
    if (value instanceof IntegerValue number && number.width() == length) {
      return BitsValue.masked(number.value(), length);
    }
    boolean literal = value instanceof IntegerValue number && number.width() == Value.UNSIZED;
    if (literal && !cast && IntegerArithmetic.fits(((IntegerValue) value).value(), false, length)) {
      return new BitsValue(((IntegerValue) value).value(), length);
    }
    throw impossible(at, value);
  }

  private Value duration(int at, Value value) {
    if (value instanceof DurationValue) {
      return value;
    }
    throw impossible(at, value);
  }

  private ProgramException impossible(int at, Value value) {
    String target = kind.word() + (width == Value.UNSIZED ? "" : "[" + width + "]");
    return new ProgramException(
        at, "found a value of type " + value.type() + " but expected " + target);
  }
}
