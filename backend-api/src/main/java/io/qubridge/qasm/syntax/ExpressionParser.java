package io.qubridge.qasm.syntax;

import static io.qubridge.qasm.syntax.TokenKind.*;

import io.qubridge.qasm.syntax.Expression.ArrayLiteral;
import io.qubridge.qasm.syntax.Expression.Binary;
import io.qubridge.qasm.syntax.Expression.BitstringLiteral;
import io.qubridge.qasm.syntax.Expression.BooleanLiteral;
import io.qubridge.qasm.syntax.Expression.Call;
import io.qubridge.qasm.syntax.Expression.Cast;
import io.qubridge.qasm.syntax.Expression.Concatenation;
import io.qubridge.qasm.syntax.Expression.DurationOf;
import io.qubridge.qasm.syntax.Expression.FloatLiteral;
import io.qubridge.qasm.syntax.Expression.HardwareQubit;
import io.qubridge.qasm.syntax.Expression.ImaginaryLiteral;
import io.qubridge.qasm.syntax.Expression.Index;
import io.qubridge.qasm.syntax.Expression.IntegerLiteral;
import io.qubridge.qasm.syntax.Expression.Measure;
import io.qubridge.qasm.syntax.Expression.TimingLiteral;
import io.qubridge.qasm.syntax.Expression.Unary;
import io.qubridge.qasm.syntax.Selector.IndexSet;
import io.qubridge.qasm.syntax.Selector.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads expressions. */
final class ExpressionParser {
  private final Cursor cursor;
  private final Supplier<List<Statement>> scope;
  private final TypeParser types;
  private final Supplier<Expression> expression = this::expression;
  private final Supplier<Expression> operand = this::operand;
  private final Supplier<Selector> selector = this::selector;

  /**
   * A parser of expressions.
   *
   * @param scope reads statements in braces, which {@code durationof} takes
   */
  ExpressionParser(Cursor cursor, Supplier<List<Statement>> scope) {
    this.cursor = cursor;
    this.scope = scope;
    this.types = new TypeParser(cursor, this);
  }

  /** The parser of the types in these expressions. */
  TypeParser types() {
    return types;
  }

  Expression expression() {
    cursor.enter();
    Expression result = binary(unary(), BinaryOperator.LOOSEST);
    cursor.leave();
    return result;
  }

  /** Reads the rest of an expression that begins with a name, a call or an index. */
  Expression expressionFrom(Expression first) {
    return binary(power(first), BinaryOperator.LOOSEST);
  }

  /** Reads expressions between commas up to a closing token, which stays. */
  List<Expression> expressions(TokenKind end) {
    return cursor.list(expression, end);
  }

  /** Reads {@code (...)} if it is there. */
  List<Expression> arguments() {
    if (!cursor.accept(LEFT_PARENTHESIS) || cursor.accept(RIGHT_PARENTHESIS)) {
      return List.of();
    }
    List<Expression> arguments = expressions(RIGHT_PARENTHESIS);
    cursor.expect(RIGHT_PARENTHESIS);
    return arguments;
  }

  /** Reads {@code [expression]} if it is there. */
  Optional<Expression> designator() {
    return cursor.is(LEFT_BRACKET) ? Optional.of(requiredDesignator()) : Optional.empty();
  }

  /** Reads {@code [expression]}. */
  Expression requiredDesignator() {
    cursor.expect(LEFT_BRACKET);
    Expression size = expression();
    cursor.expect(RIGHT_BRACKET);
    return size;
  }

  /** Reads operands up to the semicolon, which stays. */
  List<Expression> operands() {
    return cursor.list(operand, SEMICOLON);
  }

  /** Reads a qubit, a bit, a register or a part of one. */
  Expression operand() {
    if (cursor.is(HARDWARE_QUBIT)) {
      return hardwareQubit();
    }
    return indexed(cursor.name("a qubit, a bit or a register"));
  }

  /** Reads the indices behind a name. */
  Expression indexed(Expression base) {
    Expression result = base;
    for (int depth = 0; cursor.is(LEFT_BRACKET); depth++) {
      cursor.requireNesting(depth);
      int at = cursor.at();
      cursor.expect(LEFT_BRACKET);
      List<Selector> selectors =
          cursor.is(LEFT_BRACE) ? List.of(indexSet()) : cursor.list(selector, RIGHT_BRACKET);
      cursor.expect(RIGHT_BRACKET);
      result = new Index(at, result, selectors);
    }
    return result;
  }

  /** Reads what a name begins: a call, an index, or the name alone. */
  Expression postfix(Expression.Name name) {
    if (!cursor.is(LEFT_PARENTHESIS)) {
      return indexed(name);
    }
    return indexed(new Call(name.at(), name.name(), arguments()));
  }

  /** Reads {@code {a, b}}. */
  IndexSet indexSet() {
    int at = cursor.at();
    cursor.expect(LEFT_BRACE);
    List<Expression> elements = expressions(RIGHT_BRACE);
    cursor.expect(RIGHT_BRACE);
    return new IndexSet(at, elements);
  }

  /** Reads an expression or a range. */
  Selector selector() {
    int at = cursor.at();
    Optional<Expression> first = bound();
    if (first.isPresent() && !cursor.is(COLON)) {
      return first.get();
    }
    cursor.expect(COLON);
    Optional<Expression> second = bound();
    if (!cursor.accept(COLON)) {
      return new Range(at, first, Optional.empty(), second);
    }
    return new Range(at, first, second, Optional.of(expression()));
  }

