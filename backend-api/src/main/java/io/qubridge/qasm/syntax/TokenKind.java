package io.qubridge.qasm.syntax;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The kinds of words and signs in a program. */
enum TokenKind {
  END_OF_PROGRAM("the end of the program"),
  IDENTIFIER("a name"),
  HARDWARE_QUBIT("a physical qubit"),
  INTEGER("an integer"),
  FLOAT("a number"),
  IMAGINARY("an imaginary number"),
  TIMING("a duration"),
  STRING("a string"),

  OPENQASM,
  INCLUDE,
  DEFCALGRAMMAR,
  DEF,
  CAL,
  DEFCAL,
  GATE,
  EXTERN,
  BOX,
  LET,
  BREAK,
  CONTINUE,
  IF,
  ELSE,
  END,
  RETURN,
  FOR,
  WHILE,
  IN,
  SWITCH,
  CASE,
  DEFAULT,
  NOP,
  PRAGMA,
  INPUT,
  OUTPUT,
  CONST,
  READONLY,
  MUTABLE,
  QREG,
  QUBIT,
  CREG,
  BOOL,
  BIT,
  INT,
  UINT,
  FLOAT_TYPE("float", true),
  ANGLE,
  COMPLEX,
  ARRAY,
  VOID,
  DURATION,
  STRETCH,
  GPHASE,
  INV,
  POW,
  CTRL,
  NEGCTRL,
  DURATIONOF,
  DELAY,
  RESET,
  MEASURE,
  BARRIER,
  TRUE,
  FALSE,

  DIM("'#dim'"),
  LEFT_BRACKET("'['"),
  RIGHT_BRACKET("']'"),
  LEFT_BRACE("'{'"),
  RIGHT_BRACE("'}'"),
  LEFT_PARENTHESIS("'('"),
  RIGHT_PARENTHESIS("')'"),
  COLON("':'"),
  SEMICOLON("';'"),
  COMMA("','"),
  ASSIGN("'='"),
  COMPOUND_ASSIGN("an assignment"),
  ARROW("'->'"),
  AT("'@'"),
  CONCATENATE("'++'"),
  TILDE("'~'"),
  EXCLAMATION("'!'"),
  LOGICAL_OR(BinaryOperator.LOGICAL_OR),
  LOGICAL_AND(BinaryOperator.LOGICAL_AND),
  PIPE(BinaryOperator.OR),
  CARET(BinaryOperator.XOR),
  AMPERSAND(BinaryOperator.AND),
  EQUAL(BinaryOperator.EQUAL),
  UNEQUAL(BinaryOperator.UNEQUAL),
  LESS(BinaryOperator.LESS),
  LESS_OR_EQUAL(BinaryOperator.LESS_OR_EQUAL),
  GREATER(BinaryOperator.GREATER),
  GREATER_OR_EQUAL(BinaryOperator.GREATER_OR_EQUAL),
  SHIFT_LEFT(BinaryOperator.SHIFT_LEFT),
  SHIFT_RIGHT(BinaryOperator.SHIFT_RIGHT),
  PLUS(BinaryOperator.PLUS),
  MINUS(BinaryOperator.MINUS),
  ASTERISK(BinaryOperator.TIMES),
  SLASH(BinaryOperator.DIVIDE),
  PERCENT(BinaryOperator.REMAINDER),
  DOUBLE_ASTERISK(BinaryOperator.POWER);

  private static final Map<String, TokenKind> KEYWORDS =
      Arrays.stream(values())
          .filter(kind -> kind.keyword)
          .collect(Collectors.toUnmodifiableMap(kind -> kind.text, kind -> kind));

  private final String text;
  private final boolean keyword;
  private final BinaryOperator binary;

  TokenKind() {
    this.text = name().equals("OPENQASM") ? name() : name().toLowerCase(Locale.ROOT);
    this.keyword = true;
    this.binary = null;
  }

  TokenKind(String text) {
    this(text, false);
  }

  TokenKind(String text, boolean keyword) {
    this.text = text;
    this.keyword = keyword;
    this.binary = null;
  }

  TokenKind(BinaryOperator binary) {
    this.text = "'" + binary.symbol() + "'";
    this.keyword = false;
    this.binary = binary;
  }

  /** The keyword that is written so, or {@link #IDENTIFIER}. */
  static TokenKind ofWord(String word) {
    return KEYWORDS.getOrDefault(word, IDENTIFIER);
  }

  /** The operator between two expressions that this sign is, or null. */
  BinaryOperator binary() {
    return binary;
  }

  /** The kind as an error message names it. */
  String description() {
    return keyword ? "'" + text + "'" : text;
  }
}
