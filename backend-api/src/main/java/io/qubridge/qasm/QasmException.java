package io.qubridge.qasm;

/**
 * A program that cannot be read. Its message is one line: where, what, and what was expected.
 *
 * <p>Messages have the form {@code line 4, column 1: 'for' loops are not read yet}.
 */
public class QasmException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int line;
  private final int column;

  /**
   * A fault at a place of a program.
   *
   * @param line the line, the first is 1
   * @param column the character in the line, the first is 1
   * @param problem what is wrong and what was expected
   */
  public QasmException(int line, int column, String problem) {
    super("line " + line + ", column " + column + ": " + problem);
    this.line = line;
    this.column = column;
  }

  /** The line, counted from 1. */
  public int line() {
    return line;
  }

  /** The character in the line, counted from 1. */
  public int column() {
    return column;
  }
}
