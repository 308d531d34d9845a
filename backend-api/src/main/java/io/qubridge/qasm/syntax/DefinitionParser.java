package io.qubridge.qasm.syntax;

import static io.qubridge.qasm.syntax.TokenKind.*;

import io.qubridge.qasm.syntax.Expression.Name;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the statements that introduce names. */
final class DefinitionParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;
  private final Supplier<List<Statement>> scope;

  DefinitionParser(Cursor cursor, ExpressionParser expressions, Supplier<List<Statement>> scope) {
    this.cursor = cursor;
    this.expressions = expressions;
    this.scope = scope;
  }

  Statement statement() {
    int at = cursor.at();
    TokenKind keyword = cursor.kind();
    cursor.lexer().advance();
    return switch (keyword) {
      case INCLUDE -> include(at);
      case LET -> alias(at);
      case QUBIT -> qubits(at);
      case QREG -> oldQubits(at);
      case CREG -> oldBits(at);
      case CONST -> constant(at);
      case INPUT -> io(at, true);
      case OUTPUT -> io(at, false);
      case GATE -> gate(at);
      case DEF -> subroutine(at);
      default -> extern(at);
    };
  }

  /** Reads a classical variable behind its type. */
  Statement declaration(int at, Type type) {
    Name name = name();
    Optional<Expression> initial =
        cursor.accept(ASSIGN) ? Optional.of(expressions.source()) : Optional.empty();
    cursor.expect(SEMICOLON);
    return new Statement.ClassicalDeclaration(at, type, name, initial);
  }

  /** Skips what is written in a calibration language. */
  Statement calibration() {
    int at = cursor.at();
    String keyword = cursor.lexer().text();
    boolean grammar = cursor.is(DEFCALGRAMMAR);
    cursor.lexer().advance();
    if (grammar) {
      string();
      cursor.expect(SEMICOLON);
    } else {
      while (!cursor.is(LEFT_BRACE)) {
        if (cursor.is(END_OF_PROGRAM)) {
          throw cursor.unexpected("'{'");
        }
        cursor.lexer().advance();
      }
      cursor.lexer().skipBlock();
    }
    return new Statement.Calibration(at, keyword);
  }

  private Name name() {
    return cursor.name("a name");
  }

  private String string() {
    String text = cursor.is(STRING) ? cursor.lexer().string() : "";
    if (text.isEmpty()) {
      throw cursor.unexpected("a string");
    }
    cursor.lexer().advance();
    return text;
  }

  private Statement include(int at) {
    String file = string();
    cursor.expect(SEMICOLON);
    return new Statement.Include(at, file);
  }

  private Statement alias(int at) {
    Name name = name();
    cursor.expect(ASSIGN);
    Expression target = expressions.source();
    cursor.expect(SEMICOLON);
    return new Statement.Alias(at, name, target);
  }

  private Statement qubits(int at) {
    Optional<Expression> size = expressions.designator();
    Name name = name();
    cursor.expect(SEMICOLON);
    return new Statement.QubitDeclaration(at, name, size);
  }

  private Statement oldQubits(int at) {
    Name name = name();
    Optional<Expression> size = expressions.designator();
    cursor.expect(SEMICOLON);
    return new Statement.QubitDeclaration(at, name, size);
  }

  private Statement oldBits(int at) {
    Name name = name();
    Type type = Type.scalar(at, Type.Kind.BIT, expressions.designator());
    cursor.expect(SEMICOLON);
    return new Statement.ClassicalDeclaration(at, type, name, Optional.empty());
  }

  private Statement constant(int at) {
    Type type = expressions.types().scalarType();
    Name name = name();
    cursor.expect(ASSIGN);
    Expression value = expressions.source();
    cursor.expect(SEMICOLON);
    return new Statement.ConstDeclaration(at, type, name, value);
  }

  private Statement io(int at, boolean input) {
    Type type = expressions.types().type();
    Name name = name();
    cursor.expect(SEMICOLON);
    return new Statement.IoDeclaration(at, input, type, name);
  }

  private Statement gate(int at) {
    Name name = name();
    List<Name> parameters = List.of();
    if (cursor.accept(LEFT_PARENTHESIS)) {
      if (!cursor.is(RIGHT_PARENTHESIS)) {
        parameters = cursor.list(this::name, RIGHT_PARENTHESIS);
      }
      cursor.expect(RIGHT_PARENTHESIS);
    }
    List<Name> qubits = cursor.list(() -> cursor.name("a name for a qubit"), LEFT_BRACE);
    return new Statement.GateDefinition(at, name, parameters, qubits, scope.get());
  }

  private Statement subroutine(int at) {
    Name name = name();
    List<Statement.Argument> arguments = signature(this::argument);
    return new Statement.Def(at, name, arguments, result(), scope.get());
  }

  private Statement extern(int at) {
    Name name = name();
    List<Type> arguments = signature(this::argumentType);
    Optional<Type> result = result();
    cursor.expect(SEMICOLON);
    return new Statement.Extern(at, name, arguments, result);
  }

  private <T> List<T> signature(Supplier<T> item) {
    cursor.expect(LEFT_PARENTHESIS);
    List<T> items = cursor.is(RIGHT_PARENTHESIS) ? List.of() : cursor.list(item, RIGHT_PARENTHESIS);
    cursor.expect(RIGHT_PARENTHESIS);
    return items;
  }

  private Optional<Type> result() {
    return cursor.accept(ARROW) ? Optional.of(expressions.types().scalarType()) : Optional.empty();
  }

  private Statement.Argument argument() {
    int at = cursor.at();
    if (cursor.accept(QUBIT)) {
      Type type = Type.scalar(at, Type.Kind.QUBIT, expressions.designator());
      return new Statement.Argument(type, name());
    }
    if (cursor.is(QREG) || cursor.is(CREG)) {
      Type.Kind kind = cursor.is(QREG) ? Type.Kind.QUBIT : Type.Kind.BIT;
      cursor.lexer().advance();
      Name name = name();
      return new Statement.Argument(Type.scalar(at, kind, expressions.designator()), name);
    }
    Type type = argumentType();
    return new Statement.Argument(type, name());
  }

  private Type argumentType() {
    int at = cursor.at();
    if (cursor.accept(CREG)) {
      return Type.scalar(at, Type.Kind.BIT, expressions.designator());
    }
    if (cursor.accept(READONLY) || cursor.accept(MUTABLE)) {
      if (!cursor.is(ARRAY)) {
        throw cursor.unexpected("'array'");
      }
      return expressions.types().type();
    }
    return expressions.types().scalarType();
  }
}
