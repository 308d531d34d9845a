package io.qubridge.qasm.syntax;

import static io.qubridge.qasm.syntax.TokenKind.*;

import io.qubridge.qasm.syntax.Expression.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads branches, loops and jumps. */
final class ControlFlowParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;
  private final Supplier<List<Statement>> scope;
  private final Supplier<Statement> nested;

  ControlFlowParser(
      Cursor cursor,
      ExpressionParser expressions,
      Supplier<List<Statement>> scope,
      Supplier<Statement> nested) {
    this.cursor = cursor;
    this.expressions = expressions;
    this.scope = scope;
    this.nested = nested;
  }

  Statement statement() {
    int at = cursor.at();
    TokenKind keyword = cursor.kind();
    cursor.lexer().advance();
    return switch (keyword) {
      case IF -> branch(at);
      case FOR -> loop(at);
      case WHILE -> new Statement.While(at, condition(), body());
      case SWITCH -> choice(at);
      case RETURN -> result(at);
      default -> jump(at, keyword);
    };
  }

  private Expression condition() {
    cursor.expect(LEFT_PARENTHESIS);
    Expression condition = expressions.expression();
    cursor.expect(RIGHT_PARENTHESIS);
    return condition;
  }

  private Statement body() {
    cursor.enter();
    Statement body = nested.get();
    cursor.leave();
    return body;
  }

  private Statement branch(int at) {
    Expression condition = condition();
    Statement then = body();
    Optional<Statement> otherwise = cursor.accept(ELSE) ? Optional.of(body()) : Optional.empty();
    return new Statement.If(at, condition, then, otherwise);
  }

  private Statement loop(int at) {
    Type type = expressions.types().scalarType();
    Name variable = cursor.name("the loop's variable");
    cursor.expect(IN);
    Selector values;
    if (cursor.is(LEFT_BRACE)) {
      values = expressions.indexSet();
    } else if (cursor.accept(LEFT_BRACKET)) {
      values = expressions.selector();
      if (!(values instanceof Selector.Range)) {
        throw cursor.unexpected("':'");
      }
      cursor.expect(RIGHT_BRACKET);
    } else {
      values = expressions.expression();
    }
    return new Statement.For(at, type, variable, values, body());
  }

  private Statement choice(int at) {
    Expression target = condition();
    cursor.expect(LEFT_BRACE);
    List<Statement.Case> cases = new ArrayList<>();
    while (!cursor.accept(RIGHT_BRACE)) {
      int start = cursor.at();
      List<Expression> labels = List.of();
      if (cursor.accept(CASE)) {
        labels = expressions.expressions(LEFT_BRACE);
      } else if (!cursor.accept(DEFAULT)) {
        throw cursor.unexpected("'case' or 'default'");
      }
      cases.add(new Statement.Case(start, labels, scope.get()));
    }
    return new Statement.Switch(at, target, List.copyOf(cases));
  }

  private Statement result(int at) {
    Optional<Expression> value =
        cursor.is(SEMICOLON) ? Optional.empty() : Optional.of(expressions.source());
    cursor.expect(SEMICOLON);
    return new Statement.Return(at, value);
  }

  private Statement jump(int at, TokenKind keyword) {
    cursor.expect(SEMICOLON);
    return switch (keyword) {
      case BREAK -> new Statement.Break(at);
      case CONTINUE -> new Statement.Continue(at);
      default -> new Statement.End(at);
    };
  }
}
