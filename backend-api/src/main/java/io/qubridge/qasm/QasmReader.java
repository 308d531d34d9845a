package io.qubridge.qasm;

import io.qubridge.circuit.Circuit;
import io.qubridge.qasm.syntax.Parser;
import io.qubridge.qasm.syntax.ProgramException;

/**
 * Reads OpenQASM 3 programs.
 *
 * <p>A program may declare qubits and bits, constants and real inputs, define and call gates under
 * any modifiers, measure, reset and place barriers. Loops, branches, subroutines and classical
 * variables are refused by name, with line and column. No file is opened: {@code stdgates.inc} is
 * built in and other includes are refused. Gate definitions are replaced by their bodies, or by the
 * gate of the table that has their name and matrix. Inputs become the circuit's parameters; gate
 * angles have to be affine in them.
 */
public final class QasmReader {
  private QasmReader() {}

  /**
   * Reads a program with the default settings.
   *
   * @param program the program's text
   * @throws QasmException if the program is not well-formed, has no meaning, goes beyond a limit,
   *     or uses a part of the language that is not read
   */
  public static Circuit read(String program) {
    return read(program, QasmOptions.defaults());
  }

  /**
   * Reads a program.
   *
   * @param program the program's text
   * @param options the limits, and which {@code U} is meant
   * @throws QasmException as {@link #read(String)}
   */
  public static Circuit read(String program, QasmOptions options) {
    if (program.length() > options.maxLength()) {
      throw new QasmException(
          1,
          1,
          "the program has %d characters; expected at most %d"
              .formatted(program.length(), options.maxLength()));
    }
    try {
      Parser parser = new Parser(program, options.maxNesting(), options.mostWords());
      Lowering lowering = new Lowering(options);
      while (parser.hasNext()) {
        lowering.lower(parser.next());
      }
      return lowering.circuit();
    } catch (ProgramException e) {
      throw located(program, e);
    }
  }

  private static QasmException located(String program, ProgramException fault) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < Math.min(fault.at(), program.length()); i++) {
      char c = program.charAt(i);
      boolean pair = c == '\r' && i + 1 < program.length() && program.charAt(i + 1) == '\n';
      if (c == '\n' || c == '\r' && !pair) {
        line++;
        start = i + 1;
      }
    }
    QasmException exception =
        new QasmException(line, Math.max(fault.at() - start, 0) + 1, fault.getMessage());
    exception.initCause(fault);
    return exception;
  }
}
