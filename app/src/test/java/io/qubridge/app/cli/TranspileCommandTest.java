package io.qubridge.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.qubridge.app.cli.CommandProcess.Outcome;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import io.qubridge.qasm.QasmReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranspileCommandTest {
  private static final String TRIANGLE =
      """
      OPENQASM 3.0;
      include "stdgates.inc";
      input float[64] theta;
      qubit[3] q;
      bit[2] low;
      bit[1] high;
      rx(theta) q[0];
      cx q[0], q[1];
      ry(0.3) q[1];
      cx q[1], q[2];
      h q[2];
      cx q[2], q[0];
      low[0] = measure q[0];
      low[1] = measure q[1];
      high[0] = measure q[2];
      """;

  @TempDir Path work;

  private CommandProcess qubridge(String... arguments) {
    return CommandProcess.qubridge(work, arguments).input(TRIANGLE);
  }

  private static void requireOnLine5(Circuit isa) {
    assertTrue(isa.physical());
    Set<GateType> basis = Set.of(GateType.RZ, GateType.SX, GateType.X, GateType.CX);
    for (Gate gate : isa.gates()) {
      assertTrue(basis.contains(gate.type()), gate::toString);
      if (gate.qubits().size() == 2) {
        assertEquals(1, Math.abs(gate.qubits().get(0) - gate.qubits().get(1)), gate::toString);
      }
    }
    assertEquals(List.of(new Parameter("theta")), isa.parameters());
    assertEquals(
        List.of("low", "high"), isa.registers().stream().map(register -> register.name()).toList());
  }

  @Test
  void printsAProgramOnPhysicalQubitsAndItsMetricsBeside() {
    Outcome outcome = qubridge("transpile", "-", "--device", "line5").run();
    assertEquals(0, outcome.status(), outcome::toString);
    requireOnLine5(QasmReader.read(outcome.out()));
    assertTrue(
        outcome.err().matches("line5: [02-9] two-qubit gates, two-qubit depth \\d, .*\n"),
        outcome::toString);
  }

  @Test
  void writesAFileAndTellsLayoutsAndMetricsAsJson() throws IOException {
    JsonNode json =
        qubridge("transpile", "-", "--device", "line5", "-o", "out.qasm", "--seed", "3", "--json")
            .run()
            .json();
    Circuit isa = QasmReader.read(Files.readString(work.resolve("out.qasm")));
    requireOnLine5(isa);
    assertEquals("line5", json.get("device").asText());
    assertEquals(3, json.get("seed").asInt());
    assertEquals(3, json.get("initialLayout").size());
    assertEquals(3, json.get("finalLayout").size());
    long two = isa.gates().stream().filter(gate -> gate.qubits().size() == 2).count();
    assertEquals(two, json.get("twoQubitGates").asLong());
    assertTrue(json.get("twoQubitDepth").asInt() <= two);
    double probability = json.get("estimatedSuccessProbability").asDouble();
    assertTrue(probability > 0.5 && probability < 1, json::toString);
    assertEquals(isa, QasmReader.read(json.get("program").asText()));
  }

  /** The study's layer on two qubits: seven rounds of RX, six CX between them. */
  private static String layer() {
    StringBuilder text =
        new StringBuilder("OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[2] q;\n");
    for (int k = 0; k < 14; k++) {
      text.append("input float[64] w").append(k).append(";\n");
    }
    for (int k = 0; k < 14; k++) {
      text.append("rx(w" + k + ") q[" + k % 2 + "];\n");
      text.append(k % 2 == 1 && k < 13 ? "cx q[0], q[1];\n" : "");
    }
    return text.toString();
  }

  @Test
  void resynthesizesBlocksWhoseInputsGetValuesOrATemplate() throws IOException {
    Files.writeString(work.resolve("layer.qasm"), layer());
    JsonNode kept = qubridge("transpile", "layer.qasm", "--device", "line5", "--json").run().json();
    assertEquals(6, kept.get("twoQubitGates").asInt());
    assertEquals(14, kept.get("parameters").size());
    List<String> command =
        new ArrayList<>(List.of("transpile", "layer.qasm", "--device", "line5", "--json"));
    JsonNode template =
        qubridge(
                Stream.concat(command.stream(), Stream.of("--resynthesize-rows"))
                    .toArray(String[]::new))
            .run()
            .json();
    assertTrue(template.get("twoQubitGates").asInt() <= 3, template::toString);
    assertTrue(template.get("parameters").size() > 14, template::toString);
    for (int k = 0; k < 14; k++) {
      command.addAll(List.of("--set", "w" + k + "=" + (0.3 + k)));
    }
    JsonNode bound = qubridge(command.toArray(String[]::new)).run().json();
    assertTrue(bound.get("twoQubitGates").asInt() <= 3, bound::toString);
    assertEquals(0, bound.get("parameters").size());
  }

  @Test
  void computesTheTemplatesRowsFromTheProgramsRows() throws Exception {
    Files.writeString(work.resolve("layer.qasm"), layer());
    String names = IntStream.range(0, 14).mapToObj(k -> "w" + k).collect(Collectors.joining(","));
    String row = IntStream.range(0, 14).mapToObj(k -> "0." + k).collect(Collectors.joining(","));
    String zeros = ",0".repeat(12);
    Files.writeString(work.resolve("rows.csv"), names + "\n" + row + "\npi/2,-pi/4" + zeros + "\n");
    List<String> command =
        List.of("transpile", "layer.qasm", "--device", "line5", "--resynthesize-rows");
    Outcome outcome = qubridge(with(command, "--rows", "rows.csv", "-o", "isa.qasm")).run();
    assertEquals(0, outcome.status(), outcome::toString);
    Circuit isa = QasmReader.read(Files.readString(work.resolve("isa.qasm")));
    try (CSVParser rows = CSVParser.parse(outcome.out(), CSVFormat.RFC4180)) {
      List<CSVRecord> lines = rows.getRecords();
      assertEquals(isa.parameters().stream().map(Parameter::name).toList(), lines.get(0).toList());
      assertEquals(3, lines.size());
      assertEquals("0.13", lines.get(1).get(13));
      assertEquals(-Math.PI / 4, Double.parseDouble(lines.get(2).get(1)));
    }
    JsonNode json = qubridge(with(command, "--rows", "rows.csv", "--json")).run().json();
    assertEquals(isa, QasmReader.read(json.get("program").asText()));
    assertEquals(2, json.get("rows").size());
    assertEquals(isa.parameters().size(), json.get("rows").get(1).size());
  }

  /** What the template prints with its rows is what the program with the values is. */
  @Test
  void theTemplateWithItsRowRunsLikeTheProgram() throws Exception {
    Files.writeString(work.resolve("layer.qasm"), layer());
    String names = IntStream.range(0, 14).mapToObj(k -> "w" + k).collect(Collectors.joining(","));
    String row = IntStream.range(0, 14).mapToObj(k -> "0." + k).collect(Collectors.joining(","));
    Files.writeString(work.resolve("rows.csv"), names + "\n" + row + "\n");
    JsonNode json =
        qubridge(
                with(
                    List.of("transpile", "layer.qasm", "--device", "line5", "--resynthesize-rows"),
                    "--rows",
                    "rows.csv",
                    "-o",
                    "isa.qasm",
                    "--json"))
            .run()
            .json();
    List<String> logical = new ArrayList<>(List.of("run", "layer.qasm", "--json"));
    List<String> isa = new ArrayList<>(List.of("run", "isa.qasm", "--json"));
    for (int k = 0; k < 14; k++) {
      logical.addAll(List.of("--set", "w" + k + "=0." + k));
    }
    for (int k = 0; k < json.get("parameters").size(); k++) {
      String name = json.get("parameters").get(k).asText();
      isa.addAll(List.of("--set", name + "=" + json.get("rows").get(0).get(k).asText()));
    }
    for (int q = 0; q < 2; q++) {
      double expected = z(logical, q);
      double actual = z(isa, json.get("finalLayout").get(q).asInt());
      assertEquals(expected, actual, 1e-9);
    }
  }

  private double z(List<String> command, int qubit) {
    JsonNode json = qubridge(with(command, "--observable", "Z" + qubit)).run().json();
    return json.get("expectations").get(0).get("value").asDouble();
  }

  private static String[] with(List<String> command, String... more) {
    return Stream.concat(command.stream(), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void refusesRowsThatDoNotFitInOneLine() throws IOException {
    Files.writeString(work.resolve("odd.csv"), "theta,phi\n1,2\n");
    Files.writeString(work.resolve("short.csv"), "theta\n1,2\n");
    Files.writeString(work.resolve("word.csv"), "theta\n0.1\nmany\n");
    Files.writeString(work.resolve("empty.csv"), "theta\n");
    List<String> template = List.of("transpile", "-", "--device", "line5", "--resynthesize-rows");
    qubridge(with(template, "--json", "--rows", "odd.csv"))
        .run()
        .requireFailure(ExitCode.FILES, "odd.csv, record 1", "[theta, phi]", "[theta]");
    qubridge(with(template, "--json", "--rows", "short.csv"))
        .run()
        .requireFailure(ExitCode.FILES, "short.csv, record 2: 2 values for 1 name");
    qubridge(with(template, "--json", "--rows", "word.csv"))
        .run()
        .requireFailure(ExitCode.FILES, "word.csv, record 3", "'many'");
    qubridge(with(template, "--json", "--rows", "empty.csv"))
        .run()
        .requireFailure(ExitCode.FILES, "no row");
    Files.writeString(work.resolve("open.csv"), "theta\n\"1\n");
    qubridge(with(template, "--json", "--rows", "open.csv"))
        .run()
        .requireFailure(ExitCode.FILES, "open.csv: is no CSV");
    qubridge(with(template, "--json", "--rows", "none.csv"))
        .run()
        .requireFailure(ExitCode.FILES, "no such file", "none.csv");
    qubridge(with(template, "--rows", "odd.csv")).run().requireFailure(ExitCode.USAGE, "-o");
    qubridge("transpile", "-", "--device", "line5", "--json", "--rows", "odd.csv")
        .run()
        .requireFailure(ExitCode.USAGE, "--resynthesize-rows");
  }

  @Test
  void refusesAnInputThatHasAGatesNameOnceTheStandardLibraryIsIncluded() throws IOException {
    Files.writeString(
        work.resolve("t.qasm"), "OPENQASM 3.0; input float t; qubit q; U(t, 0, 0) q;");
    qubridge("transpile", "t.qasm", "--device", "line5")
        .run()
        .requireFailure(ExitCode.PROGRAM, "t.qasm: parameter 't'", "rename it");
  }

  @Test
  void saysOneGateInTheSingular() throws IOException {
    Files.writeString(
        work.resolve("bell.qasm"),
        "OPENQASM 3.0; include \"stdgates.inc\"; qubit[2] q; h q[0]; cx q[0], q[1];");
    Outcome outcome = qubridge("transpile", "bell.qasm", "--device", "line5").run();
    assertTrue(outcome.err().startsWith("line5: 1 two-qubit gate, "), outcome::toString);
  }

  @Test
  void equalSeedsGiveEqualPrograms() {
    String[] command = {"transpile", "-", "--device", "line5", "--seed", "5", "--quiet"};
    assertEquals(qubridge(command).run(), qubridge(command).run());
  }

  /** An IBM snapshot of three qubits with one gate more than those of the pulses. */
  private void snapshot(String folder, int qubits, String gate, String pairs, double error)
      throws IOException {
    Files.createDirectory(work.resolve(folder));
    Files.writeString(
        work.resolve(folder).resolve("conf.json"),
        """
        {"backend_name": "tiny", "n_qubits": %d, "basis_gates": ["rz", "sx", "x", "%s"],
         "coupling_map": %s}
        """
            .formatted(qubits, gate, pairs));
    String figures =
        """
        {"gate": "cz", "qubits": [0, 1], "parameters": [{"name": "gate_error", "value": %s}]}
        """
            .formatted(error);
    Files.writeString(
        work.resolve(folder).resolve("props.json"),
        "{\"qubits\": [], \"gates\": [" + figures + "]}");
  }

  @Test
  void refusesDevicesThatCannotRunItInOneLine() throws IOException {
    snapshot("parts", 3, "cz", "[[0, 1]]", 0.01);
    snapshot("dead", 3, "cz", "[[0, 1], [1, 2]]", 1);
    snapshot("odd", 3, "warp", "[[0, 1], [1, 2]]", 0.01);
    snapshot("huge", 1_000_000, "cz", "[]", 0.01);
    snapshot("broken", 3, "cz", "[[0, 1]", 0.01);
    qubridge("transpile", "-", "--device", "parts")
        .run()
        .requireFailure(ExitCode.BACKEND, "couples 3 qubits", "'tiny'", "has 2");
    for (String folder : List.of("dead", "odd")) {
      qubridge("transpile", "-", "--device", folder)
          .run()
          .requireFailure(ExitCode.BACKEND, "couples 3 qubits", "'tiny'", "has 1");
    }
    qubridge("transpile", "-", "--device", "huge")
        .run()
        .requireFailure(ExitCode.BACKEND, "n_qubits is 1000000", "5000");
    qubridge("transpile", "-", "--device", "broken")
        .run()
        .requireFailure(ExitCode.BACKEND, "conf.json, line", "not JSON");
  }

  @Test
  void refusesWhatCannotRunInOneLine() throws IOException {
    Files.createDirectory(work.resolve("half"));
    Files.writeString(work.resolve("half/conf.json"), "{}");
    Files.writeString(
        work.resolve("wide.qasm"),
        "OPENQASM 3.0; include \"stdgates.inc\"; qubit[6] q; h q; cx q[0], q[5];");
    Files.writeString(
        work.resolve("loop.qasm"),
        "OPENQASM 3.0; include \"stdgates.inc\"; qubit q; bit c; while (c) { x q; }");
    qubridge("transpile", "-", "--device", "nowhere")
        .run()
        .requireFailure(ExitCode.BACKEND, "'nowhere'", "line5");
    qubridge("transpile", "-", "--device", "half")
        .run()
        .requireFailure(ExitCode.BACKEND, "half has no props.json");
    qubridge("transpile", "wide.qasm", "--device", "line5")
        .run()
        .requireFailure(ExitCode.BACKEND, "6 qubits", "'line5' has 5");
    qubridge("transpile", "loop.qasm", "--device", "line5")
        .run()
        .requireFailure(ExitCode.PROGRAM, "loop.qasm");
    qubridge("transpile", "-", "--device", "line5", "--set", "phi=1")
        .run()
        .requireFailure(ExitCode.USAGE, "'phi'", "'theta'");
    qubridge("transpile", "-").run().requireFailure(ExitCode.USAGE, "--device");
  }
}
