package io.qubridge.qasm;

import io.qubridge.qasm.syntax.Statement;
import java.util.Locale;

/** What statements are called in messages. */
final class StatementNames {
  private StatementNames() {}

  /** The plural noun for statements like this one. */
  static String of(Statement statement) {
    if (statement instanceof Statement.If) {
      return "'if' branches";
    }
    if (statement instanceof Statement.For) {
      return "'for' loops";
    }
    if (statement instanceof Statement.While) {
      return "'while' loops";
    }
    if (statement instanceof Statement.Switch) {
      return "'switch' branches";
    }
    if (statement instanceof Statement.Def || statement instanceof Statement.Return) {
      return "subroutines ('def')";
    }
    if (statement instanceof Statement.ExpressionStatement) {
      return "expressions and subroutine calls as statements";
    }
    if (statement instanceof Statement.Assignment) {
      return "assignments";
    }
    if (statement instanceof Statement.Measurement) {
      return "measurements";
    }
    if (statement instanceof Statement.Extern) {
      return "'extern' functions";
    }
    if (statement instanceof Statement.Calibration calibration) {
      return "calibrations ('" + calibration.keyword() + "')";
    }
    if (statement instanceof Statement.ClassicalDeclaration declaration) {
      return "variables of type " + declaration.type().kind().word();
    }
    return "'" + statement.getClass().getSimpleName().toLowerCase(Locale.ROOT) + "'";
  }
}
