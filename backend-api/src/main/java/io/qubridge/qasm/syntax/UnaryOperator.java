package io.qubridge.qasm.syntax;

/** The operators in front of an operand. */
public enum UnaryOperator {
  MINUS("-"),
  NOT("!"),
  COMPLEMENT("~");

  private final String symbol;

  UnaryOperator(String symbol) {
    this.symbol = symbol;
  }

  /** The operator as it is written. */
  public String symbol() {
    return symbol;
  }
}
