package io.qubridge.qasm;

import io.qubridge.qasm.syntax.Expression;
import io.qubridge.qasm.syntax.Expression.Binary;
import io.qubridge.qasm.syntax.Expression.Call;
import io.qubridge.qasm.syntax.Expression.Cast;
import io.qubridge.qasm.syntax.Expression.Index;
import io.qubridge.qasm.syntax.Expression.Name;
import io.qubridge.qasm.syntax.Expression.Unary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The names that an expression uses. */
final class Names {
  private Names() {}

  /** The names of values in an expression that stays in memory, without those of functions. */
  static List<Name> in(Expression expression, Budget budget) {
    List<Name> names = new ArrayList<>();
    Deque<Expression> open = new ArrayDeque<>(List.of(expression));
    while (!open.isEmpty()) {
      Expression next = open.pop();
      budget.retain(next.at(), 1);
      if (next instanceof Name name) {
        names.add(name);
      } else if (next instanceof Binary binary) {
        open.push(binary.left());
        open.push(binary.right());
      } else if (next instanceof Unary unary) {
        open.push(unary.operand());
      } else if (next instanceof Call call) {
        call.arguments().forEach(open::push);
      } else if (next instanceof Cast cast) {
        open.push(cast.operand());
      } else if (next instanceof Index index) {
        open.push(index.base());
      }
    }
    return names;
  }
}
