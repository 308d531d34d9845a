package io.qubridge.qasm;

import io.qubridge.circuit.Angle;

/** A value that is known while a program is read, up to the program's inputs. */
sealed interface Value {
  /** The width that stands for "as wide as the machine has it". */
  int UNSIZED = 0;

  /** The type as a program writes it. */
  String type();

  /**
   * An integer.
   *
   * @param width its bits, or {@link #UNSIZED}
   */
  record IntegerValue(long value, boolean signed, int width) implements Value {
    static IntegerValue of(long value) {
      return new IntegerValue(value, true, UNSIZED);
    }

    @Override
    public String type() {
      return (signed ? "int" : "uint") + (width == UNSIZED ? "" : "[" + width + "]");
    }
  }

  /** A real number. */
  record FloatValue(double value) implements Value {
    @Override
    public String type() {
      return "float";
    }
  }

  /**
   * A fixed-point angle in [0, 2 pi).
   *
   * @param turns the fraction of a full turn times {@code 2^width}, unsigned
   * @param width its bits, 1 to 64
   */
  record AngleValue(long turns, int width) implements Value {
    private static final double TURN = 2 * Math.PI;
    private static final double HALF_RANGE = 0x1p63;

    /** The nearest angle, ties to even. */
    static AngleValue of(double radians, int width) {
      double fraction = radians / TURN - Math.floor(radians / TURN);
      double scaled = Math.rint(Math.scalb(fraction, width));
      long turns =
          scaled < HALF_RANGE ? (long) scaled : (long) (scaled - HALF_RANGE) + Long.MIN_VALUE;
      return masked(turns, width);
    }

    /** The angle of the lowest bits of a number. */
    static AngleValue masked(long turns, int width) {
      return new AngleValue(turns & mask(width), width);
    }

    double radians() {
      double unsigned = (turns >>> 1) * 2.0 + (turns & 1);
      return Math.scalb(unsigned, -width) * TURN;
    }

    @Override
    public String type() {
      return "angle[" + width + "]";
    }
  }

  /** A truth value. */
  record BooleanValue(boolean value) implements Value {
    @Override
    public String type() {
      return "bool";
    }
  }

  /**
   * Bits, at most 64.
   *
   * @param bits bit {@code i} is the bit of index {@code i}
   * @param length how many there are
   */
  record BitsValue(long bits, int length) implements Value {
    static BitsValue masked(long bits, int length) {
      return new BitsValue(bits & mask(length), length);
    }

    @Override
    public String type() {
      return "bit[" + length + "]";
    }
  }

  /** A duration; an ideal simulation only looks at its being there. */
  record DurationValue(double amount, String unit) implements Value {
    @Override
    public String type() {
      return "duration";
    }
  }

  /** A value that is affine in the program's inputs. */
  record AffineValue(Angle angle) implements Value {
    @Override
    public String type() {
      return "float that depends on an input";
    }
  }

  /** The ones in the lowest bits. */
  static long mask(int width) {
    return width >= Long.SIZE ? -1 : (1L << width) - 1;
  }
}
