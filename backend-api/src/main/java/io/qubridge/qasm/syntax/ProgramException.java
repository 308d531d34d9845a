package io.qubridge.qasm.syntax;

/** A fault at one place of a program. */
public final class ProgramException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int at;

  /**
   * A fault.
   *
   * @param at the offset in the program's text
   * @param problem one line: what is wrong and what was expected
   */
  public ProgramException(int at, String problem) {
    super(problem);
    this.at = at;
  }

  /** The offset in the program's text. */
  public int at() {
    return at;
  }
}
