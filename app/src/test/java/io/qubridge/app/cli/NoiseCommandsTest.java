package io.qubridge.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoiseCommandsTest {
  private static final String ONE =
      """
      OPENQASM 3.0;
      include "stdgates.inc";
      qubit[1] q;
      bit[1] c;
      x q[0];
      c[0] = measure q[0];
      """;

  /** On physical qubits; {@code ecr} is defined here, and is the device's own gate. */
  private static final String ECR =
      """
      OPENQASM 3.0;
      include "stdgates.inc";
      gate rzx(t) a, b { h b; cx a, b; rz(t) b; cx a, b; h b; }
      gate ecr a, b { rzx(pi/4) a, b; x a; rzx(-pi/4) a, b; }
      bit[2] c;
      x $1;
      ecr $1, $0;
      c[0] = measure $0;
      c[1] = measure $1;
      """;

  private static final String CONF =
      """
      {"backend_name": "pair", "backend_version": "1", "n_qubits": 2,
       "basis_gates": ["ecr", "rz", "sx", "x"], "coupling_map": [[1, 0]],
       "gates": [
        {"name": "rz", "parameters": ["t"], "qasm_def": "", "coupling_map": [[0], [1]]},
        {"name": "sx", "parameters": [], "qasm_def": "", "coupling_map": [[0], [1]]},
        {"name": "x", "parameters": [], "qasm_def": "", "coupling_map": [[0], [1]]},
        {"name": "ecr", "parameters": [], "qasm_def": "", "coupling_map": [[1, 0]]}]}
      """;

  @TempDir Path work;

  private CommandProcess.Outcome run(String program, String... options) throws IOException {
    Files.writeString(work.resolve("program.qasm"), program);
    List<String> all = new ArrayList<>(List.of("run", "program.qasm"));
    all.addAll(List.of(options));
    return CommandProcess.qubridge(work, all.toArray(String[]::new)).run();
  }

  private static String qubit() {
    return """
        [{"date": "2026-01-01T00:00:00Z", "name": "T1", "unit": "us", "value": 1e9},
         {"date": "2026-01-01T00:00:00Z", "name": "T2", "unit": "us", "value": 1e9},
         {"date": "2026-01-01T00:00:00Z", "name": "prob_meas1_prep0", "unit": "", "value": 0},
         {"date": "2026-01-01T00:00:00Z", "name": "prob_meas0_prep1", "unit": "", "value": 0}]""";
  }

  private static String gate(String name, String qubits, double error) {
    return """
        {"qubits": %s, "gate": "%s", "name": "%s", "parameters": [
         {"date": "2026-01-01T00:00:00Z", "name": "gate_error", "unit": "", "value": %s},
         {"date": "2026-01-01T00:00:00Z", "name": "gate_length", "unit": "ns", "value": 0}]}"""
        .formatted(qubits, name, name, error);
  }

  /** A device of two qubits whose only errors are those of ecr. */
  private void writeDevice(double error) throws IOException {
    Path device = Files.createDirectories(work.resolve("pair"));
    Files.writeString(device.resolve("conf.json"), CONF);
    List<String> gates = new ArrayList<>();
    for (String name : List.of("rz", "sx", "x")) {
      gates.add(gate(name, "[0]", 0));
      gates.add(gate(name, "[1]", 0));
    }
    gates.add(gate("ecr", "[1, 0]", error));
    Files.writeString(
        device.resolve("props.json"),
        """
        {"backend_name": "pair", "backend_version": "1",
         "last_update_date": "2026-01-01T00:00:00Z",
         "qubits": [%s, %s], "gates": [%s], "general": []}
        """
            .formatted(qubit(), qubit(), String.join(",", gates)));
  }

  @Test
  void aGateThatTheProgramDefinesAndTheDeviceHasErrsAsOnTheDevice() throws IOException {
    writeDevice(0.06);
    JsonNode ideal = run(ECR, "--json").json().at("/probabilities/c");
    JsonNode noisy = run(ECR, "-S", "noise=pair", "--json").json().at("/probabilities/c");
    double mixed = 0.06 * 4 / 3; // depolarizing strength of an average gate error
    for (String outcome : List.of("00", "01", "10", "11")) {
      double expected = (1 - mixed) * ideal.path(outcome).asDouble() + mixed / 4;
      assertEquals(expected, noisy.path(outcome).asDouble(), 1e-9, outcome);
    }
  }

  @Test
  void aProgramOnPhysicalQubitsIsRunAsItIsOrRefused() throws IOException {
    writeDevice(0.06);
    run(ECR.replace("ecr $1, $0", "ecr $0, $1"), "-S", "noise=pair")
        .requireFailure(ExitCode.BACKEND, "'ecr'", "[0, 1]", "pair");
    run(ECR.replace("x $1", "h $1"), "-S", "noise=pair")
        .requireFailure(ExitCode.BACKEND, "'h'", "pair");
  }

  @Test
  void mitigationGivesBackWhatTheReadoutTook() throws IOException {
    String noise = "noise=readout=0.1";
    assertEquals(0.9, run(ONE, "-S", noise, "--json").json().at("/probabilities/c/1").asDouble());
    JsonNode exact = run(ONE, "-S", noise, "--mitigation", "readout", "--json").json();
    assertEquals(1, exact.at("/probabilities/c/1").asDouble(), 1e-12);
    String[] shots = {
      "-S", noise, "--mitigation", "readout", "--shots", "10000", "--seed", "3", "--json"
    };
    JsonNode first = run(ONE, shots).json();
    assertEquals(1, first.at("/quasiProbabilities/c/1").asDouble(), 0.03);
    assertEquals(first, run(ONE, shots).json());
  }

  @Test
  void trajectoriesGiveShotsAboveTenQubits() throws IOException {
    StringBuilder ghz =
        new StringBuilder(
            "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[12] q;\nbit[12] c;\nh q[0];\n");
    for (int q = 1; q < 12; q++) {
      ghz.append("cx q[").append(q - 1).append("], q[").append(q).append("];\n");
    }
    ghz.append("c = measure q;\n");
    String noise = "noise=two-qubit-depolarizing=0.02";
    JsonNode counts =
        run(ghz.toString(), "-S", noise, "--shots", "500", "--json").json().at("/counts/c");
    int whole = counts.path("0".repeat(12)).asInt() + counts.path("1".repeat(12)).asInt();
    assertTrue(350 < whole && whole < 480, counts::toString);
    run(ghz.toString(), "-S", noise).requireFailure(ExitCode.BACKEND, "--shots");
    run(ghz.toString(), "-S", noise, "-S", "method=density-matrix", "--shots", "5")
        .requireFailure(ExitCode.BACKEND, "12", "10");
  }

  @Test
  void wrongNoiseGetsOneClearLine() throws IOException {
    run(ONE, "-S", "noise=depolarizing=1.2").requireFailure(ExitCode.BACKEND, "1.2", "[0, 1]");
    run(ONE, "-S", "noise=readout=-0.1").requireFailure(ExitCode.BACKEND, "-0.1", "[0, 1]");
    run(ONE, "-S", "noise=readout=NaN").requireFailure(ExitCode.BACKEND, "NaN", "[0, 1]");
    run(ONE, "-S", "noise=bit-flop=0.1")
        .requireFailure(ExitCode.BACKEND, "bit-flop", "phase-damping");
    run(ONE, "-S", "noise=readout=0.1,readout=0.2").requireFailure(ExitCode.BACKEND, "once");
    run(ONE, "-S", "noise=no-such-device").requireFailure(ExitCode.BACKEND, "no-such-device");
    run(ONE, "-S", "noise=bit-flip=0.3", "-S", "noise-scale=4")
        .requireFailure(ExitCode.BACKEND, "bit-flip", "1.2", "at most 3.333");
    run(ONE.replace("qubit[1]", "qubit[6]").replace("x q[0]", "x q"), "-S", "noise=line5")
        .requireFailure(ExitCode.BACKEND, "6", "line5");
    run(ONE, "-S", "noise=readout=0.1", "-S", "method=magic")
        .requireFailure(ExitCode.BACKEND, "magic", "trajectories");
  }

  @Test
  void aScaleThatTakesADevicesErrorOverItsLimitIsRefused() throws IOException {
    writeDevice(0.06);
    run(ECR, "-S", "noise=pair", "-S", "noise-scale=15")
        .requireFailure(ExitCode.BACKEND, "'ecr'", "0.06", "0.8", "at most 13.33");
  }

  @Test
  void singularReadoutIsNotMitigated() throws IOException {
    run(ONE, "-S", "noise=readout=0.5", "--mitigation", "readout")
        .requireFailure(ExitCode.BACKEND, "qubit 0", "singular");
    run(ONE, "--mitigation", "all").requireFailure(ExitCode.USAGE, "--mitigation", "readout");
  }

  @Test
  void aDeviceWithoutCalibrationHasNoNoiseToTell() throws IOException {
    writeDevice(0.06);
    Path props = work.resolve("pair/props.json");
    Files.writeString(props, Files.readString(props).replace("gate_error", "gate_mood"));
    run(ECR, "-S", "noise=pair").requireFailure(ExitCode.BACKEND, "pair", "calibrated");
    Files.delete(props);
    run(ECR, "-S", "noise=pair").requireFailure(ExitCode.BACKEND, "pair");
  }
}
