package io.qubridge.qasm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Barrier;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateDefinitionTest {
  private static final String HEADER = "include \"stdgates.inc\";\n";

  @Test
  void replacesCallsByBodies() {
    Circuit circuit =
        read(
            """
            const float half = 0.5;
            input float w;
            gate inner(a) q { @note\n rx(a * half) q; delay[10ns] q; }
            gate outer(a, b) x, y { inner(a + b) y; barrier x, y; cx y, x; barrier; }
            gate nothing q { }
            qubit[2] q;
            outer(w, 1) q[0], q[1]; nothing q;
            """);
    Angle angle = Angle.of(new Parameter("w")).plus(Angle.of(1)).times(0.5);
    Barrier barrier = new Barrier(List.of(0, 1));
    assertEquals(
        List.of(
            Gate.of(GateType.RX, List.of(angle), List.of(1)),
            barrier,
            Gate.of(GateType.CX, List.of(), List.of(1, 0)),
            barrier),
        circuit.operations());
  }

  @Test
  void takesArgumentsAsRealNumbers() {
    Circuit circuit = read("gate g(a) q { rx(a / 2) q; } qubit q; g(3) q;");
    assertEquals(Angle.of(1.5), circuit.gates().get(0).angles().get(0));
  }

  @Test
  void letsParametersAndQubitsHideOtherNames() {
    Circuit circuit = read("const float a = 9; gate g(a) t { rx(a) t; t t; } qubit q; g(1) q;");
    assertEquals(
        List.of(
            Gate.of(GateType.RX, List.of(Angle.of(1)), List.of(0)),
            Gate.of(GateType.T, List.of(), List.of(0))),
        circuit.operations());
  }

  @Test
  void recognisesGatesThatTheStandardLibraryLacks() {
    assertTypes(
        "gate rzz(theta) a, b { cx a, b; rz(theta) b; cx a, b; } qubit[2] q; rzz(0.3) q[1], q[0];",
        GateType.RZZ);
    assertTypes(
        "gate ecr a, b { rzx(pi/4) a, b; x a; rzx(-pi/4) a, b; } qubit[2] q; ecr q[0], q[1];",
        "gate rzx(w) a, b { h b; cx a, b; rz(w) b; cx a, b; h b; }",
        GateType.ECR);
    assertTypes("gate sxdg a { s a; h a; s a; } qubit q; sxdg q;", GateType.GPHASE, GateType.SXDG);
  }

  @Test
  void addsThePhaseBetweenADefinitionAndItsRow() {
    String definition = "gate rzz(theta) a, b { cx a, b; p(theta) b; cx a, b; } qubit[3] q; ";
    assertTypes(definition + "rzz(0.4) q[0], q[1];", GateType.GPHASE, GateType.RZZ);
    CircuitMatrix.assertSame(
        CircuitMatrix.of(
            HEADER
                + "qubit[3] q; ccx q[2], q[0], q[1]; ctrl @ p(5.1) q[2], q[1];"
                + " ccx q[2], q[0], q[1];"),
        CircuitMatrix.of(HEADER + definition + "ctrl @ rzz(5.1) q[2], q[0], q[1];"),
        "a controlled rzz of another phase");
    Circuit circuit = read("input float w; " + definition + "rzz(w) q[0], q[1];");
    assertEquals(List.of(Angle.of(new Parameter("w")).times(0.5)), circuit.gates().get(0).angles());
  }

  @Test
  void recognisesTheStandardGatesOfAProgramThatDefinesThem() {
    Circuit circuit =
        QasmReader.read(
            """
            gate x q { U(pi, 0, pi) q; gphase(-pi / 2); }
            gate cx c, t { ctrl @ x c, t; }
            qubit[2] q; cx q[0], q[1];
            """);
    assertEquals(List.of(GateType.CX), circuit.gates().stream().map(Gate::type).toList());
  }

  @Test
  void expandsGatesThatOnlyShareTheName() {
    assertTypes("gate iswap a, b { swap a, b; } qubit[2] q; iswap q[0], q[1];", GateType.SWAP);
    assertTypes("gate ecr(w) a, b { cp(w) a, b; } qubit[2] q; ecr(1) q[0], q[1];", GateType.CP);
    assertTypes("gate rzz(w) a, b { rz(sqrt(w)) a; } qubit[2] q; rzz(4) q[0], q[1];", GateType.RZ);
  }

  private static void assertTypes(String program, GateType... types) {
    assertTypes(program, "", types);
  }

  private static void assertTypes(String program, String before, GateType... types) {
    Circuit circuit = read(before + program);
    assertEquals(List.of(types), circuit.gates().stream().map(Gate::type).toList());
  }

  private static Circuit read(String program) {
    return QasmReader.read(HEADER + program);
  }
}
