package io.qubridge.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.qubridge.app.cli.CommandProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  private static final double EXACT = 1e-12;

  /** On |01>: the first bit of a is set, b holds the other qubit's sign of a rotation. */
  private static final String TWO_REGISTERS =
      """
      OPENQASM 3.0;
      include "stdgates.inc";
      input float[64] theta;
      qubit[3] q;
      bit[2] a;
      bit[1] b;
      x q[0];
      rx(theta) q[2];
      a[0] = measure q[0];
      a[1] = measure q[1];
      b[0] = measure q[2];
      """;

  private static final String BELL =
      """
      OPENQASM 3.0;
      include "stdgates.inc";
      qubit[2] q;
      bit[2] c;
      h q[0];
      cx q[0], q[1];
      c = measure q;
      """;

  @TempDir Path work;

  @Test
  void givesExactProbabilitiesOfEachRegisterWithIndexZeroRightMost() {
    JsonNode result = run(TWO_REGISTERS, "--set", "theta=1").json();
    assertEquals(List.of("backend", "shots", "probabilities", "expectations"), names(result));
    assertEquals("local", result.get("backend").asText());
    assertTrue(result.get("shots").isNull(), result::toString);
    JsonNode probabilities = result.get("probabilities");
    assertEquals(List.of("a", "b"), names(probabilities));
    assertEquals(List.of("01"), names(probabilities.get("a")));
    assertEquals(1, probabilities.at("/a/01").asDouble(), EXACT);
    assertEquals(Math.pow(Math.sin(0.5), 2), probabilities.at("/b/1").asDouble(), EXACT);
    assertEquals(Math.pow(Math.cos(0.5), 2), probabilities.at("/b/0").asDouble(), EXACT);
    assertEquals("[]", result.get("expectations").toString());
  }

  @Test
  void takesMultiplesOfPiForParameters() {
    for (String value : List.of("2*pi/3", "-2.0*pi/3")) {
      JsonNode result = run(TWO_REGISTERS, "--set", "theta=" + value).json();
      assertEquals(0.75, result.at("/probabilities/b/1").asDouble(), EXACT);
    }
  }

  @Test
  void countsShotsAndRepeatsThemForASeed() {
    JsonNode first = run(BELL, "--shots", "1000", "--seed", "7").json();
    assertEquals(List.of("backend", "shots", "counts", "expectations"), names(first));
    assertEquals(1000, first.get("shots").asInt());
    assertEquals(List.of("00", "11"), names(first.at("/counts/c")));
    int sum = first.at("/counts/c/00").asInt() + first.at("/counts/c/11").asInt();
    assertEquals(1000, sum);
    assertEquals(first, run(BELL, "--shots", "1000", "--seed", "7").json());
    assertFalse(first.equals(run(BELL, "--shots", "1000", "--seed", "8").json()));
  }

  @Test
  void estimatesObservablesBeforeTheFinalMeasurements() {
    JsonNode exact = run(BELL, "--observable", "Z0 Z1", "--observable", "0.5*X0 X1 - 2 Z0").json();
    JsonNode values = exact.get("expectations");
    assertEquals(List.of("observable", "value", "standardError"), names(values.get(0)));
    assertEquals("Z0 Z1", values.at("/0/observable").asText());
    assertEquals(1, values.at("/0/value").asDouble(), EXACT);
    assertEquals(0, values.at("/0/standardError").asDouble());
    assertEquals(0.5, values.at("/1/value").asDouble(), EXACT);
    assertEquals(List.of("00", "11"), names(exact.at("/probabilities/c")));
    JsonNode estimate =
        run(BELL, "--shots", "400", "--observable", "Z0").json().at("/expectations/0");
    assertEquals(0.05, estimate.get("standardError").asDouble(), 0.001);
    assertEquals(0, estimate.get("value").asDouble(), 0.25);
  }

  @Test
  void measuresAllQubitsOfAProgramThatMeasuresNothingAndSaysSo() {
    String program = "OPENQASM 3.0; include \"stdgates.inc\"; qubit[2] q; x q[1];";
    Outcome people = qubridge(program, "run", "-").run();
    assertTrue(people.err().contains("all its qubits were measured"), people::toString);
    assertTrue(people.out().contains("10"), people::toString);
    JsonNode result = run(program).json();
    assertEquals(1, result.at("/probabilities/meas/10").asDouble(), EXACT);
    JsonNode state = run(program, "--observable", "Z1").json();
    assertEquals("{}", state.get("probabilities").toString());
    assertEquals(-1, state.at("/expectations/0/value").asDouble(), EXACT);
  }

  @Test
  void takesAnotherNameForAllQubitsWhereTheProgramHasIt() {
    String program = "OPENQASM 3.0; include \"stdgates.inc\"; qubit q; bit meas; x q;";
    JsonNode result = run(program).json();
    assertEquals(1, result.at("/probabilities/meas0/1").asDouble(), EXACT);
  }

  @Test
  void readsAFileAndPrintsATableForPeople() throws IOException {
    Files.writeString(work.resolve("a bell.qasm"), BELL);
    Outcome exact = qubridge("", "run", "a bell.qasm", "--observable", "Z0 Z1").run();
    assertEquals(0, exact.status(), exact::toString);
    assertEquals("", exact.err());
    assertTrue(exact.out().startsWith("backend local, exact\n"), exact::toString);
    assertTrue(exact.out().contains("\n00     0.500000  ####"), exact::toString);
    assertTrue(exact.out().contains("\nZ0 Z1        1.000000000000\n"), exact::toString);
    Outcome shots = qubridge("", "run", "a bell.qasm", "--shots", "1000", "--seed", "3").run();
    assertTrue(shots.out().startsWith("backend local, 1000 shots, seed 3\n"), shots::toString);
    assertTrue(
        shots.out().matches("(?s).*\n11 +\\d+  0\\.\\d+ ± 0\\.016  #+\n.*"), shots::toString);
  }

  @Test
  void printsTheMostFrequentOutcomesAndSumsUpTheRest() {
    String program = "OPENQASM 3.0; include \"stdgates.inc\"; qubit[6] q; h q;";
    Outcome people = qubridge(program, "run", "-", "--quiet").run();
    assertEquals("", people.err());
    assertTrue(people.out().contains("\nand 48 more outcomes with probability 0.750000"));
  }

  @Test
  void printsMitigatedShotsAsQuasiProbabilities() {
    List<String> options =
        List.of("--shots", "1000", "-S", "noise=readout=0.1", "--mitigation", "readout");
    JsonNode result = run(BELL, options.toArray(String[]::new)).json();
    assertEquals(List.of("backend", "shots", "quasiProbabilities", "expectations"), names(result));
    JsonNode outcomes = result.at("/quasiProbabilities/c");
    double sum = 0;
    for (String bits : names(outcomes)) {
      sum += outcomes.get(bits).asDouble();
    }
    assertEquals(1, sum, EXACT);
    assertEquals(0.5, outcomes.get("11").asDouble(), 0.15);
    assertTrue(outcomes.get("01").asDouble() < 0.08, outcomes::toString); // 0.09 as read
  }

  @Test
  void refusesAFileThatIsNotThere() {
    qubridge("", "run", "nope.qasm").run().requireFailure(ExitCode.FILES, "'nope.qasm'");
    qubridge("", "run", ".").run().requireFailure(ExitCode.FILES, "'.' is a folder");
    qubridge("", "run").run().requireFailure(ExitCode.USAGE, "FILE.qasm", "run --help");
  }

  @Test
  void placesAFaultOfTheProgram() throws IOException {
    Files.writeString(work.resolve("bad.qasm"), "OPENQASM 3.0;\nqubit[2] q;\nh q[5];\n");
    qubridge("", "run", "bad.qasm")
        .run()
        .requireFailure(ExitCode.PROGRAM, "bad.qasm: line 3", "column");
    run("OPENQASM 3.0;").requireFailure(ExitCode.PROGRAM, "no qubit");
    run("OPENQASM 3.0; qubit[64] q;").requireFailure(ExitCode.PROGRAM, "64 classical bits", "63");
    run("\u0000\u0001\u0002").requireFailure(ExitCode.PROGRAM, "standard input: line 1");
  }

  @Test
  void listsEveryParameterWithoutAValue() {
    String program =
        "OPENQASM 3.0; include \"stdgates.inc\"; input float a; input float b; input float c;"
            + " qubit q; rx(a+b+c) q;";
    run(program, "--set", "b=1")
        .requireFailure(ExitCode.USAGE, "'a', 'c'", "--set a=VALUE --set c=VALUE");
  }

  @Test
  void refusesParameterValuesThatCannotBe() {
    run(TWO_REGISTERS, "--set", "phi=1", "--set", "theta=1")
        .requireFailure(ExitCode.USAGE, "no parameter 'phi'", "it has 'theta'");
    for (String value : List.of("NaN", "Infinity", "1e999", "abc", "pi/0", "1/2")) {
      run(TWO_REGISTERS, "--set", "theta=" + value)
          .requireFailure(ExitCode.USAGE, "'theta' is '" + value + "'", "finite number");
    }
    run(BELL, "--set", "phi=1").requireFailure(ExitCode.USAGE, "'phi'", "it has none");
    run(BELL, "--set", "phi").requireFailure(ExitCode.USAGE, "--set", "NAME=VALUE");
  }

  @Test
  void refusesShotsThatCannotBe() throws IOException {
    for (String shots : List.of("0", "-5")) {
      run(BELL, "--shots", shots).requireFailure(ExitCode.USAGE, "--shots is " + shots, "exact");
    }
    run(BELL, "--shots", "many").requireFailure(ExitCode.USAGE, "--shots", "'many'");
    awkward("CAPACITY", "--shots", "101")
        .requireFailure(ExitCode.CAPACITY, "--shots is 101", "at most 100");
    awkward("USER").requireFailure(ExitCode.BACKEND, "no exact values", "--shots N");
  }

  @Test
  void refusesMoreQubitsThanTheBackendHas() {
    String program = "OPENQASM 3.0; include \"stdgates.inc\"; qubit[60] q; h q;";
    qubridge(program, "run", "-").run().requireFailure(ExitCode.BACKEND, "60 qubits", "at most");
  }

  @Test
  void refusesObservablesThatCannotBeTaken() {
    run(BELL, "--observable", "Q0").requireFailure(ExitCode.USAGE, "'Q0'");
    run(BELL, "--observable", "Z2").requireFailure(ExitCode.USAGE, "'Z2'", "2 qubits");
    String middle = BELL + "h q[1];\n";
    run(middle, "--observable", "Z0")
        .requireFailure(ExitCode.PROGRAM, "qubit 1", "c[1]", "gate 'h'", "at the end");
  }

  @Test
  void refusesBackendsAndSettingsThatAreNotThere() {
    run(BELL, "--backend", "nope").requireFailure(ExitCode.BACKEND, "'nope'", "local");
    run(BELL, "-S", "nope=1").requireFailure(ExitCode.BACKEND, "unknown setting 'nope'");
    run(BELL, "--backend", "ibm", "--shots", "10", "--max-qpu-seconds", "1")
        .requireFailure(ExitCode.BACKEND, "'token'");
  }

  @Test
  void refusesASecretOnTheCommandLineAndDoesNotRepeatIt() throws IOException {
    Outcome outcome = awkward("USER", "--shots", "10", "-S", "token=s3cr3t");
    outcome.requireFailure(ExitCode.USAGE, "'token' is secret", "QUBRIDGE_AWKWARD_TOKEN");
    assertFalse(outcome.err().contains("s3cr3t"), outcome::toString);
  }

  @Test
  void endsWithTheExitCodeOfTheFailuresCategory() throws IOException {
    awkward("USER", "--shots", "1").requireFailure(ExitCode.BACKEND, "failed because it was told");
    awkward("CAPACITY", "--shots", "1").requireFailure(ExitCode.CAPACITY);
    awkward("EXTERNAL", "--shots", "1").requireFailure(ExitCode.EXTERNAL);
    awkward("INTERNAL", "--shots", "1").requireFailure(ExitCode.INTERNAL, "--debug");
    awkward("defect", "--shots", "1")
        .requireFailure(ExitCode.INTERNAL, "IllegalStateException", "line second", "--debug");
    awkward("memory", "--shots", "1").requireFailure(ExitCode.CAPACITY, "MiB", "-Xmx");
  }

  @Test
  void warnsOfABrokenPluginAndGoesOn() throws IOException {
    Files.createDirectories(work.resolve("plugins"));
    Files.writeString(work.resolve("plugins/broken.jar"), "not a jar");
    Outcome outcome =
        qubridge(BELL, "run", "-").environment("QUBRIDGE_PLUGINS", work + "/plugins").run();
    assertEquals(0, outcome.status(), outcome::toString);
    assertTrue(outcome.err().contains("broken.jar"), outcome::toString);
    assertEquals(1, outcome.err().lines().count(), outcome::toString);
  }

  private Outcome awkward(String failure, String... options) throws IOException {
    PluginFolder.write(work.resolve("plugins/awkward.jar"));
    List<String> words =
        new ArrayList<>(List.of("run", "-", "--backend", "awkward", "-S", "failure=" + failure));
    words.addAll(List.of(options));
    return qubridge(BELL, words.toArray(String[]::new))
        .environment("QUBRIDGE_PLUGINS", work.resolve("plugins").toString())
        .environment("QUBRIDGE_AWKWARD_TOKEN", "s3cr3t")
        .run();
  }

  private Outcome run(String program, String... options) {
    List<String> words = new ArrayList<>(List.of("run", "-", "--json"));
    words.addAll(List.of(options));
    return qubridge(program, words.toArray(String[]::new)).run();
  }

  private CommandProcess qubridge(String program, String... arguments) {
    return CommandProcess.qubridge(work, arguments).input(program);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
