package io.qubridge.qasm.syntax;

import static io.qubridge.qasm.syntax.TokenKind.*;

import io.qubridge.qasm.syntax.Expression.Call;
import io.qubridge.qasm.syntax.Expression.Index;
import io.qubridge.qasm.syntax.Expression.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads gate calls, and the other statements that begin with a name. */
final class CallParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;

  CallParser(Cursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /** A gate call, an assignment or an expression: they all may begin with a name. */
  Statement named() {
    int at = cursor.at();
    Name name = cursor.name("a name");
    if (isOperand()) {
      return call(at, List.of(), name, List.of(), Optional.empty());
    }
    Expression first = expressions.postfix(name);
    if (cursor.is(ASSIGN) || cursor.is(COMPOUND_ASSIGN)) {
      return assignment(at, first);
    }
    if (isOperand()) {
      return call(at, name, first);
    }
    Expression whole = expressions.expressionFrom(first);
    cursor.expect(SEMICOLON);
    return new Statement.ExpressionStatement(at, whole);
  }

  private boolean isOperand() {
    return cursor.is(IDENTIFIER) || cursor.is(HARDWARE_QUBIT);
  }

  private Statement assignment(int at, Expression target) {
    Expression base = target;
    while (base instanceof Index index) {
      base = index.base();
    }
    if (!(base instanceof Name)) {
      throw cursor.unexpected("';'");
    }
    String operator = cursor.lexer().text();
    cursor.lexer().advance();
    Expression value = expressions.source();
    cursor.expect(SEMICOLON);
    return new Statement.Assignment(at, target, operator, value);
  }

  /** A gate call whose beginning was read as an expression: {@code g(a)} or {@code g(a)[100ns]}. */
  private Statement call(int at, Name name, Expression head) {
    Optional<Expression> duration = Optional.empty();
    Expression rest = head;
    if (head instanceof Index index
        && index.selectors().size() == 1
        && index.selectors().get(0) instanceof Expression only) {
      duration = Optional.of(only);
      rest = index.base();
    }
    if (rest instanceof Call call) {
      return call(at, List.of(), name, call.arguments(), duration);
    }
    if (rest instanceof Name) {
      return call(at, List.of(), name, List.of(), duration);
    }
    throw cursor.unexpected("';'");
  }

  private Statement call(
      int at,
      List<Modifier> modifiers,
      Name gate,
      List<Expression> arguments,
      Optional<Expression> duration) {
    List<Expression> operands = expressions.operands();
    cursor.expect(SEMICOLON);
    return new Statement.GateCall(at, modifiers, gate, arguments, duration, operands);
  }

  /** A gate call that begins with a modifier or with {@code gphase}. */
  Statement modified() {
    int at = cursor.at();
    List<Modifier> modifiers = modifiers();
    boolean phase = cursor.is(GPHASE);
    Name gate = phase ? phase() : cursor.name("a gate");
    List<Expression> arguments = expressions.arguments();
    Optional<Expression> duration = expressions.designator();
    if (phase && cursor.accept(SEMICOLON)) {
      return new Statement.GateCall(at, modifiers, gate, arguments, duration, List.of());
    }
    return call(at, modifiers, gate, arguments, duration);
  }

  private List<Modifier> modifiers() {
    List<Modifier> modifiers = new ArrayList<>();
    while (!cursor.is(GPHASE) && !cursor.is(IDENTIFIER)) {
      modifiers.add(modifier());
    }
    return List.copyOf(modifiers);
  }

  private Modifier modifier() {
    int at = cursor.at();
    Modifier.Kind kind =
        switch (cursor.kind()) {
          case INV -> Modifier.Kind.INV;
          case POW -> Modifier.Kind.POW;
          case CTRL -> Modifier.Kind.CTRL;
          case NEGCTRL -> Modifier.Kind.NEGCTRL;
          default -> throw cursor.unexpected("a gate or a modifier");
        };
    cursor.lexer().advance();
    Optional<Expression> argument = Optional.empty();
    if (kind == Modifier.Kind.POW || kind != Modifier.Kind.INV && cursor.is(LEFT_PARENTHESIS)) {
      cursor.expect(LEFT_PARENTHESIS);
      argument = Optional.of(expressions.expression());
      cursor.expect(RIGHT_PARENTHESIS);
    }
    cursor.expect(AT);
    return new Modifier(at, kind, argument);
  }

  private Name phase() {
    Name name = new Name(cursor.at(), "gphase");
    cursor.expect(GPHASE);
    return name;
  }
}
