package io.qubridge.qasm.syntax;

/** The operators between two operands, with the precedence of the specification. */
public enum BinaryOperator {
  LOGICAL_OR("||", 1),
  LOGICAL_AND("&&", 2),
  OR("|", 3),
  XOR("^", 4),
  AND("&", 5),
  EQUAL("==", 6),
  UNEQUAL("!=", 6),
  LESS("<", 7),
  LESS_OR_EQUAL("<=", 7),
  GREATER(">", 7),
  GREATER_OR_EQUAL(">=", 7),
  SHIFT_LEFT("<<", 8),
  SHIFT_RIGHT(">>", 8),
  PLUS("+", 9),
  MINUS("-", 9),
  TIMES("*", 10),
  DIVIDE("/", 10),
  REMAINDER("%", 10),
  /** Binds tighter than the unary operators and to the right; the parser treats it apart. */
  POWER("**", 11);

  /** The precedence of the operator that binds loosest. */
  static final int LOOSEST = 1;

  private final String symbol;
  private final int precedence;

  BinaryOperator(String symbol, int precedence) {
    this.symbol = symbol;
    this.precedence = precedence;
  }

  /** The operator as it is written. */
  public String symbol() {
    return symbol;
  }

  /** Higher binds tighter. */
  int precedence() {
    return precedence;
  }
}
