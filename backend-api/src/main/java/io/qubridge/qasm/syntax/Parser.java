package io.qubridge.qasm.syntax;

import static io.qubridge.qasm.syntax.TokenKind.*;

import io.qubridge.qasm.syntax.Expression.Call;
import io.qubridge.qasm.syntax.Expression.Index;
import io.qubridge.qasm.syntax.Expression.Name;
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
      case IDENTIFIER -> named();
      case GPHASE, INV, POW, CTRL, NEGCTRL -> modified();
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

  /** A gate call, an assignment or an expression: they all may begin with a name. */
  private Statement named() {
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

  private Statement modified() {
    int at = cursor.at();
    List<Modifier> modifiers = modifiers();
    boolean phase = cursor.is(GPHASE);
    Name gate = phase ? new Name(keyword(), "gphase") : cursor.name("a gate");
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
    if (expressions.isType()) {
      Type type = expressions.type();
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
