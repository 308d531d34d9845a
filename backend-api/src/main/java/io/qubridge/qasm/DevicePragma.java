package io.qubridge.qasm;

import io.qubridge.qasm.syntax.Statement;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pragma that tells how many qubits the device of a circuit on physical qubits has, which the
 * language has no statement for.
 */
final class DevicePragma {
  private static final Pattern TEXT = Pattern.compile("qubridge\\.qubits ([0-9]{1,9})");

  private DevicePragma() {}

  static String text(int qubits) {
    return "qubridge.qubits " + qubits;
  }

  /** Whether a pragma's text is one of these. */
  static boolean is(String text) {
    return TEXT.matcher(text).matches();
  }

  /** The number of qubits that a pragma tells. */
  static OptionalInt read(Statement.Pragma pragma) {
    Matcher matcher = TEXT.matcher(pragma.text());
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }
}
