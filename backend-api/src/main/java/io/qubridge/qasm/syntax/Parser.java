package io.qubridge.qasm.syntax;

import static io.qubridge.qasm.syntax.TokenKind.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a program statement by statement, so that a long one never stands in memory as a tree. Not
 * thread-safe.
 */
public final class Parser {
  private final Cursor cursor;
  private final ExpressionParser expressions;
  private final CallParser calls;
  private final DefinitionParser definitions;
  private final ControlFlowParser controlFlow;
  private boolean atStart = true;

  /**
   * A parser of one program.
   *
   * @param program the text
   * @param maxNesting how many levels of expressions and statements may stand in each other
   * @param mostWords how many words and signs one statement of the program may have
   * @throws ProgramException if the first word is none
   */
  public Parser(String program, int maxNesting, int mostWords) {
    this.cursor = new Cursor(new Lexer(program, mostWords), maxNesting);
    this.expressions = new ExpressionParser(cursor, this::scope);
    this.calls = new CallParser(cursor, expressions);
    this.definitions = new DefinitionParser(cursor, expressions, this::scope);
    this.controlFlow = new ControlFlowParser(cursor, expressions, this::scope, this::nested);
  }

  /** Whether a statement follows. */
  public boolean hasNext() {
    return !cursor.is(END_OF_PROGRAM);
  }

  /**
   * Reads the next statement.
   *
   * @throws ProgramException if it is not well-formed
   */
  public Statement next() {
    boolean first = atStart;
    atStart = false;
    cursor.lexer().beginStatement();
    return first && cursor.is(OPENQASM) ? version() : nested();
  }

  private Statement version() {
    int at = cursor.at();
    cursor.expect(OPENQASM);
    String number = cursor.lexer().text();
    if (!(cursor.is(INTEGER) || cursor.is(FLOAT)) || !number.matches("[0-9]+(\\.[0-9]+)?")) {
      throw cursor.unexpected("a version such as 3.0");
    }
    cursor.lexer().advance();
    cursor.expect(SEMICOLON);
    return new Statement.Version(at, number);
  }

  /** Reads a statement or a block. */
  private Statement nested() {
    if (!cursor.is(LEFT_BRACE)) {
      return statement();
    }
    int at = cursor.at();
    return new Statement.Block(at, scope());
  }

  /** Reads statements in braces. */
  private List<Statement> scope() {
    cursor.enter();
    cursor.expect(LEFT_BRACE);
    List<Statement> body = new ArrayList<>();
    while (!cursor.is(RIGHT_BRACE)) {
      if (cursor.is(END_OF_PROGRAM)) {
        throw cursor.unexpected("'}'");
      }
      body.add(nested());
    }
    cursor.expect(RIGHT_BRACE);
    cursor.leave();
    return List.copyOf(body);
  }

  private Statement statement() {
    return switch (cursor.kind()) {
      case IDENTIFIER -> calls.named();
      case GPHASE, INV, POW, CTRL, NEGCTRL -> calls.modified();
      case MEASURE -> measurement();
      case RESET -> reset();
      case BARRIER -> new Statement.Barrier(keyword(), optionalOperands());
      case NOP -> new Statement.Nop(keyword(), optionalOperands());
      case DELAY -> delay();
      case BOX -> new Statement.Box(keyword(), expressions.designator(), scope());
      case PRAGMA -> pragma();
      case AT -> annotation();
      case OPENQASM -> throw cursor.unexpected("a statement; the version comes first, once");
      case IF, FOR, WHILE, SWITCH, BREAK, CONTINUE, END, RETURN -> controlFlow.statement();
      case INCLUDE, LET, QUBIT, QREG, CREG, CONST, INPUT, OUTPUT, GATE, DEF, EXTERN ->
          definitions.statement();
      case CAL, DEFCAL, DEFCALGRAMMAR -> definitions.calibration();
      default -> other();
    };
  }

  private int keyword() {
    int at = cursor.at();
    cursor.lexer().advance();
    return at;
  }

  private Statement measurement() {
    int at = cursor.at();
    Expression operand = expressions.measure().operand();
    Optional<Expression> target = Optional.empty();
    if (cursor.accept(ARROW)) {
      target = Optional.of(expressions.indexed(cursor.name("a bit or a register of bits")));
    }
    cursor.expect(SEMICOLON);
    return new Statement.Measurement(at, operand, target);
  }

  private Statement reset() {
    int at = keyword();
    Expression operand = expressions.operand();
    cursor.expect(SEMICOLON);
    return new Statement.Reset(at, operand);
  }

  private Statement delay() {
    int at = keyword();
    Expression duration = expressions.requiredDesignator();
    return new Statement.Delay(at, duration, optionalOperands());
  }

  private List<Expression> optionalOperands() {
    List<Expression> operands = cursor.is(SEMICOLON) ? List.of() : expressions.operands();
    cursor.expect(SEMICOLON);
    return operands;
  }

  private Statement pragma() {
    int at = cursor.at();
    String text = cursor.lexer().restOfLine();
    if (text.isEmpty()) {
      throw new ProgramException(at, "the pragma is empty; expected its text on the same line");
    }
    return new Statement.Pragma(at, text);
  }

  private Statement annotation() {
    int at = cursor.at();
    String text = cursor.lexer().restOfLine();
    if (text.isEmpty() || !Identifiers.isStart(text.codePointAt(0))) {
      throw new ProgramException(at, "the annotation has no name; expected one behind '@'");
    }
    if (cursor.is(END_OF_PROGRAM) || cursor.is(RIGHT_BRACE)) {
      throw cursor.unexpected("the statement that the annotation belongs to");
    }
    return new Statement.Annotation(at, text);
  }

  /** A declaration, or an expression that begins with no name. */
  private Statement other() {
    int at = cursor.at();
    Expression expression;
    if (expressions.types().isType()) {
      Type type = expressions.types().type();
      if (!cursor.is(LEFT_PARENTHESIS)) {
        return definitions.declaration(at, type);
      }
      expression = expressions.expressionFrom(expressions.indexed(expressions.cast(type)));
    } else if (startsExpression()) {
      expression = expressions.expression();
    } else {
      throw cursor.unexpected("a statement");
    }
    cursor.expect(SEMICOLON);
    return new Statement.ExpressionStatement(at, expression);
  }

  private boolean startsExpression() {
    return switch (cursor.kind()) {
      case LEFT_PARENTHESIS,
          MINUS,
          EXCLAMATION,
          TILDE,
          INTEGER,
          FLOAT,
          IMAGINARY,
          TIMING,
          TRUE,
          FALSE,
          STRING,
          HARDWARE_QUBIT,
          DURATIONOF ->
          true;
      default -> false;
    };
  }
}
