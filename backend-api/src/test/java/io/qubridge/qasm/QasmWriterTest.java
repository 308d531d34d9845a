package io.qubridge.qasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Barrier;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Measurement;
import io.qubridge.circuit.Parameter;
import io.qubridge.circuit.Reset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QasmWriterTest {
  @Test
  void writesAProgramForAnyReader() {
    Parameter theta = new Parameter("theta");
    Angle angle = Angle.of(theta).times(-0.5).plus(Angle.of(new Parameter("a"))).plus(Angle.of(2));
    Circuit circuit =
        Circuit.builder(3)
            .parameter(theta)
            .register("c", 2)
            .register("d", 1)
            .pragma("simulator exact")
            .gate(GateType.RX, angle, 0)
            .gate(GateType.RX, Angle.of(theta).negate(), 1)
            .gate(GateType.RZZ, Math.PI / 2, 1, 2)
            .add(
                new Gate(
                    GateType.U,
                    List.of(Angle.ZERO, Angle.of(1e-9), Angle.ZERO),
                    List.of(0, 1, 2),
                    2,
                    0b01))
            .add(new Gate(GateType.H, List.of(), List.of(0, 1, 2), 2, 0b11))
            .add(new Barrier(List.of(2, 0)))
            .add(new Reset(1))
            .measure(0, 1)
            .measure(1, 2)
            .add(new Measurement(2, Measurement.DISCARDED))
            .gate(GateType.GPHASE, -0.25)
            .build();
    assertEquals(
        """
        OPENQASM 3.0;
        include "stdgates.inc";
        pragma simulator exact
        gate rzz(theta) a, b { cx a, b; rz(theta) b; cx a, b; }
        input float[64] theta;
        input float[64] a;
        qubit[3] q;
        bit[2] c;
        bit[1] d;
        rx(2.0 + a - 0.5 * theta) q[0];
        rx(-theta) q[1];
        rzz(1.5707963267948966) q[1], q[2];
        negctrl @ ctrl @ U(0.0, 1.0E-9, 0.0) q[0], q[1], q[2];
        negctrl(2) @ h q[0], q[1], q[2];
        barrier q[2], q[0];
        reset q[1];
        c[1] = measure q[0];
        d[0] = measure q[1];
        measure q[2];
        gphase(-0.25);
        """,
        QasmWriter.write(circuit));
  }

  @Test
  void writesPhysicalQubitsWithoutDeclaration() {
    Circuit circuit = Circuit.physicalBuilder(4).gate(GateType.CZ, 3, 1).build();
    assertEquals(
        "OPENQASM 3.0;\ninclude \"stdgates.inc\";\ncz $3, $1;\n", QasmWriter.write(circuit));
  }

  @Test
  void tellsTheSizeOfADeviceWhoseLastQubitsAreIdle() {
    Circuit circuit = Circuit.physicalBuilder(9).gate(GateType.CZ, 3, 1).build();
    assertTrue(QasmWriter.write(circuit).contains("\npragma qubridge.qubits 9\n"));
  }

  @Test
  void choosesAFreeNameForTheQubits() {
    Circuit circuit =
        Circuit.builder(1).register("q", 1).parameter(new Parameter("q_")).measure(0, 0).build();
    assertTrue(QasmWriter.write(circuit).contains("\nqubit[1] q__;\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "cphase", "U", "gphase", "pi", "τ", "box", "in", "end", "a b", "1a"})
  void refusesNamesThatTheLanguageKeeps(String name) {
    Circuit circuit = Circuit.builder(1).register(name, 1).build();
    String message =
        assertThrows(IllegalArgumentException.class, () -> QasmWriter.write(circuit)).getMessage();
    assertTrue(message.startsWith("register '" + name + "' cannot be written"), message);
  }

  @Test
  void refusesParametersWithTheNameOfAGateOrRegister() {
    Circuit gate =
        Circuit.builder(2).gate(GateType.ECR, 0, 1).parameter(new Parameter("ecr")).build();
    assertThrows(IllegalArgumentException.class, () -> QasmWriter.write(gate));
    Circuit register = Circuit.builder(2).register("w", 1).parameter(new Parameter("w")).build();
    assertThrows(IllegalArgumentException.class, () -> QasmWriter.write(register));
    Circuit unused = Circuit.builder(2).parameter(new Parameter("ecr")).build();
    assertTrue(QasmWriter.write(unused).contains("input float[64] ecr;"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " space", "two\nlines", "a\rb", "qubridge.qubits 3"})
  void refusesPragmasThatDoNotReadBack(String pragma) {
    Circuit circuit = Circuit.builder(1).pragma(pragma).build();
    assertThrows(IllegalArgumentException.class, () -> QasmWriter.write(circuit));
  }

  @ParameterizedTest
  @EnumSource(GateType.class)
  void definesFurtherGatesExactly(GateType type) {
    if (type.origin() != GateType.Origin.EXTENSION) {
      assertThrows(IllegalArgumentException.class, () -> ExtensionGates.definition(type));
      return;
    }
    String definition = ExtensionGates.definition(type).replace(type.qasmName() + "(", "own(");
    String body = definition.replace("gate " + type.qasmName() + " ", "gate own ");
    String arguments = List.of("", "(0.7)", "(0.7, -1.9)").get(type.angles());
    String operands = type.operands() == 1 ? " q[0];" : " q[0], q[1];";
    CircuitMatrix found =
        CircuitMatrix.of(
            "include \"stdgates.inc\"; qubit[2] q; " + body + "own" + arguments + operands);
    List<Angle> angles = List.of(Angle.of(0.7), Angle.of(-1.9)).subList(0, type.angles());
    Circuit expected =
        Circuit.builder(2).gate(type, angles, List.of(0, 1).subList(0, type.operands())).build();
    CircuitMatrix.assertSame(CircuitMatrix.of(expected), found, type.qasmName());
  }

  /** Qiskit's reader binds a definition's angles in the order of their names. */
  @ParameterizedTest
  @EnumSource(GateType.class)
  void namesTheAnglesOfDefinitionsInAlphabeticalOrder(GateType type) {
    if (type.origin() == GateType.Origin.EXTENSION && type.angles() > 1) {
      String definition = ExtensionGates.definition(type);
      String list = definition.substring(definition.indexOf('(') + 1, definition.indexOf(')'));
      List<String> names = List.of(list.split(", "));
      assertEquals(type.angles(), names.size());
      assertEquals(names.stream().sorted().toList(), names);
    }
  }
}