  private Optional<Expression> bound() {
    boolean absent = cursor.is(COLON) || cursor.is(RIGHT_BRACKET) || cursor.is(COMMA);
    return absent ? Optional.empty() : Optional.of(expression());
  }

  /** Reads the right side of a declaration or an assignment. */
  Expression source() {
    int at = cursor.at();
    if (cursor.is(MEASURE)) {
      return measure();
    }
    if (cursor.is(LEFT_BRACE)) {
      return arrayLiteral();
    }
    Expression first = expression();
    if (!cursor.is(CONCATENATE)) {
      return first;
    }
    List<Expression> parts = new ArrayList<>(List.of(first));
    while (cursor.accept(CONCATENATE)) {
      parts.add(expression());
    }
    return new Concatenation(at, List.copyOf(parts));
  }

  /** Reads {@code measure operand}. */
  Measure measure() {
    int at = cursor.at();
    cursor.expect(MEASURE);
    return new Measure(at, operand());
  }

  private Expression arrayLiteral() {
    cursor.enter();
    int at = cursor.at();
    cursor.expect(LEFT_BRACE);
    List<Expression> elements = List.of();
    if (!cursor.is(RIGHT_BRACE)) {
      elements =
          cursor.list(() -> cursor.is(LEFT_BRACE) ? arrayLiteral() : expression(), RIGHT_BRACE);
    }
    cursor.expect(RIGHT_BRACE);
    cursor.leave();
    return new ArrayLiteral(at, elements);
  }

  private Expression binary(Expression first, int loosest) {
    Expression left = first;
    BinaryOperator operator = cursor.kind().binary();
    while (operator != null && operator.precedence() >= loosest) {
      int at = cursor.at();
      cursor.lexer().advance();
      Expression right = binary(unary(), operator.precedence() + 1);
      left = new Binary(at, operator, left, right);
      operator = cursor.kind().binary();
    }
    return left;
  }

  private Expression unary() {
    UnaryOperator operator =
        switch (cursor.kind()) {
          case MINUS -> UnaryOperator.MINUS;
          case EXCLAMATION -> UnaryOperator.NOT;
          case TILDE -> UnaryOperator.COMPLEMENT;
          default -> null;
        };
    if (operator == null) {
      return power(primary());
    }
    int at = cursor.at();
    cursor.lexer().advance();
    cursor.enter();
    Expression operand = unary();
    cursor.leave();
    return new Unary(at, operator, operand);
  }

  private Expression power(Expression base) {
    if (!cursor.is(DOUBLE_ASTERISK)) {
      return base;
    }
    int at = cursor.at();
    cursor.lexer().advance();
    cursor.enter();
    Expression exponent = unary();
    cursor.leave();
    return new Binary(at, BinaryOperator.POWER, base, exponent);
  }

  private Expression primary() {
    if (cursor.is(IDENTIFIER)) {
      return postfix(cursor.name("a name"));
    }
    if (cursor.is(LEFT_PARENTHESIS)) {
      cursor.lexer().advance();
      Expression inner = expression();
      cursor.expect(RIGHT_PARENTHESIS);
      return indexed(inner);
    }
    if (cursor.is(DURATIONOF)) {
      return durationOf();
    }
    return indexed(types.isType() ? cast(types.type()) : literal());
  }

  /** Reads the value behind a type. */
  Cast cast(Type type) {
    cursor.expect(LEFT_PARENTHESIS);
    Expression operand = expression();
    cursor.expect(RIGHT_PARENTHESIS);
    return new Cast(type.at(), type, operand);
  }

  private Expression durationOf() {
    int at = cursor.at();
    cursor.expect(DURATIONOF);
    cursor.expect(LEFT_PARENTHESIS);
    List<Statement> body = scope.get();
    cursor.expect(RIGHT_PARENTHESIS);
    return new DurationOf(at, body);
  }

  private Expression hardwareQubit() {
    Expression qubit = new HardwareQubit(cursor.at(), cursor.lexer().hardwareQubit());
    cursor.lexer().advance();
    return qubit;
  }

  private Expression literal() {
    int at = cursor.at();
    Lexer lexer = cursor.lexer();
    Expression literal =
        switch (cursor.kind()) {
          case INTEGER -> new IntegerLiteral(at, lexer.integer());
          case FLOAT -> new FloatLiteral(at, lexer.real());
          case IMAGINARY -> new ImaginaryLiteral(at, lexer.real());
          case TIMING -> new TimingLiteral(at, lexer.real(), lexer.unit());
          case TRUE, FALSE -> new BooleanLiteral(at, cursor.is(TRUE));
          case STRING -> bitstring(at, lexer.text());
          case HARDWARE_QUBIT -> new HardwareQubit(at, lexer.hardwareQubit());
          default -> throw cursor.unexpected("an expression");
        };
    lexer.advance();
    return literal;
  }

  private Expression bitstring(int at, String quoted) {
    String bits = quoted.substring(1, quoted.length() - 1);
    boolean wellFormed =
        quoted.charAt(0) == '"'
            && !bits.isEmpty()
            && bits.chars().allMatch(c -> c == '0' || c == '1' || c == '_')
            && !bits.startsWith("_")
            && !bits.endsWith("_")
            && !bits.contains("__");
    if (!wellFormed) {
      throw cursor.unexpected("a bit string such as \"0110\"");
    }
    return new BitstringLiteral(at, bits.replace("_", ""));
  }
}
