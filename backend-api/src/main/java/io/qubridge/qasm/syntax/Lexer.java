package io.qubridge.qasm.syntax;

/**
 * Cuts a program into words and signs, one at a time.
 *
 * <p>It holds the current token and makes no object for it, since most of a program is a few words
 * that come again and again.
 */
final class Lexer {
  private static final int SHOWN = 30;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final char[] text;
  private final WordCache words;
  private final NumberScanner numbers;
  private final int mostWords;
  private int wordsOfStatement;
  private int position;
  private TokenKind kind;
  private int start;

  /**
   * A lexer at the first token.
   *
   * @param mostWords how many tokens one statement may have, since its tree stays in memory
   */
  Lexer(String program, int mostWords) {
    this.mostWords = mostWords;
    this.text = program.toCharArray();
    this.words = new WordCache(text);
    this.numbers = new NumberScanner(text);
    if (text.length > 0 && text[0] == BYTE_ORDER_MARK) {
      position++;
    }
    advance();
  }

  /** The kind of the current token. */
  TokenKind kind() {
    return kind;
  }

  /** The offset of the current token. */
  int start() {
    return start;
  }

  /** The current token as it is written. */
  String text() {
    return new String(text, start, position - start);
  }

  /** The current identifier. */
  String name() {
    return words.word();
  }

  /** The value of the current integer. */
  long integer() {
    return numbers.integer(start);
  }

  /** The value of the current number, without its unit. */
  double real() {
    return numbers.real(start);
  }

  /** The unit of the current duration. */
  String unit() {
    return numbers.unit();
  }

  /** The current string without its quotes. */
  String string() {
    return new String(text, start + 1, position - start - 2);
  }

  /** The index of the current physical qubit. */
  int hardwareQubit() {
    try {
      return Integer.parseInt(new String(text, start + 1, position - start - 1));
    } catch (NumberFormatException e) {
      throw fault("the index of a physical qubit is at most " + Integer.MAX_VALUE);
    }
  }

  /** The current token as an error message shows it. */
  String shown() {
    if (kind == TokenKind.END_OF_PROGRAM) {
      return kind.description();
    }
    int length = Math.min(position - start, SHOWN);
    String shown = new String(text, start, length);
    return "'" + shown + (length < position - start ? "..." : "") + "'";
  }

  /** Takes what follows the current token on its line and moves to the next token. */
  String restOfLine() {
    while (at(position) == ' ' || at(position) == '\t') {
      position++;
    }
    int from = position;
    while (position < text.length && text[position] != '\n' && text[position] != '\r') {
      position++;
    }
    String rest = new String(text, from, position - from);
    advance();
    return rest;
  }

  /** Skips a block of another language; the current token is its left brace. */
  void skipBlock() {
    int open = start;
    for (int depth = 1; depth > 0; position++) {
      if (position == text.length) {
        throw new ProgramException(open, "the block is not closed; expected '}'");
      }
      depth += text[position] == '{' ? 1 : text[position] == '}' ? -1 : 0;
    }
    advance();
  }

  /** Begins to count the tokens of another statement. */
  void beginStatement() {
    wordsOfStatement = 0;
  }

  /** Moves to the next token. */
  void advance() {
    skipSpace();
    start = position;
    if (++wordsOfStatement > mostWords) {
      throw fault("a statement has more than " + mostWords + " words and signs");
    }
    if (position == text.length) {
      kind = TokenKind.END_OF_PROGRAM;
      return;
    }
    char c = text[position];
    if (c >= 'a' && c <= 'z' || c == '_' || c >= 'A' && c <= 'Z' || c >= 128) {
      kind = word();
    } else if (isDigit(c) || c == '.' && isDigit(at(position + 1))) {
      kind = numbers.scan(position);
      position = numbers.end();
    } else if (c == '"' || c == '\'') {
      kind = quoted(c);
    } else {
      kind = sign(c);
    }
  }

