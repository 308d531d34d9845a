package io.qubridge.qasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Barrier;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.ClassicalRegister;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Measurement;
import io.qubridge.circuit.Parameter;
import io.qubridge.circuit.Reset;
import java.util.List;
import org.junit.jupiter.api.Test;

class QasmReaderTest {
  private static final String HEADER = "OPENQASM 3.0;\ninclude \"stdgates.inc\";\n";

  @Test
  void readsABellCircuit() {
    Circuit circuit =
        read(
            """
            qubit[2] q; // two
            bit[2] c;
            h q[0]; /* and
            then */ cx q[0], q[1];
            c = measure q;
            """);
    assertEquals(
        Circuit.builder(2)
            .register("c", 2)
            .gate(GateType.H, 0)
            .gate(GateType.CX, 0, 1)
            .measure(0, 0)
            .measure(1, 1)
            .build(),
        circuit);
  }

  @Test
  void readsProgramsWithoutHeader() {
    assertEquals(1, QasmReader.read("qubit q; U(0.1, 0.2, 0.3) q;").operations().size());
    assertEquals(0, QasmReader.read("").qubits());
    assertEquals(0, QasmReader.read("\uFEFFOPENQASM 3;").qubits());
    assertEquals(1, QasmReader.read("OPENQASM 3.1;\r\nqubit q;").qubits());
  }

  @Test
  void numbersOldAndNewRegistersInOrder() {
    Circuit circuit = read("qubit a; qreg b[2]; qubit[1] d; creg c[2]; bit e; x d[0]; x b[1];");
    assertEquals(4, circuit.qubits());
    assertEquals(
        List.of(new ClassicalRegister("c", 2), new ClassicalRegister("e", 1)), circuit.registers());
    assertEquals(List.of(gate(GateType.X, 3), gate(GateType.X, 2)), circuit.operations());
  }

  @Test
  void declaresInputsAsParameters() {
    Circuit circuit =
        read(
            """
            input float[64] theta; input angle[16] φ; input float unused;
            qubit q;
            rx(theta) q; rx(2 * theta - φ / 4 + pi) q; rx(-(theta + 1) * 3) q; rx(theta - theta) q;
            """);
    Parameter theta = new Parameter("theta");
    Parameter phi = new Parameter("φ");
    assertEquals(List.of(theta, phi, new Parameter("unused")), circuit.parameters());
    Angle affine =
        Angle.of(theta).times(2).plus(Angle.of(phi).times(-0.25)).plus(Angle.of(Math.PI));
    assertEquals(
        List.of(Angle.of(theta), affine, Angle.of(theta).times(-3).plus(Angle.of(-3)), Angle.ZERO),
        circuit.gates().stream().map(gate -> gate.angles().get(0)).toList());
  }

  @Test
  void broadcastsOverRegisters() {
    Circuit circuit = read("qubit[2] a; qubit[2] b; qubit d; cx a, b; cx d, a; ccx a, d, b; h a;");
    assertEquals(
        List.of(
            gate(GateType.CX, 0, 2),
            gate(GateType.CX, 1, 3),
            gate(GateType.CX, 4, 0),
            gate(GateType.CX, 4, 1),
            gate(GateType.CCX, 0, 4, 2),
            gate(GateType.CCX, 1, 4, 3),
            gate(GateType.H, 0),
            gate(GateType.H, 1)),
        circuit.operations());
  }

  @Test
  void indexesRegistersAndAliases() {
    Circuit circuit =
        read(
            """
            const uint n = 6;
            qubit[n] q; qubit r;
            let a = q[1:2:n - 1] ++ r;
            let last = q[-1];
            x q[-2]; x q[{0, 3}]; x a; x a[1:2]; x q[4:-2:0]; x last; x a[-1]; x q[:1];
            """);
    List<Integer> qubits = circuit.gates().stream().map(g -> g.qubits().get(0)).toList();
    assertEquals(List.of(4, 0, 3, 1, 3, 5, 6, 3, 5, 4, 2, 0, 5, 6, 0, 1), qubits);
  }

