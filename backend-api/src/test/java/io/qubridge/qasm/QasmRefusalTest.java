package io.qubridge.qasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class QasmRefusalTest {
  /** One program each, what the message says, and the column of the fault. */
  private static final String[][] REFUSED = {
    {"OPENQASM 2.0;", "OpenQASM 2.0 is not read", "1"},
    {"OPENQASM 4;", "OpenQASM 4 is not read", "1"},
    {"qubit q; OPENQASM 3;", "the version comes first", "10"},
    {"include \"qelib1.inc\";", "no file is read for include \"qelib1.inc\"", "1"},
    {"include \"../../etc/passwd\";", "no file is read", "1"},
    {"include \"stdgates.inc\"; include \"stdgates.inc\";", "declared already", "25"},
    {"gate h a { } include \"stdgates.inc\";", "stdgates.inc defines 'h'", "14"},
    {"qubit q; h q;", "expected include \"stdgates.inc\"; before it", "10"},
    {"qubit[2] q; rzz(1) q[0], q[1];", "define it with 'gate'", "13"},
    {"qubit q; cnot q;", "gate 'cnot' is not defined", "10"},
    {"qubit q; bit c; c q;", "'c' is a bit, expected a gate", "17"},
    {"for int i in [0:3] { }", "'for' loops are not read yet", "1"},
    {"bit c; if (c) { }", "'if' branches are not read yet", "8"},
    {"while (true) { }", "'while' loops are not read yet", "1"},
    {"switch (1) { case 1 { } }", "'switch' branches are not read yet", "1"},
    {"def f() { }", "subroutines ('def') are not read yet", "1"},
    {"qubit q; f(q);", "subroutine calls as statements are not read yet", "10"},
    {"int i = 3;", "variables of type int are not read yet", "1"},
    {"float[64] x;", "variables of type float are not read yet", "1"},
    {"bit c; c = 1;", "assignments are not read yet", "8"},
    {"bit[2] c = \"01\";", "initial values of bits other than 0", "12"},
    {"array[int[8], 2] a;", "variables of type array are not read yet", "1"},
    {"extern f(int) -> int;", "'extern' functions are not", "1"},
    {"cal { play { } }", "calibrations ('cal') are not", "1"},
    {"defcal x $0 { }", "calibrations ('defcal') are not", "1"},
    {"stretch s;", "variables of type stretch are not", "1"},
    {"break;", "'break' stands outside a loop", "1"},
    {"input int n;", "inputs of type int are not read yet; expected float or angle", "1"},
    {"output float x;", "outputs of type float are not read yet; expected bit", "1"},
    {"input float w; qubit q; U(sin(w), 0, 0) q;", "sin() of an input is not affine", "27"},
    {"input float w; qubit q; U(w * w, 0, 0) q;", "product of two inputs is not affine", "29"},
    {"input float w; qubit q; U(1 / w, 0, 0) q;", "quotient by an input is not affine", "29"},
    {"input float w; qubit q; U(w ** 2, 0, 0) q;", "'**' of an input is not affine", "29"},
    {"input float w; const float c = 2 * w;", "depends on an input", "34"},
    {"input float w; qubit q; pow(w) @ U(1, 0, 0) q;", "the exponent depends on an input", "29"},
    {"input float w; qubit q; pow(0.5) @ U(w, 0, 0) q;", "depends on the value of an input", "25"},
    {"qubit[w] q;", "'w' is not declared", "7"},
    {"qubit[0] q;", "the number of qubits is 0; expected 1 to", "7"},
    {"qubit[-1] q;", "the number of qubits is -1", "7"},
    {"qubit[2.0] q;", "the number of qubits has to be a constant integer", "7"},
    {"qubit[2] q; U(0, 0, 0) q[2];", "the index is 2; expected -2 to 1", "26"},
    {"qubit[2] q; U(0, 0, 0) q[-3];", "the index is -3", "26"},
    {"qubit[2] q; U(0, 0, 0) q[1:0];", "the range is empty", "26"},
    {"qubit[2] q; U(0, 0, 0) q[0:0:1];", "the step of a range cannot be 0", "26"},
    {"qubit[2] q; U(0, 0, 0) q[{1, 1}];", "element 1 stands twice", "26"},
    {"qubit q; U(0, 0, 0) q[0];", "a qubit has no index", "22"},
    {"qubit[2] q; U(0, 0, 0) q[0, 1];", "a register takes one index", "25"},
    {"qubit[2] q; let a = q ++ q[0];", "element 0 stands twice", "21"},
    {"qubit q; bit c; let a = q ++ c;", "joins qubits with bits", "25"},
    {"qubit q; let a = 3;", "expected a register", "18"},
    {"bit c; U(0, 0, 0) c;", "found a bit but expected qubits", "19"},
    {"qubit q; x $0;", "gate 'x' is not defined", "10"},
    {"qubit q; U(0, 0, 0) $0;", "mixes declared qubits with physical ones", "21"},
    {"U(0, 0, 0) $0; qubit q;", "mixes declared qubits with physical ones", "16"},
    {"qubit[2] q; ctrl @ U(0, 0, 0) q[0], q[0];", "operands 1 and 2 are the same qubit", "13"},
    {"qubit[2] q; barrier q, q[1];", "operands 2 and 3 are the same qubit", "13"},
    {"qubit[2] a; qubit[3] b; ctrl @ U(0, 0, 0) a, b;", "2 and 3 qubits; expected one", "46"},
    {"qubit q; U(0, 0) q;", "gate 'U' takes 3 angle(s), found 2", "10"},
    {"qubit[2] q; U(0, 0, 0) q[0], q[1];", "gate 'U' takes 1 qubit(s) here, found 2", "13"},
    {"qubit q; ctrl(0) @ gphase(1) q;", "the number of controls is 0", "15"},
    {"qubit q; ctrl(1.5) @ gphase(1) q;", "the number of controls has to be a constant int", "15"},
    {"qubit[2] q; bit[3] c; c = measure q;", "does not fit a register of 3 bit(s)", "23"},
    {"qubit[1] q; bit c; c = measure q;", "register of 1 qubit(s) does not fit a bit", "20"},
    {"qubit q; bit[1] c; measure q -> c;", "qubit does not fit a register of 1 bit(s)", "33"},
    {"qubit q; bit c; q = measure c;", "found a bit but expected qubits", "29"},
    {"qubit q; bit q;", "'q' is declared already, as a qubit", "14"},
    {"const float pi = 3;", "'pi' is built into the language", "13"},
    {"qubit U;", "'U' is built into the language", "7"},
    {"include \"stdgates.inc\"; bit x;", "'x' is declared already, as a gate", "29"},
    {"{ qubit q; }", "at the top level of a program only", "3"},
    {"{ bit c; }", "at the top level of a program only", "3"},
    {"{ gate g q { } }", "at the top level of a program only", "3"},
    {"qubit q; { const int a = 1; } U(a, 0, 0) q;", "'a' is not declared", "33"},
    {"gate g q { g q; }", "gate 'g' calls itself", "12"},
    {"gate g q { f q; } gate f q { }", "gate 'f' is not defined", "12"},
    {"gate g q { U(a, 0, 0) q; }", "'a' is not declared", "14"},
    {"qubit r; gate g q { U(r, 0, 0) q; }", "'r' is a qubit, expected a parameter", "23"},
    {"qubit r; gate g q { U(0, 0, 0) r; }", "'r' is not a qubit of gate 'g'", "32"},
    {"gate g q { U(0, 0, 0) $0; }", "takes the qubits of its definition, without index", "23"},
    {"gate g q { U(0, 0, 0) q[0]; }", "takes the qubits of its definition, without index", "24"},
    {"gate g q { reset q; }", "a gate's body takes gate calls only, no 'reset'", "12"},
    {"gate g q { for int i in [0:1] { } }", "gate calls only, no 'for' loops", "12"},
    {"gate g q, q { }", "'q' stands twice", "11"},
    {"gate g(a, a) q { }", "'a' stands twice", "11"},
    {"gate g(pi) q { }", "'pi' is built into the language", "8"},
    {"gate g a, b { ctrl @ U(0, 0, 0) a, a; }", "operands 1 and 2 are the same qubit", "15"},
    {"qubit q; gate g(w) a { U(1 / w, 0, 0) a; } g(0) q;", "not a finite real number", "28"},
    {"qubit q; U(arccos(2), 0, 0) q;", "arccos(2.0) is not a finite real number", "12"},
    {"qubit q; U(1 / 0, 0, 0) q;", "division by zero", "14"},
    {"qubit q; U(1.0 / 0, 0, 0) q;", "not a finite real number", "16"},
    {"qubit q; U(sqrt(-1), 0, 0) q;", "sqrt(-1.0) is not a finite real number", "12"},
    {"qubit q; U(true, 0, 0) q;", "found a value of type bool but expected an angle", "12"},
    {"qubit q; U(2im, 0, 0) q;", "complex numbers are not read yet", "12"},
    {"qubit q; U(10ns, 0, 0) q;", "type duration but expected an angle", "12"},
    {"qubit q; U(sin(1, 2), 0, 0) q;", "sin takes 1 argument(s), found 2", "12"},
    {"qubit q; U(pow(2, 3), 0, 0) q;", "found 'pow' but expected an expression", "12"},
    {"qubit q; U(f(1), 0, 0) q;", "'f' is not a function", "12"},
    {"qubit q; U(1.5 % 1, 0, 0) q;", "use mod() for real numbers", "16"},
    {"qubit q; U(2 ** 100, 0, 0) q;", "does not fit its integer type", "14"},
    {"const int[8] a = 200;", "200 does not fit int[8]", "18"},
    {"const uint a = -1;", "-1 does not fit uint", "16"},
    {"const float[16] a = 1;", "float[16] is not read; expected float[32] or float[64]", "7"},
    {"const bit[3] a = \"1011\";", "found a value of type bit[4] but expected bit[3]", "18"},
    {"const complex[float[64]] a = 1;", "constants of type complex are not read yet", "30"},
    {"const int a = measure q;", "found a measurement but expected a constant", "15"},
    {"qubit q; delay[3] q;", "expected a duration", "16"},
    {"qubit q; pow(1e300) @ U(1, 0, 0) q;", "it is at most 2**53 in size", "10"},
    {
      "qubit[2] q; gate g a, b { ctrl @ U(1, 0, 0) a, b; U(1, 0, 0) a; } pow(0.5) @ g q[0], q[1];",
      "the power 0.5 is read of a single gate",
      "67"
    },
    {"qubit q", "found the end of the program but expected ';'", "8"},
    {"qubit[ q;", "found ';' but expected ']'", "9"},
    {"U(1, 2, 3 q;", "found 'q' but expected ')'", "11"},
    {"qubit q; U(3__4, 0, 0) q;", "a number ends in a digit", "14"},
    {"qubit q; U(3_, 0, 0) q;", "a number ends in a digit", "14"},
    {"qubit q; U(0x, 0, 0) q;", "a number ends in a digit", "14"},
    {"qubit q; U(1e999, 0, 0) q;", "larger than a double-precision number", "12"},
    {"qubit q; U(99999999999999999999, 0, 0) q;", "does not fit 63 bits", "12"},
    {"/* never closed", "the comment is not closed", "1"},
    {"include \"stdgates.inc;", "the string is not closed on its line", "9"},
    {"qubit q; § q;", "U+00A7 is not part of the language", "10"},
    {"qubit q; x ? y;", "U+003F is not part of the language", "12"},
    {"#define x", "'#' begins '#pragma' or '#dim' only", "1"},
    {"pragma", "the pragma is empty", "1"},
    {"@note", "the statement that the annotation belongs to", "6"},
    {"x[0] q = 3;", "found '=' but expected ';'", "8"},
    {"gate { }", "found '{' but expected a name", "6"},
    {"if (true);", "found ';' but expected a statement", "10"},
    {"pragma qubridge.qubits 99999999\nU(0, 0, 0) $0;", "more than 10000 qubits", "1"},
  };

  @TestFactory
  Stream<DynamicTest> refusesByNameAndPlace() {
    return Arrays.stream(REFUSED).map(r -> dynamicTest(r[0], () -> assertRefused(r[0], r)));
  }

  @Test
  void countsLinesAsEditorsDo() {
    QasmException unix = refusal("qubit q;\n\n  h q;");
    assertEquals(3, unix.line());
    assertEquals(3, unix.column());
    assertEquals(3, refusal("qubit q;\r\n\r\n  h q;").line());
    assertEquals(3, refusal("qubit q;\r\r  h q;").line());
    assertTrue(unix.getMessage().startsWith("line 3, column 3: gate 'h'"), unix.getMessage());
  }

  @Test
  void keepsMessagesToOneLine() {
    for (String program :
        new String[] {
          "include \"a\u0007b\";",
          "\u0007",
          "qubit q; \"" + "1".repeat(900) + "\" q;",
          "x \u0085 y",
          "include \"a\u2028b\";",
          "a".repeat(9_999) + " q;"
        }) {
      String message = refusal(program).getMessage();
      assertFalse(message.chars().anyMatch(c -> Character.isISOControl(c) || c == 0x2028), message);
      assertTrue(message.length() < 400, message);
    }
  }

  private static void assertRefused(String program, String[] expected) {
    QasmException exception = refusal(program);
    assertTrue(exception.getMessage().contains(expected[1]), exception.getMessage());
    assertEquals(Integer.parseInt(expected[2]), exception.column(), exception.getMessage());
    assertEquals(1, exception.line());
  }

  private static QasmException refusal(String program) {
    return assertThrows(QasmException.class, () -> QasmReader.read(program));
  }
}
