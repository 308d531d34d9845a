package io.qubridge.qasm.syntax;

import static io.qubridge.qasm.syntax.TokenKind.*;

import java.util.List;
import java.util.Optional;

/** Reads types. */
final class TypeParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;

  TypeParser(Cursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /** Whether a type begins here. */
  boolean isType() {
    return switch (cursor.kind()) {
      case BIT, INT, UINT, FLOAT_TYPE, ANGLE, BOOL, DURATION, STRETCH, COMPLEX, ARRAY -> true;
      default -> false;
    };
  }

  /** Reads a type of classical values, arrays included. */
  Type type() {
    return cursor.is(ARRAY) ? arrayType() : scalarType();
  }

  /** Reads a type of single classical values. */
  Type scalarType() {
    int at = cursor.at();
    Type.Kind kind =
        switch (cursor.kind()) {
          case BIT -> Type.Kind.BIT;
          case INT -> Type.Kind.INT;
          case UINT -> Type.Kind.UINT;
          case FLOAT_TYPE -> Type.Kind.FLOAT;
          case ANGLE -> Type.Kind.ANGLE;
          case BOOL -> Type.Kind.BOOL;
          case DURATION -> Type.Kind.DURATION;
          case STRETCH -> Type.Kind.STRETCH;
          case COMPLEX -> Type.Kind.COMPLEX;
          default -> throw cursor.unexpected("a type");
        };
    cursor.lexer().advance();
    return switch (kind) {
      case BIT, INT, UINT, FLOAT, ANGLE -> Type.scalar(at, kind, expressions.designator());
      case COMPLEX -> new Type(at, kind, Optional.empty(), complexPart(), List.of());
      default -> Type.scalar(at, kind, Optional.empty());
    };
  }

  private Optional<Type> complexPart() {
    if (!cursor.accept(LEFT_BRACKET)) {
      return Optional.empty();
    }
    cursor.enter();
    Type part = scalarType();
    cursor.leave();
    cursor.expect(RIGHT_BRACKET);
    return Optional.of(part);
  }

  private Type arrayType() {
    int at = cursor.at();
    cursor.expect(ARRAY);
    cursor.expect(LEFT_BRACKET);
    Type element = scalarType();
    cursor.expect(COMMA);
    if (cursor.accept(DIM)) {
      cursor.expect(ASSIGN);
    }
    List<Expression> dimensions = expressions.expressions(RIGHT_BRACKET);
    cursor.expect(RIGHT_BRACKET);
    return new Type(at, Type.Kind.ARRAY, Optional.empty(), Optional.of(element), dimensions);
  }
}