  @Test
  void measuresInEveryForm() {
    Circuit circuit =
        read(
            """
            qubit[2] q; qubit r; bit[2] c; bit m; bit[3] d;
            c = measure q; measure r -> m; m = measure q[1]; bit e = measure r;
            measure q; d[1:2] = measure q; bit[2] f = measure q; let g = d[{2, 0}]; g = measure q;
            """);
    List<Measurement> measurements =
        circuit.operations().stream().map(Measurement.class::cast).toList();
    assertEquals(
        List.of(0, 1, 2, 2, 6, -1, -1, 4, 5, 7, 8, 5, 3),
        measurements.stream().map(Measurement::bit).toList());
    assertEquals(
        List.of(0, 1, 2, 1, 2, 0, 1, 0, 1, 0, 1, 0, 1),
        measurements.stream().map(Measurement::qubit).toList());
  }

  @Test
  void readsResetsAndBarriers() {
    Circuit circuit = read("qubit[2] q; qubit r; reset q; barrier r, q; barrier; barrier q[1];");
    assertEquals(
        List.of(
            new Reset(0),
            new Reset(1),
            new Barrier(List.of(2, 0, 1)),
            new Barrier(List.of(0, 1, 2)),
            new Barrier(List.of(1))),
        circuit.operations());
  }

  @Test
  void readsPhysicalQubits() {
    Circuit circuit = read("bit[1] c; x $3; barrier; cz $1, $3; c[0] = measure $1;");
    assertTrue(circuit.physical());
    assertEquals(4, circuit.qubits());
    assertEquals(new Barrier(List.of(1, 3)), circuit.operations().get(1));
    assertEquals(gate(GateType.CZ, 1, 3), circuit.operations().get(2));
  }

  @Test
  void ignoresWhatHasNoEffectInAnIdealSimulation() {
    Circuit circuit =
        read(
            """
            qubit[2] q; const duration d = 20ns;
            @note kept nowhere
            box[100ns] { delay[d] q[0]; x q[0]; nop q; }
            box { const int i = 1; y q[i]; } delay[3 dt];
            { h q[0]; }
            """);
    assertEquals(
        List.of(gate(GateType.X, 0), gate(GateType.Y, 1), gate(GateType.H, 0)),
        circuit.operations());
  }

  @Test
  void keepsPragmasAsText() {
    Circuit circuit = read("pragma one.two  (((9217#@%^\n#pragma \t{ unclosed\nqubit q;");
    assertEquals(List.of("one.two  (((9217#@%^", "{ unclosed"), circuit.pragmas());
  }

  @Test
  void keepsOutputsOnlyWhereTheyAreDeclared() {
    Circuit circuit =
        read("qubit[2] q; bit a; output bit[2] b; a = measure q[0]; b[1] = measure q[1];");
    assertEquals(List.of(new ClassicalRegister("b", 2)), circuit.registers());
    assertEquals(
        List.of(new Measurement(0, Measurement.DISCARDED), new Measurement(1, 1)),
        circuit.operations());
  }

  @Test
  void stopsAtEnd() {
    Circuit circuit = read("qubit q; bit c; x q; end; y q; c = measure q; barrier;");
    assertEquals(List.of(gate(GateType.X, 0)), circuit.operations());
    assertEquals(1, circuit.bits());
  }

  @Test
  void takesZerosAsInitialBits() {
    assertEquals(6, read("bit[2] a = \"00\"; bit b = 0; bit c = false; bit[2] d = 0;").bits());
  }

  @Test
  void knowsTheSecondNamesOfTheStandardLibrary() {
    Circuit circuit = read("qubit a; qubit b; phase(1) a; u1(1) a; cphase(1) a, b; CX a, b;");
    assertEquals(
        List.of(GateType.P, GateType.P, GateType.CP, GateType.CX),
        circuit.gates().stream().map(Gate::type).toList());
  }

  private static Circuit read(String program) {
    return QasmReader.read(HEADER + program);
  }

  private static Gate gate(GateType type, Integer... qubits) {
    return Gate.of(type, List.of(), List.of(qubits));
  }
}
