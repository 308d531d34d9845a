package io.qubridge.qasm;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class QasmLimitsTest {
  /** Generous: it tells a hang from a refusal, on any machine. */
  private static final int SECONDS = 60;

  private static final QasmOptions FEW = QasmOptions.defaults().withMaxOperations(100_000);
  private static final String HEADER = "include \"stdgates.inc\"; qubit[9] q; ";

  /** Programs that ask for endless work or memory, with what their refusal says. */
  private static Map<String, String[]> bombs() {
    Map<String, String[]> bombs = new LinkedHashMap<>();
    bombs.put("nested parentheses", bomb("U(" + "(".repeat(1_000_000), "nests deeper than 256"));
    bombs.put("nested minus signs", bomb("U(" + "-".repeat(1_000_000), "nests deeper than 256"));
    bombs.put("nested powers", bomb("U(1" + "**1".repeat(500_000), "nests deeper than 256"));
    bombs.put("nested calls", bomb("U(" + "sin(".repeat(500_000), "nests deeper than 256"));
    bombs.put("nested indices", bomb("x q" + "[0]".repeat(500_000), "nests deeper than 256"));
    bombs.put("nested brackets", bomb("x q" + "[q".repeat(500_000), "nests deeper than 256"));
    bombs.put("nested blocks", bomb("{".repeat(1_000_000), "nests deeper than 256"));
    bombs.put("nested arrays", bomb("int i = " + "{".repeat(500_000), "nests deeper than 256"));
    bombs.put("nested types", bomb("complex[".repeat(500_000), "nests deeper than 256"));
    bombs.put("nested branches", bomb("if (a) ".repeat(200_000), "nests deeper than 256"));
    bombs.put(
        "chained branches", bomb("if (a) x q; else ".repeat(200_000), "nests deeper than 256"));
    bombs.put("long integer", bomb("U(" + "9".repeat(2_000_000) + ")", "does not fit 63 bits"));
    bombs.put("long hex", bomb("U(0x" + "F".repeat(2_000_000) + ")", "does not fit 63 bits"));
    bombs.put("long real", bomb("U(" + "9".repeat(2_000_000) + ".0)", "double-precision"));
    bombs.put("long bit string", bomb("U(\"" + "1".repeat(999_999) + "\", 0, 0) q;", "at most 64"));
    bombs.put("open comment", bomb("/*" + " *".repeat(1_000_000), "comment is not closed"));
    bombs.put("open string", bomb("include \"" + "a".repeat(1_000_000), "not closed on its line"));
    bombs.put("open calibration", bomb("cal {" + "{}".repeat(500_000), "block is not closed"));
    bombs.put("huge register", bomb("qubit[2000000000] r;", "expected 1 to 10000"));
    bombs.put("huge bit register", bomb("bit[2000000000] c;", "expected 1 to 1000000"));
    bombs.put("many registers", bomb("qubit[9999] r; qubit[9999] s;", "more than 10000 qubits"));
    bombs.put("many bits", bomb("bit[999999] c; bit[2] d;", "more than 1000000 bits"));
    bombs.put("far qubit", bomb("x $99999999999999;", "physical qubit is at most"));
    bombs.put(
        "huge power", bomb("gate g a, b { cx a, b; x a; } pow(1e9) @ g q[0], q[1];", "expand"));
    bombs.put("huge controls", bomb("ctrl(2000000000) @ x q[0];", "expected 1 to 30"));
    bombs.put("many controls", bomb("ctrl(20) @ ".repeat(2) + "x q[0];", "at most 30"));
    bombs.put("gate bomb", bomb(gateBomb("x a;"), "expands to more than 100000"));
    bombs.put("bomb without gates", bomb(gateBomb(""), "expands to more than 100000"));
    bombs.put("bomb of rzz", bomb(gateBomb("x a;").replace("g30", "sxdg"), "expands to more than"));
    bombs.put(
        "bomb under inv", bomb(gateBomb("inv @ x a;").replace("{ g1 ", "{ inv @ g1 "), "expand"));
    bombs.put("long expression in a bomb", bomb(expressionBomb(), "take too many steps"));
    bombs.put("barriers", bomb("qubit[9000] r;" + "barrier r;".repeat(9_000), "expands to more"));
    bombs.put("aliases", bomb(aliases(), "expands to more than 100000"));
    bombs.put("ranges", bomb("qubit[9000] r;" + "nop r[0:-1];".repeat(9_000), "too many steps"));
    bombs.put("many inputs", bomb(manyInputs(), "take too many steps"));
    bombs.put("long sum", bomb("p(1" + "+1".repeat(900_000) + ") q[0];", "more than 400000 words"));
    bombs.put("long block", bomb("{" + "x q[0];".repeat(100_000) + "}", "more than 400000 words"));
    bombs.put("long set", bomb("x q[{" + "1,".repeat(300_000) + "}];", "more than 400000 words"));
    bombs.put("many definitions", bomb(manyDefinitions(), "the gate definitions are too long"));
    bombs.put("many constants", bomb(manyConstants(), "expands to more than 100000"));
    bombs.put("many pragmas", bomb("\n" + "pragma a\n".repeat(200_000), "expands to more than"));
    bombs.put("deep definitions", bomb(deepDefinitions(), "nest deeper than 256 levels"));
    bombs.put("many operands", bomb(manyOperands(), "expands to more than 100000"));
    return bombs;
  }

  @TestFactory
  Stream<DynamicTest> refusesBombsQuickly() {
    return bombs().entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> assertRefused(e.getValue())));
  }

  private static void assertRefused(String[] bomb) {
    QasmException exception =
        assertTimeoutPreemptively(
            ofSeconds(SECONDS),
            () -> assertThrows(QasmException.class, () -> QasmReader.read(HEADER + bomb[0], FEW)));
    assertTrue(exception.getMessage().contains(bomb[1]), exception.getMessage());
  }

  @Test
  void closedFormsTakeNoStepsForTheirExponent() {
    String program = HEADER + "pow(1e9) @ h q[0]; pow(1e15) @ rx(0.1) q[0]; pow(2**40) @ sx q[1];";
    int gates =
        assertTimeoutPreemptively(ofSeconds(SECONDS), () -> QasmReader.read(program))
            .gates()
            .size();
    assertTrue(gates <= 4, gates + " gates");
  }

  @Test
  void obeysItsOptions() {
    QasmOptions small = new QasmOptions(60, 4, 3, 3, 5, false);
    assertMessage(small, " ".repeat(61), "has 61 characters; expected at most 60");
    assertMessage(small, "U(((((1)))), 0, 0) $0;", "nests deeper than 4");
    assertMessage(small, "qubit[4] q;", "expected 1 to 3");
    assertMessage(small, "bit[4] q;", "expected 1 to 3");
    assertMessage(small, "U(0, 0, 0) $3;", "above the limit of 3");
    assertMessage(small, "gphase(1);".repeat(6), "more than 5 operations");
    assertEquals(5, QasmReader.read("gphase(1);".repeat(5), small).operations().size());
    assertThrows(IllegalArgumentException.class, () -> new QasmOptions(1, 1, 0, 1, 1, false));
    assertThrows(IllegalArgumentException.class, () -> new QasmOptions(1, 1001, 1, 1, 1, false));
  }

  /** Whatever becomes of a program, it is read or refused with a message; nothing else happens. */
  @Test
  void readsOrRefusesAnything() {
    String seed =
        HEADER
            + "gate rzz(w) a, b { cx a, b; rz(w) b; cx a, b; } input float[64] w; bit[2] c; "
            + "let r = q[0:2:4] ++ q[1]; const int n = 0x1F % 3; pragma none\n @a b\n"
            + "ctrl(2) @ inv @ pow(0.5) @ rx(-w*2**n + pi/3) q[{0,1}], q[2], q[-1]; barrier; "
            + "c = measure q[0:1]; measure q[1] -> c[1]; reset r; if (c == 1) { x q; } "
            + "for uint i in [0:2] rzz(i) q[0], q[1]; def f(qubit a) -> bit { return measure a; } "
            + "switch (n) { case 1, 2 { } default { } } box[10ns] { delay[3us] q; } end;";
    Random random = new Random(5);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder(seed);
      for (int k = random.nextInt(6); k >= 0; k--) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(12));
        String piece = text.substring(from, to);
        text.replace(
            from, to, random.nextBoolean() ? "" : new StringBuilder(piece).reverse().toString());
        text.insert(random.nextInt(text.length()), piece);
      }
      String program = text.toString();
      assertDoesNotThrow(() -> readOrRefuse(program), program);
    }
  }

  private static void readOrRefuse(String program) {
    try {
      QasmReader.read(program);
    } catch (QasmException e) {
      assertTrue(e.line() >= 1 && e.column() >= 1);
    }
  }

  private static void assertMessage(QasmOptions options, String program, String expected) {
    QasmException e = assertThrows(QasmException.class, () -> QasmReader.read(program, options));
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  private static String[] bomb(String program, String message) {
    return new String[] {program, message};
  }

  private static String gateBomb(String first) {
    StringBuilder text = new StringBuilder("gate g0 a { " + first + " } ");
    for (int i = 1; i <= 30; i++) {
      String call = "g" + (i - 1) + " a; ";
      text.append("gate g").append(i).append(" a { ").append(call).append(call).append("} ");
    }
    return text + "g30 q[0];";
  }

  private static String expressionBomb() {
    return gateBomb("U(" + "1+".repeat(150_000) + "1, 0, 0) a;");
  }

  private static String aliases() {
    return "qubit[9000] r;"
        + IntStream.range(0, 9_000)
            .mapToObj(i -> "let r" + i + " = r[0:-1];")
            .collect(Collectors.joining());
  }

  private static String manyInputs() {
    return IntStream.range(0, 50_000)
            .mapToObj(i -> "input float w" + i + ";")
            .collect(Collectors.joining())
        + IntStream.range(0, 50_000)
            .mapToObj(i -> "w" + i)
            .collect(Collectors.joining("+", "p(", ") q[0];"));
  }

  private static String manyDefinitions() {
    return IntStream.range(0, 20)
        .mapToObj(i -> "gate g" + i + " a { p(1" + "+1".repeat(100_000) + ") a; }")
        .collect(Collectors.joining());
  }

  private static String manyConstants() {
    return IntStream.range(0, 200_000)
        .mapToObj(i -> "const int n" + i + "=1;")
        .collect(Collectors.joining());
  }

  private static String deepDefinitions() {
    return "gate g0 a { } "
        + IntStream.rangeClosed(1, 20_000)
            .mapToObj(i -> "gate g" + i + " a { g" + (i - 1) + " a; }")
            .collect(Collectors.joining());
  }

  private static String manyOperands() {
    String names =
        IntStream.range(0, 5_000).mapToObj(i -> "a" + i).collect(Collectors.joining(","));
    StringBuilder text = new StringBuilder("qubit[5000] r; gate g0 " + names + " { } ");
    for (int i = 1; i <= 20; i++) {
      String call = "g" + (i - 1) + " " + names + "; ";
      text.append("gate g").append(i).append(" ").append(names);
      text.append(" { ").append(call).append(call).append("} ");
    }
    String operands =
        IntStream.range(0, 5_000).mapToObj(i -> "r[" + i + "]").collect(Collectors.joining(","));
    return text + "g20 " + operands + ";";
  }
}
