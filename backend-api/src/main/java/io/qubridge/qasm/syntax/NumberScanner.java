package io.qubridge.qasm.syntax;

/** Finds where a number in a program ends and what it is worth. */
final class NumberScanner {
  private static final int SAFE_DIGITS = 18;

  private final char[] text;
  private int position;
  private int radix;
  private int digitsEnd;
  private String unit;

  NumberScanner(char[] text) {
    this.text = text;
  }

  /**
   * Scans the number that starts at an offset.
   *
   * @return its kind; {@link #end} is the offset behind it
   */
  TokenKind scan(int start) {
    position = start;
    unit = "";
    radix = radix(start);
    if (radix != 10) {
      position += 2;
      digits();
      digitsEnd = position;
      return TokenKind.INTEGER;
    }
    TokenKind kind = decimal();
    digitsEnd = position;
    return suffix(kind);
  }

  /** The offset behind the number scanned last, its unit included. */
  int end() {
    return position;
  }

  /** The unit of the duration scanned last. */
  String unit() {
    return unit;
  }

  /** The value of an integer. */
  long integer(int start) {
    int from = radix == 10 ? start : start + 2;
    if (radix == 10 && digitsEnd - from <= SAFE_DIGITS) {
      long value = 0;
      for (int i = from; i < digitsEnd; i++) {
        value = text[i] == '_' ? value : 10 * value + (text[i] - '0');
      }
      return value;
    }
    try {
      return Long.parseLong(plain(from), radix);
    } catch (NumberFormatException e) {
      throw new ProgramException(
          start, "the integer does not fit 63 bits; a real number has a decimal point");
    }
  }

  /** The value of a real number, without its unit. */
  double real(int start) {
    double value = Double.parseDouble(plain(start));
    if (Double.isInfinite(value)) {
      throw new ProgramException(start, "the number is larger than a double-precision number");
    }
    return value;
  }

  private String plain(int from) {
    return new String(text, from, digitsEnd - from).replace("_", "");
  }

  private int radix(int start) {
    if (text[start] != '0') {
      return 10;
    }
    return switch (at(start + 1)) {
      case 'x', 'X' -> 16;
      case 'b', 'B' -> 2;
      case 'o' -> 8;
      default -> 10;
    };
  }

  private TokenKind decimal() {
    TokenKind kind = TokenKind.INTEGER;
    if (text[position] != '.') {
      digits();
    }
    if (at(position) == '.') {
      kind = TokenKind.FLOAT;
      position++;
      if (isDigit(at(position))) {
        digits();
      }
    }
    if (at(position) == 'e' || at(position) == 'E') {
      int sign = at(position + 1) == '+' || at(position + 1) == '-' ? 1 : 0;
      if (isDigit(at(position + 1 + sign))) {
        kind = TokenKind.FLOAT;
        position += 1 + sign;
        digits();
      }
    }
    return kind;
  }

  private void digits() {
    boolean digit = false;
    for (; Character.digit(at(position), radix) >= 0 || at(position) == '_'; position++) {
      if (at(position) == '_' && !digit) {
        break;
      }
      digit = at(position) != '_';
    }
    if (!digit) {
      throw new ProgramException(
          position, "a number ends in a digit; single underscores may stand between digits");
    }
  }

  /** A unit may follow after spaces. */
  private TokenKind suffix(TokenKind kind) {
    int from = position;
    while (at(from) == ' ' || at(from) == '\t') {
      from++;
    }
    String found =
        switch (at(from)) {
          case 's' -> "s";
          case 'd', 'n', 'u', 'm', 'i', 'µ', 'μ' -> new String(new char[] {at(from), at(from + 1)});
          default -> "";
        };
    if (found.isEmpty() || Identifiers.isPart(at(from + found.length()))) {
      return kind;
    }
    switch (found) {
      case "s", "dt", "ns", "us", "ms" -> unit = found;
      case "µs", "μs" -> unit = "us";
      case "im" -> unit = "im";
      default -> {
        return kind;
      }
    }
    position = from + found.length();
    return unit.equals("im") ? TokenKind.IMAGINARY : TokenKind.TIMING;
  }

  private char at(int index) {
    return index < text.length ? text[index] : '\n';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
