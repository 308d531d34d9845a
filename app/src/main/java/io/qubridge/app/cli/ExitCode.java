package io.qubridge.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** How a command ends, for scripts. The numbers are part of the interface and never change. */
public enum ExitCode {
  /** All went well. */
  OK(0, "success"),
  /** A defect of the software. */
  INTERNAL(1, "internal error: a defect of Qubridge or of a plugin"),
  /** The command line cannot be understood. */
  USAGE(2, "wrong command line or environment"),
  /** The backend refuses by its rules. */
  BACKEND(
      3, "the backend or device is unknown or refuses the circuit, a setting or the credentials"),
  /** Something is too large for here and now. */
  CAPACITY(4, "over a limit of the backend, the account or the memory"),
  /** Another party failed. */
  EXTERNAL(5, "the service or the network failed"),
  /** The OpenQASM program is wrong. */
  PROGRAM(6, "the OpenQASM program cannot be read or used as asked"),
  /** The images or labels are wrong. */
  DATA(7, "the images or labels cannot be used"),
  /** The model is wrong. */
  MODEL(8, "the model cannot be used"),
  /** The file system refuses. */
  FILES(9, "a file cannot be read or written"),
  /** The user pressed Ctrl-C. */
  INTERRUPTED(130, "interrupted"),
  /** What reads the result has stopped to. */
  CLOSED_PIPE(141, "nobody reads standard output any more");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /** The process's exit status. */
  public int number() {
    return number;
  }

  /** What the number tells. */
  public String meaning() {
    return meaning;
  }

  /** All numbers with their meanings, for the help. */
  static Map<String, String> table() {
    Map<String, String> rows = new LinkedHashMap<>();
    for (ExitCode code : values()) {
      rows.put(Integer.toString(code.number), code.meaning);
    }
    return rows;
  }
}
