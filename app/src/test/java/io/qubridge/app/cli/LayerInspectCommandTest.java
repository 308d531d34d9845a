package io.qubridge.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.qubridge.app.cli.CommandProcess.Outcome;
import io.qubridge.app.layer.VariationalCircuit;
import io.qubridge.qasm.QasmReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerInspectCommandTest {
  @TempDir Path work;

  @Test
  void showsTheCircuitAndItsFigures() throws Exception {
    Outcome outcome =
        inspect("--qubits", "3", "--layers", "1", "--max-qubits", "3", "-o", "circuit.svg").run();
    assertEquals(0, outcome.status(), outcome::toString);
    assertEquals("wrote circuit.svg\n", outcome.err());
    assertTrue(
        outcome.out().startsWith("angle, basic-entangler: 3 qubits, 1 layer\n"), outcome::toString);
    assertTrue(outcome.out().contains("  gates          9: cx 3, rx 6\n"), outcome::toString);
    assertTrue(outcome.out().contains("  depth          5\n"), outcome::toString);
    assertTrue(outcome.out().contains("with n qubits, s = 0."), outcome::toString);
    assertTrue(outcome.out().contains("q0: ─[RX(x0)]─[RX(w0)]─●───⊕─\n"), outcome::toString);
    int boxes =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(work.resolve("circuit.svg").toFile())
            .getElementsByTagName("rect")
            .getLength();
    assertEquals(1 + 6, boxes, "the background and the rotations");
  }

  @Test
  void tellsScriptsTheSame() {
    JsonNode json =
        inspect("--qubits", "2", "--layers", "2", "--ansatz", "efficient-su2", "--json")
            .run()
            .json();
    assertEquals(12, json.get("weights").asInt());
    assertEquals("[3,2,2]", json.get("weightShape").toString());
    assertEquals(7, json.get("gradientVariance").size());
    assertTrue(json.get("expressibility").asDouble() < 0.1);
    assertTrue(json.get("expressibilityError").asDouble() > 0);
    assertEquals(0.035, json.get("expressibilityFloor").asDouble(), 0.005);
    assertEquals(
        new VariationalCircuit(2, 2, "angle", "efficient-su2", List.of()).toCircuit(),
        QasmReader.read(json.get("program").asText()));
  }

  @Test
  void inspectsAProgram() throws Exception {
    Files.writeString(
        work.resolve("own.qasm"),
        "OPENQASM 3; include \"stdgates.inc\"; input float x0; input float w; qubit[2] q;"
            + " rx(x0) q; ry(w) q[0]; cx q[0], q[1];");
    Outcome outcome =
        inspect("--qubits", "2", "--ansatz", "file:own.qasm", "--observables", "probabilities,X0")
            .run();
    assertEquals(0, outcome.status(), outcome::toString);
    assertTrue(
        outcome.out().startsWith("none, file:own.qasm: 2 qubits, 1 layer\n"), outcome::toString);
    assertTrue(
        outcome.out().contains("\ngradient of the first of probabilities, "), outcome::toString);
  }

  @Test
  void tellsWhichObservableNeedsMoreQubits() {
    Outcome outcome =
        inspect("--qubits", "4", "--layers", "1", "--observables", "Z3", "--max-qubits", "3").run();
    assertEquals(0, outcome.status(), outcome::toString);
    assertTrue(outcome.out().contains("it needs --max-qubits 4"), outcome::toString);
  }

  @Test
  void refusesUnknownNames() {
    inspect("--ansatz", "ring").run().requireFailure(ExitCode.USAGE, "known: basic-entangler");
    inspect("--embedding", "angel").run().requireFailure(ExitCode.USAGE, "zz-feature-map");
    inspect("--observables", "Q7").run().requireFailure(ExitCode.USAGE, "parity, probabilities");
    inspect("--ansatz", "file:none.qasm").run().requireFailure(ExitCode.USAGE, "cannot be read");
    inspect("--observables", "probabilities", "--max-qubits", "9")
        .run()
        .requireFailure(ExitCode.USAGE, "--max-qubits 9: the probabilities of 9 qubits");
    inspect("--samples", "1").run().requireFailure(ExitCode.USAGE, "it takes 10 to 1000000");
  }

  private CommandProcess inspect(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "layer";
    all[1] = "inspect";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return CommandProcess.qubridge(work, all);
  }
}
