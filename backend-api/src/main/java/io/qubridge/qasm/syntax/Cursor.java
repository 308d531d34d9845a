package io.qubridge.qasm.syntax;

import io.qubridge.qasm.syntax.Expression.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A place in a program's tokens, with what every part of the parser does there. */
final class Cursor {
  private final Lexer lexer;
  private final int maxNesting;
  private int nesting;

  Cursor(Lexer lexer, int maxNesting) {
    this.lexer = lexer;
    this.maxNesting = maxNesting;
  }

  Lexer lexer() {
    return lexer;
  }

  TokenKind kind() {
    return lexer.kind();
  }

  int at() {
    return lexer.start();
  }

  boolean is(TokenKind kind) {
    return lexer.kind() == kind;
  }

  /** Moves on if the current token is of the kind. */
  boolean accept(TokenKind kind) {
    if (lexer.kind() != kind) {
      return false;
    }
    lexer.advance();
    return true;
  }

  /** Moves on; the current token has to be of the kind. */
  void expect(TokenKind kind) {
    if (!accept(kind)) {
      throw unexpected(kind.description());
    }
  }

  /** Takes an identifier. */
  Name name(String expected) {
    if (!is(TokenKind.IDENTIFIER)) {
      throw unexpected(expected);
    }
    Name name = new Name(at(), lexer.name());
    lexer.advance();
    return name;
  }

  /** A fault at the current token. */
  ProgramException unexpected(String expected) {
    return new ProgramException(at(), "found " + lexer.shown() + " but expected " + expected);
  }

  /** Goes one level deeper into nested expressions and statements. */
  void enter() {
    nesting++;
    requireNesting(0);
  }

  /** Comes back one level. */
  void leave() {
    nesting--;
  }

  /** Refuses a depth below the current level that goes beyond the limit. */
  void requireNesting(int depth) {
    if (nesting + depth > maxNesting) {
      throw new ProgramException(at(), "the program nests deeper than " + maxNesting + " levels");
    }
  }

  /** Reads items between commas up to a closing token, which stays; a last comma may precede it. */
  <T> List<T> list(Supplier<T> item, TokenKind end) {
    T first = item.get();
    if (!another(end)) {
      return List.of(first);
    }
    T second = item.get();
    if (!another(end)) {
      return List.of(first, second);
    }
    List<T> items = new ArrayList<>(List.of(first, second));
    do {
      items.add(item.get());
    } while (another(end));
    return List.copyOf(items);
  }

  private boolean another(TokenKind end) {
    return accept(TokenKind.COMMA) && !is(end);
  }
}