  private void skipSpace() {
    while (position < text.length) {
      char c = text[position];
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
        position++;
      } else if (c == '/' && at(position + 1) == '/') {
        while (position < text.length && text[position] != '\n' && text[position] != '\r') {
          position++;
        }
      } else if (c == '/' && at(position + 1) == '*') {
        skipComment();
      } else {
        return;
      }
    }
  }

  private void skipComment() {
    int open = position;
    for (position += 2; !(at(position) == '*' && at(position + 1) == '/'); position++) {
      if (position >= text.length) {
        throw new ProgramException(open, "the comment is not closed; expected '*/'");
      }
    }
    position += 2;
  }

  private TokenKind word() {
    int end = words.find(position);
    if (end == position) {
      int c = Character.codePointAt(text, position, text.length);
      throw fault("the character U+%04X is not part of the language".formatted(c));
    }
    position = end;
    return words.kind();
  }

  private TokenKind quoted(char quote) {
    for (position++; at(position) != quote; position++) {
      if (position >= text.length || text[position] == '\n' || text[position] == '\r') {
        throw fault("the string is not closed on its line; expected " + quote);
      }
    }
    position++;
    return TokenKind.STRING;
  }

  private TokenKind sign(char c) {
    TokenKind lone = lone(c);
    if (lone != null) {
      position++;
      return lone;
    }
    char next = at(position + 1);
    if (c == '$' && isDigit(next)) {
      for (position++; isDigit(at(position)); position++) {}
      return TokenKind.HARDWARE_QUBIT;
    }
    return c == '#' ? directive() : operator(c, next);
  }

  private TokenKind operator(char c, char next) {
    boolean three = next == c && at(position + 2) == '=' && (c == '<' || c == '>' || c == '*');
    TokenKind two = three ? TokenKind.COMPOUND_ASSIGN : pair(c, next);
    if (two != null) {
      position += three ? 3 : 2;
      return two;
    }
    TokenKind one = single(c);
    if (one == null) {
      throw fault("the character U+%04X is not part of the language".formatted((int) c));
    }
    position++;
    return one;
  }

  /** The signs that no longer sign begins with. */
  private static TokenKind lone(char c) {
    return switch (c) {
      case '[' -> TokenKind.LEFT_BRACKET;
      case ']' -> TokenKind.RIGHT_BRACKET;
      case '{' -> TokenKind.LEFT_BRACE;
      case '}' -> TokenKind.RIGHT_BRACE;
      case '(' -> TokenKind.LEFT_PARENTHESIS;
      case ')' -> TokenKind.RIGHT_PARENTHESIS;
      case ':' -> TokenKind.COLON;
      case ';' -> TokenKind.SEMICOLON;
      case ',' -> TokenKind.COMMA;
      case '@' -> TokenKind.AT;
      default -> null;
    };
  }

  private TokenKind directive() {
    int end = words.find(position + 1);
    if (end > position + 1 && words.word().equals("dim")) {
      position = end;
      return TokenKind.DIM;
    }
    if (end > position + 1 && words.kind() == TokenKind.PRAGMA) {
      position = end;
      return TokenKind.PRAGMA;
    }
    throw fault("'#' begins '#pragma' or '#dim' only");
  }

  private static TokenKind pair(char c, char next) {
    if (next == '=') {
      return switch (c) {
        case '=' -> TokenKind.EQUAL;
        case '!' -> TokenKind.UNEQUAL;
        case '<' -> TokenKind.LESS_OR_EQUAL;
        case '>' -> TokenKind.GREATER_OR_EQUAL;
        case '+', '-', '*', '/', '%', '&', '|', '^', '~' -> TokenKind.COMPOUND_ASSIGN;
        default -> null;
      };
    }
    if (c == '-' && next == '>') {
      return TokenKind.ARROW;
    }
    if (c != next) {
      return null;
    }
    return switch (c) {
      case '+' -> TokenKind.CONCATENATE;
      case '*' -> TokenKind.DOUBLE_ASTERISK;
      case '|' -> TokenKind.LOGICAL_OR;
      case '&' -> TokenKind.LOGICAL_AND;
      case '<' -> TokenKind.SHIFT_LEFT;
      case '>' -> TokenKind.SHIFT_RIGHT;
      default -> null;
    };
  }

  private static TokenKind single(char c) {
    return switch (c) {
      case '=' -> TokenKind.ASSIGN;
      case '~' -> TokenKind.TILDE;
      case '!' -> TokenKind.EXCLAMATION;
      case '|' -> TokenKind.PIPE;
      case '^' -> TokenKind.CARET;
      case '&' -> TokenKind.AMPERSAND;
      case '<' -> TokenKind.LESS;
      case '>' -> TokenKind.GREATER;
      case '+' -> TokenKind.PLUS;
      case '-' -> TokenKind.MINUS;
      case '*' -> TokenKind.ASTERISK;
      case '/' -> TokenKind.SLASH;
      case '%' -> TokenKind.PERCENT;
      default -> null;
    };
  }

  private char at(int index) {
    return index < text.length ? text[index] : '\0';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private ProgramException fault(String problem) {
    return new ProgramException(start, problem);
  }
}
