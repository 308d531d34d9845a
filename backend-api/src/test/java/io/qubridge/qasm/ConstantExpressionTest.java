package io.qubridge.qasm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qubridge.circuit.Circuit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstantExpressionTest {
  private static final String CONSTANTS =
      """
      const int two = 2;
      const uint[4] u = 11;
      const bit[4] b = "0110";
      const bit single = 1;
      const angle[4] a = 9 * (pi / 8);
      const bool yes = true;
      const float[32] third = 1.0 / 3;
      const int[8] cut = int[8](200);
      qubit q;
      """;

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "-2**2 ; -4",
        "2**3**2 ; 512",
        "2**-1 ; 0.5",
        "(-2)**2 ; 4",
        "2*3+4 ; 10",
        "2+3*4 ; 14",
        "7-2-1 ; 4",
        "-3+1 ; -2",
        "- -3 ; 3",
        "3/2 ; 1",
        "-7/2 ; -3",
        "-7%3 ; -1",
        "3.0/2 ; 1.5",
        "2/3*3.0 ; 0",
        "10/4/2 ; 1",
        "1<<3 ; 8",
        "1+1<<2 ; 8",
        "12>>2 ; 3",
        "6&3 ; 2",
        "6|1^1 ; 6",
        "int(3<4) ; 1",
        "int(1<2 == 2<3) ; 1",
        "int(yes && 1>2 || yes) ; 1",
        "int(!yes) ; 0",
        "0x1F ; 31",
        "0XfF ; 255",
        "0b101 ; 5",
        "0B11 ; 3",
        "0o17 ; 15",
        "1_000 ; 1000",
        ".5 ; 0.5",
        "3. ; 3",
        "2e-3 ; 0.002",
        "1.5E+2 ; 150",
        "1_0.2_5 ; 10.25",
        "two*two ; 4",
        "cut ; -56",
        "u+6 ; 17",
        "u*u%16 ; 9",
        "int[4](b) ; 6",
        "uint[4](~b) ; 9",
        "uint[4](b << 1) ; 12",
        "uint[4](b >> 1) ; 3",
        "uint[4](b | \"1001\") ; 15",
        "uint[4](rotl(b, 1)) ; 12",
        "uint[4](rotr(b, 2)) ; 9",
        "rotl(u, 1) ; 7",
        "popcount(u) ; 3",
        "popcount(b) ; 2",
        "popcount(9) ; 2",
        "int(b[1]) ; 1",
        "int(b[-1]) ; 0",
        "int(single) ; 1",
        "int(b == 6) ; 1",
        "int(b == \"0110\") ; 1",
        "float(3) / 2 ; 1.5",
        "int(2.9) ; 2",
        "int(-2.9) ; -2",
        "float[32](0.1) ; 0.10000000149011612",
        "third ; 0.3333333432674408",
        "sin(pi / 2) ; 1",
        "cos(0) ; 1",
        "tan(0) ; 0",
        "arcsin(1) ; 1.5707963267948966",
        "arccos(3 / 5) ; 1.5707963267948966",
        "arctan(1) ; 0.7853981633974483",
        "exp(1) ; 2.718281828459045",
        "log(euler) ; 1",
        "sqrt(2) ; 1.4142135623730951",
        "floor(-1.5) ; -2",
        "ceiling(0.2) ; 1",
        "mod(7, 3) ; 1",
        "mod(-7, 3) ; -1",
        "mod(7.5, 2) ; 1.5",
        "pi ; 3.141592653589793",
        "π / 2 ; 1.5707963267948966",
        "tau ; 6.283185307179586",
        "τ ; 6.283185307179586",
        "ℇ ; 2.718281828459045",
        "a ; 3.5342917352885173",
        "a << 2 ; 1.5707963267948966",
        "a >> 2 ; 0.7853981633974483",
        "a + a ; 0.7853981633974483",
        "-a ; 2.748893571891069",
        "a / 3 ; 1.1780972450961724",
        "2 * a ; 0.7853981633974483",
        "a / angle[4](pi / 8) ; 9",
        "int(a == 9 * pi / 8) ; 1",
        "angle[2](1.2) ; 1.5707963267948966",
        "angle(pi / 2) ; 1.5707963267948966",
        "angle(-pi / 2) ; 4.71238898038469",
      })
  void hasTheSpecificationsValue(String expression, double expected) {
    assertEquals(expected, angle(expression), 1e-15 * Math.max(1, Math.abs(expected)));
  }

  @Test
  void sumsManyTermsWithoutDeepRecursion() {
    assertEquals(100_000, angle("1" + "+1".repeat(99_999)));
  }

  private static double angle(String expression) {
    Circuit circuit = QasmReader.read(CONSTANTS + "U(" + expression + ", 0, 0) q;");
    return circuit.gates().get(0).angles().get(0).constant();
  }
}
