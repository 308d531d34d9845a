package io.qubridge.qasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GateModifierTest {
  private static final String HEADER = "include \"stdgates.inc\";\n";
  private static final String OWN =
      """

      gate one(w) a { gphase(w / 3); rx(w) a; s a; }
      gate pair(w) a, b { gphase(w); h a; crz(w) a, b; barrier a, b; U(w, 0.2, 0.3) b; }
      qubit[5] q;
      """;

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "ctrl @ x q[0], q[1]; | cx q[0], q[1];",
        "ctrl @ gphase(0.3) q[1]; | p(0.3) q[1];",
        "ctrl(2) @ x q[2], q[0], q[1]; | ccx q[2], q[0], q[1];",
        "negctrl @ x q[0], q[1]; | x q[0]; cx q[0], q[1]; x q[0];",
        "negctrl @ gphase(0.3) q[0]; | x q[0]; p(0.3) q[0]; x q[0];",
        "negctrl(2) @ z q[0], q[1], q[2]; | x q[0:1]; ctrl(2) @ z q[0], q[1], q[2]; x q[0:1];",
        "ctrl @ negctrl @ y q[0], q[1], q[2]; | x q[1]; ctrl(2) @ y q[0], q[1], q[2]; x q[1];",
        "negctrl @ ctrl @ y q[0], q[1], q[2]; | x q[0]; ctrl(2) @ y q[0], q[1], q[2]; x q[0];",
        "ctrl @ U(0.1, 0.2, 0.3) q[0], q[1]; | cu(0.1, 0.2, 0.3, 0.05) q[0], q[1];",
        "inv @ pair(0.7) q[0], q[1]; pair(0.7) q[0], q[1]; | ",
        "inv @ ctrl @ pair(0.7) q[2], q[0], q[1]; | ctrl @ inv @ pair(0.7) q[2], q[0], q[1];",
        "ctrl @ one(0.7) q[0], q[1]; | p(0.7 / 3) q[0]; crx(0.7) q[0], q[1]; cp(pi/2) q[0], q[1];",
        "pow(3) @ pair(0.7) q[1], q[0]; | pair(0.7) q[1], q[0]; pair(0.7) q[1], q[0];"
            + " pair(0.7) q[1], q[0];",
        "pow(-2) @ pair(0.7) q[1], q[0]; | inv @ pair(0.7) q[1], q[0]; inv @ pair(0.7) q[1], q[0];",
        "pow(0) @ pair(0.7) q[1], q[0]; | ",
        "pow(1.0) @ pair(0.7) q[1], q[0]; | pair(0.7) q[1], q[0];",
        "pow(2) @ one(0.7) q[0]; | one(0.7) q[0]; one(0.7) q[0];",
        "pow(0.5) @ x q[0]; | sx q[0];",
        "pow(-0.5) @ x q[0]; | inv @ sx q[0];",
        "pow(0.5) @ z q[0]; | s q[0];",
        "pow(0.25) @ z q[0]; | t q[0];",
        "pow(0.5) @ s q[0]; | t q[0];",
        "pow(0.5) @ inv @ s q[0]; | tdg q[0];",
        "pow(0.5) @ cx q[0], q[1]; | ctrl @ sx q[0], q[1];",
        "pow(0.5) @ negctrl @ x q[0], q[1]; | negctrl @ sx q[0], q[1];",
        "ctrl @ pow(0.5) @ z q[0], q[1]; | cp(pi / 2) q[0], q[1];",
        "pow(2) @ sx q[0]; | x q[0];",
        "pow(0.5) @ p(3.0) q[0]; | p(1.5) q[0];",
        "pow(0.5) @ p(4.0) q[0]; | p(2.0 - pi) q[0];",
        "pow(0.5) @ p(-pi) q[0]; | s q[0];",
        "pow(0.5) @ gphase(4.0); | gphase(2.0 - pi);",
        "pow(0.5) @ rx(3.0) q[0]; | rx(1.5) q[0];",
        "pow(0.5) @ rx(7.0) q[0]; | rx(3.5 - 2 * pi) q[0];",
        "pow(0.5) @ rz(2 * pi) q[0]; | gphase(pi / 2);",
        "pow(0.5) @ crz(2 * pi) q[0], q[1]; | p(pi / 2) q[0];",
        "pow(0.5) @ rzz(-2 * pi) q[0], q[1]; | gphase(pi / 2);",
        "pow(0.5) @ pow(2) @ x q[0]; | ",
        "pow(2) @ pow(0.5) @ h q[0]; | h q[0];",
        "pow(1.5) @ pow(3) @ s q[0]; | p(-3 * pi / 4) q[0];",
        "pow(1.5) @ pow(-0.5) @ ch q[0], q[1]; | pow(-0.75) @ ch q[0], q[1];",
        "pow(1 / 2) @ x q[0]; | ",
        "inv @ u2(0.1, 0.2) q[0]; u2(0.1, 0.2) q[0]; | ",
        "inv @ inv @ t q[0]; | t q[0];",
        "ctrl @ x q[0:1], q[2:3]; | cx q[0], q[2]; cx q[1], q[3];",
        "ctrl @ x q[0], q[1:2]; | cx q[0], q[1]; cx q[0], q[2];",
      })
  void hasTheMeaningOfTheSpecification(String program, String same) {
    assertSame(same == null ? "" : same, program, definition(GateType.RZZ));
  }

  @ParameterizedTest
  @EnumSource(GateType.class)
  void inverseUndoes(GateType type) {
    String gate = call(type, 0.9);
    assertSame("", gate + "inv @ " + gate, definition(type));
    String controlled = "ctrl @ negctrl @ " + controlledCall(type, 0.9);
    assertSame("", controlled + "inv @ " + controlled, definition(type));
  }

  @ParameterizedTest
  @EnumSource(GateType.class)
  void wholePowersAreRepetitions(GateType type) {
    String gate = call(type, 0.9);
    for (int k : new int[] {2, 3, 5}) {
      assertSame(gate.repeat(k), "pow(" + k + ") @ " + gate, definition(type));
      assertSame(("inv @ " + gate).repeat(k), "pow(-" + k + ") @ " + gate, definition(type));
    }
  }

  /** The principal k-th root has the k-th power, and no eigenphase beyond pi / k. */
  @ParameterizedTest
  @EnumSource(GateType.class)
  void rootsArePrincipal(GateType type) {
    for (double angle : new double[] {-2.8, 5.5}) {
      for (int k : new int[] {2, 3, 5}) {
        String root = "pow(1.0 / " + k + ") @ " + call(type, angle);
        assertSame(call(type, angle), root.repeat(k), definition(type));
        assertPhasesWithin(root, Math.PI / k, type);
      }
    }
  }

  @Test
  void scalesAnglesOfInputsForWholePowers() {
    Circuit circuit =
        QasmReader.read(
            HEADER + "input float w; qubit q; pow(3) @ rx(w) q; pow(2) @ U(w, 0, 0) q;");
    assertEquals(3, circuit.gates().size());
    assertEquals(3, circuit.gates().get(0).angles().get(0).terms().get(0).coefficient());
  }

  @Test
  void takesExponentsFromTheParametersOfAGate() {
    assertSame(
        "t q[0]; cx q[0], q[1]; cx q[0], q[1]; cx q[0], q[1];",
        "poww(0.25, 3.0) q[0], q[1];",
        "gate poww(k, n) a, b { pow(k) @ z a; pow(n) @ cx a, b; }");
  }

  @Test
  void keepsGatesOfTheTableUnderControls() {
    Circuit circuit =
        QasmReader.read(
            HEADER + "qubit[5] q; negctrl(2) @ ctrl @ cx q[0], q[1], q[2], q[3], q[4];");
    assertEquals(
        List.of(new Gate(GateType.CCX, List.of(), List.of(0, 1, 2, 3, 4), 2, 0b11)),
        circuit.operations());
  }

  @Test
  void readsTheOlderUWhereAsked() {
    String program = HEADER + "qubit[2] q; ctrl @ U(0.3, 0.5, 0.7) q[0], q[1];";
    Circuit circuit = QasmReader.read(program, QasmOptions.defaults().withLegacyU(true));
    CircuitMatrix expected =
        CircuitMatrix.of(HEADER + "qubit[2] q; cu(0.3, 0.5, 0.7, 0.0) q[0], q[1];");
    CircuitMatrix.assertSame(expected, CircuitMatrix.of(circuit), "the older U under a control");
  }

  /**
   * All eigenvalues exp(i a) of a unitary have |a| <= limit if its Hermitian part is >= cos(limit).
   */
  private static void assertPhasesWithin(String gates, double limit, GateType type) {
    CircuitMatrix matrix = CircuitMatrix.of(HEADER + definition(type) + OWN + gates);
    int size = 32;
    double[][] shifted = new double[2 * size][2 * size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        double re = (matrix.real(row, column) + matrix.real(column, row)) / 2;
        double im = (matrix.imaginary(row, column) - matrix.imaginary(column, row)) / 2;
        double moved = row == column ? re - Math.cos(limit) + 1e-9 : re;
        shifted[row][column] = moved;
        shifted[size + row][size + column] = moved;
        shifted[size + row][column] = im;
        shifted[row][size + column] = -im;
      }
    }
    assertTrue(isPositive(shifted), gates + " of " + type + " has phases beyond " + limit);
  }

  /** By Cholesky's decomposition. */
  private static boolean isPositive(double[][] matrix) {
    int size = matrix.length;
    double[][] lower = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        if (i == j && sum <= 0) {
          return false;
        }
        lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
      }
    }
    return true;
  }

  private static String call(GateType type, double angle) {
    return text(type, angle, 0);
  }

  private static String controlledCall(GateType type, double angle) {
    return text(type, angle, 2)
        .replaceFirst(" ", " q[0], q[1]" + (type.operands() > 0 ? ", " : ""));
  }

  private static String text(GateType type, double angle, int first) {
    StringBuilder text = new StringBuilder(type.qasmName());
    for (int i = 0; i < type.angles(); i++) {
      text.append(i == 0 ? "(" : ",").append(angle + 0.4 * i);
    }
    text.append(type.angles() > 0 ? ") " : " ");
    for (int i = 0; i < type.operands(); i++) {
      text.append(i == 0 ? "q[" : ", q[").append(first + i).append("]");
    }
    return text.append(";").toString();
  }

  private static void assertSame(String expected, String found) {
    assertSame(expected, found, "");
  }

  private static String definition(GateType type) {
    boolean extension = type.origin() == GateType.Origin.EXTENSION;
    return extension ? ExtensionGates.definition(type) : "";
  }

  private static void assertSame(String expected, String found, String definition) {
    String before = HEADER + definition + OWN;
    CircuitMatrix.assertSame(
        CircuitMatrix.of(before + expected), CircuitMatrix.of(before + found), found);
  }
}
