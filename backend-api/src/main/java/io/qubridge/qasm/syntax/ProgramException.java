package io.qubridge.qasm.syntax;

import java.util.regex.Pattern;

/** A fault at one place of a program. */
public final class ProgramException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private static final int LONGEST = 300;
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

  private final int at;

  /**
   * A fault.
   *
   * @param at the offset in the program's text
   * @param problem one line: what is wrong and what was expected
   */
  public ProgramException(int at, String problem) {
    super(oneLine(problem));
    this.at = at;
  }

  /** A message may quote the program, which holds whatever its author likes. */
  private static String oneLine(String problem) {
    int end = Math.min(problem.length(), LONGEST);
    String shown = CONTROL.matcher(problem.substring(0, end)).replaceAll("?");
    return end < problem.length() ? shown + "..." : shown;
  }

  /** The offset in the program's text. */
  public int at() {
    return at;
  }
}
