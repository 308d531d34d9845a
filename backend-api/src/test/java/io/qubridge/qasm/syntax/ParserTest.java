package io.qubridge.qasm.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.qasm.syntax.Expression.Binary;
import io.qubridge.qasm.syntax.Expression.BitstringLiteral;
import io.qubridge.qasm.syntax.Expression.BooleanLiteral;
import io.qubridge.qasm.syntax.Expression.Call;
import io.qubridge.qasm.syntax.Expression.Cast;
import io.qubridge.qasm.syntax.Expression.FloatLiteral;
import io.qubridge.qasm.syntax.Expression.HardwareQubit;
import io.qubridge.qasm.syntax.Expression.ImaginaryLiteral;
import io.qubridge.qasm.syntax.Expression.Index;
import io.qubridge.qasm.syntax.Expression.IntegerLiteral;
import io.qubridge.qasm.syntax.Expression.Name;
import io.qubridge.qasm.syntax.Expression.TimingLiteral;
import io.qubridge.qasm.syntax.Expression.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "a + b * c - d ; ((a + (b * c)) - d)",
        "-a ** b ** c ; (-(a ** (b ** c)))",
        "a ** -b ; (a ** (-b))",
        "!a && b || c ; (((!a) && b) || c)",
        "a | b ^ c & d ; (a | (b ^ (c & d)))",
        "a == b < c << d + e ; (a == (b < (c << (d + e))))",
        "a - b - c ; ((a - b) - c)",
        "~a % b / c ; (((~a) % b) / c)",
        "(a + b) * c ; ((a + b) * c)",
        "f(a, b)[c] ; f(a, b)[c]",
        "int[8](a)[0:2, b][1] ; int[8](a)[0:2, b][1]",
        "a[{b, c}] ; a[{b, c}]",
      })
  void bindsOperatorsAsTheSpecificationSays(String expression, String grouped) {
    String program = "x = " + expression + ";";
    Statement.Assignment assignment =
        assertInstanceOf(Statement.Assignment.class, parse(program).get(0));
    assertEquals(grouped, text(assignment.value()));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "0x1F ; 31",
        "0b1_01 ; 5",
        "0o17 ; 15",
        "1_000 ; 1000",
        ".5 ; 0.5",
        "2. ; 2.0",
        "2e-3 ; 0.002",
        "\"01_10\" ; \"0110\"",
        "true ; true",
        "3im ; 3.0im",
        "3.5 im ; 3.5im",
        "100ns ; 100.0ns",
        "2 µs ; 2.0us",
        "5dt ; 5.0dt",
        "1s ; 1.0s",
        "$12 ; $12",
      })
  void readsLiterals(String literal, String value) {
    Statement statement = parse("x = " + literal + ";").get(0);
    assertEquals(value, text(((Statement.Assignment) statement).value()));
  }

  @Test
  void readsControlFlowThatIsNotLoweredYet() {
    List<Statement> program =
        parse(
            """
            for uint[8] i in [0:2:9] { x q[i]; if (i == 2) break; else continue; }
            for int i in {1, 2} x q; for bit b in c y q; while (a < 3) { a += 1; }
            switch (a) { case 1, 2 { x q; } default { end; } }
            """);
    Statement.For loop = (Statement.For) program.get(0);
    assertEquals("i", loop.variable().name());
    assertEquals(Type.Kind.UINT, loop.type().kind());
    Selector.Range range = (Selector.Range) loop.values();
    assertEquals(new IntegerLiteral(20, 2), range.step().orElseThrow());
    Statement.If branch = (Statement.If) ((Statement.Block) loop.body()).body().get(1);
    assertInstanceOf(Statement.Continue.class, branch.otherwise().orElseThrow());
    assertInstanceOf(Selector.IndexSet.class, ((Statement.For) program.get(1)).values());
    assertInstanceOf(Name.class, ((Statement.For) program.get(2)).values());
    assertInstanceOf(Statement.While.class, program.get(3));
    Statement.Switch choice = (Statement.Switch) program.get(4);
    assertEquals(List.of(2, 0), choice.cases().stream().map(c -> c.labels().size()).toList());
  }

  @Test
  void readsDefinitionsThatAreNotLoweredYet() {
    List<Statement> program =
        parse(
            """
            def f(qubit[2] q, int[8] a, creg c[3], readonly array[int[8], #dim = 2] d) -> bit {
              return measure q[0];
            }
            extern g(float[64], mutable array[int, 2], creg) -> uint[3];
            array[float[32], 2, 2] m = {{1, 2}, {3, 4},};
            complex[float[64]] z = 2 + 3im;
            cal { any { thing } } defcal rz(angle[20] t) $0 -> bit { { } }
            defcalgrammar "openpulse";
            c = f(q); a[1] <<= 2; delay[durationof({x $0;})] q; g(2)[100ns] q;
            """);
    Statement.Def def = (Statement.Def) program.get(0);
    assertEquals(
        List.of(Type.Kind.QUBIT, Type.Kind.INT, Type.Kind.BIT, Type.Kind.ARRAY),
        def.arguments().stream().map(argument -> argument.type().kind()).toList());
    assertEquals(3, ((Statement.Extern) program.get(1)).arguments().size());
    assertInstanceOf(
        Expression.ArrayLiteral.class,
        ((Statement.ClassicalDeclaration) program.get(2)).initial().orElseThrow());
    assertEquals(3, program.stream().filter(Statement.Calibration.class::isInstance).count());
    assertEquals("<<=", ((Statement.Assignment) program.get(8)).operator());
    assertInstanceOf(Expression.DurationOf.class, ((Statement.Delay) program.get(9)).duration());
    assertTrue(((Statement.GateCall) program.get(10)).duration().isPresent());
  }

  @Test
  void givesEveryStatementItsOffset() {
    List<Statement> program = parse("x q;\n\n  // note\n  ctrl @ y q, r; measure q -> c;");
    assertEquals(List.of(0, 18, 33), program.stream().map(Statement::at).toList());
    assertEquals(25, ((Statement.GateCall) program.get(1)).gate().at());
  }

  @Test
  void allowsACommaAfterTheLastItem() {
    assertEquals(4, parse("x q, r,; U(1, 2,) q; gate g(a,) b, { } nop q,;").size());
  }

  private static List<Statement> parse(String program) {
    Parser parser = new Parser(program, 50, 1000);
    List<Statement> statements = new ArrayList<>();
    while (parser.hasNext()) {
      statements.add(parser.next());
    }
    return statements;
  }

  private static String text(Selector selector) {
    if (selector instanceof Binary b) {
      return "(" + text(b.left()) + " " + b.operator().symbol() + " " + text(b.right()) + ")";
    } else if (selector instanceof Unary u) {
      return "(" + u.operator().symbol() + text(u.operand()) + ")";
    } else if (selector instanceof Name name) {
      return name.name();
    } else if (selector instanceof Call call) {
      return call.function() + "(" + texts(call.arguments()) + ")";
    } else if (selector instanceof Cast cast) {
      String size = cast.type().size().map(s -> "[" + text(s) + "]").orElse("");
      return cast.type().kind().word() + size + "(" + text(cast.operand()) + ")";
    } else if (selector instanceof Index index) {
      return text(index.base()) + "[" + texts(index.selectors()) + "]";
    } else if (selector instanceof Selector.Range range) {
      return text(range.start().orElseThrow()) + ":" + text(range.stop().orElseThrow());
    } else if (selector instanceof Selector.IndexSet set) {
      return "{" + texts(set.elements()) + "}";
    }
    return literal((Expression) selector);
  }

  private static String literal(Expression literal) {
    if (literal instanceof IntegerLiteral number) {
      return Long.toString(number.value());
    } else if (literal instanceof FloatLiteral number) {
      return Double.toString(number.value());
    } else if (literal instanceof ImaginaryLiteral number) {
      return number.value() + "im";
    } else if (literal instanceof TimingLiteral timing) {
      return timing.value() + timing.unit();
    } else if (literal instanceof BooleanLiteral truth) {
      return Boolean.toString(truth.value());
    } else if (literal instanceof BitstringLiteral bits) {
      return "\"" + bits.bits() + "\"";
    }
    return "$" + assertInstanceOf(HardwareQubit.class, literal).index();
  }

  private static String texts(List<? extends Selector> selectors) {
    return selectors.stream().map(ParserTest::text).collect(Collectors.joining(", "));
  }
}
