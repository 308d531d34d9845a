package io.qubridge.qasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.qubridge.circuit.Circuit;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.Matrix;
import io.qubridge.kit.NaiveSimulator;
import io.qubridge.qasm.syntax.Parser;
import io.qubridge.qasm.syntax.ProgramException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Programs of other projects, which lie beside this one on a developer's machine. */
class SharedProgramsTest {
  private static final String GRAMMAR_TESTS = "openqasm/source/grammar/tests/invalid/statements/";
  private static final String SNIPPETS = "openqasm3_parser/crates/pipeline-tests/tests/snippets/";
  private static final String PENNYLANE = "pennylane/tests/io/qasm_interpreter/";
  private static final String PYQASM = "pyqasm/tests/qasm3/resources/qasm/";

  /** What the refusal of a program says; the others are read. */
  private static final Map<String, String> REFUSED = refused();

  private static Map<String, String> refused() {
    Map<String, String> refused = new TreeMap<>();
    refused.put("openqasm/examples/arrays.qasm", "line 9, column 1: variables of type array");
    refused.put("openqasm/examples/dd.qasm", "line 7, column 1: variables of type stretch");
    refused.put("openqasm/examples/defcal.qasm", "line 1, column 1: calibrations");
    refused.put("openqasm/examples/gateteleport.qasm", "line 6, column 1: 'extern'");
    refused.put("openqasm/examples/inverseqft2.qasm", "line 15, column 1: 'if' branches");
    refused.put("openqasm/examples/teleport.qasm", "line 20, column 1: 'if' branches");
    refused.put(SNIPPETS + "reference/assignment/alias.qasm", "line 10, column 25: the index is 2");
    refused.put(
        SNIPPETS + "reference/comments/comments_cnot.qasm", "line 15, column 1: gate 'cnot'");
    refused.put(SNIPPETS + "reference/control_flow/branching.qasm", "line 6, column 1: 'if'");
    refused.put(SNIPPETS + "reference/declaration/declaration.qasm", "line 6, column 3: variables");
    refused.put(SNIPPETS + "reference/directives/annotations.qasm", "line 6, column 1: inputs of");
    refused.put(
        SNIPPETS + "reference/expression/order_of_ops.qasm", "line 5, column 1: expressions");
    refused.put(
        SNIPPETS + "reference/gate/gate_modifiers.qasm", "line 7, column 11: gate 'g' takes");
    refused.put(
        SNIPPETS + "reference/scope/anonymous_block.qasm", "line 6, column 3: variables of");
    refused.put(SNIPPETS + "reference/subroutine/extern.qasm", "line 5, column 1: 'extern'");
    refused.put(PENNYLANE + "binary_expressions.qasm", "line 3, column 1: variables of type bool");
    refused.put(PENNYLANE + "custom_gates.qasm", "line 5, column 13: 'pi' is built into");
    refused.put(PENNYLANE + "end_in_loop.qasm", "line 2, column 1: variables of type int");
    refused.put(PENNYLANE + "functions.qasm", "line 11, column 15: rotl and rotr take bits");
    refused.put(PENNYLANE + "loops.qasm", "line 2, column 15: initial values of bits");
    refused.put(PENNYLANE + "resets.qasm", "line 3, column 1: subroutines");
    refused.put(PENNYLANE + "switch.qasm", "line 3, column 1: 'switch' branches");
    refused.put(PENNYLANE + "variables.qasm", "line 6, column 1: variables of type uint");
    refused.put(
        PYQASM + "custom_include/circular_import.qasm", "line 3, column 1: no file is read");
    refused.put(
        PYQASM + "custom_include/include_circular_import.qasm", "line 3, column 1: no file");
    refused.put(PYQASM + "custom_include/include_sub.qasm", "line 3, column 1: no file is read");
    refused.put(PYQASM + "custom_include/include_sub_ref.qasm", "line 4, column 1: subroutines");
    refused.put(PYQASM + "custom_include/include_vars.qasm", "line 3, column 1: no file is read");
    refused.put(PYQASM + "custom_include/include_vars_ref.qasm", "line 5, column 1: variables of");
    refused.put(PYQASM + "custom_include/sub.qasm", "line 4, column 1: subroutines");
    refused.put("pyqasm/tests/cli/resources/valid1.qasm", "line 18, column 1: subroutines");
    refused.put("itsubaki-qasm/testdata/deutsch_jozsa_constant.qasm", "line 7, column 1: subrou");
    refused.put("itsubaki-qasm/testdata/invalid_syntax.qasm", "line 1, column 9: found ';' but");
    refused.put("itsubaki-qasm/testdata/qft.qasm", "line 8, column 1: subroutines");
    refused.put(
        "amazon-braket-default-simulator/test/resources/noncontiguous_virtual.qasm",
        "line 4, column 1: gate 'h' is not defined; expected include");
    return refused;
  }

  @TestFactory
  Stream<DynamicTest> readsOrRefusesByName() {
    return programs()
        .filter(name -> !name.startsWith(GRAMMAR_TESTS))
        .map(name -> dynamicTest(name, () -> assertReadOrRefused(name)));
  }

  private static void assertReadOrRefused(String name) {
    String program = program(name);
    String refusal = REFUSED.get(name);
    if (refusal == null) {
      Circuit circuit = QasmReader.read(program);
      assertEquals(circuit, QasmReader.read(QasmWriter.write(circuit)));
    } else {
      String message = refusal(program);
      assertTrue(message.startsWith(refusal), message);
    }
  }

  @TestFactory
  Stream<DynamicTest> parsesEveryWellFormedProgram() {
    return programs()
        .filter(name -> !name.startsWith(GRAMMAR_TESTS) && !name.endsWith("invalid_syntax.qasm"))
        .map(name -> dynamicTest(name, () -> parse(program(name))));
  }

  private static void parse(String program) {
    Parser parser = new Parser(program, 100, 10_000);
    while (parser.hasNext()) {
      parser.next();
    }
  }

  @TestFactory
  Stream<DynamicTest> refusesEveryInvalidStatementByItsGrammar() {
    return programs()
        .filter(name -> name.startsWith(GRAMMAR_TESTS))
        .flatMap(name -> program(name).lines().map(line -> List.of(name, line.strip())))
        .filter(entry -> !entry.get(1).isEmpty() && !entry.get(1).startsWith("//"))
        .map(
            entry ->
                dynamicTest(
                    entry.get(0) + ": " + entry.get(1),
                    () -> {
                      assertThrows(ProgramException.class, () -> parse(entry.get(1)));
                      refusal(entry.get(1));
                    }));
  }

  @Test
  void qftIsUniform() {
    Map<Long, Double> distribution = distribution("openqasm/examples/qft.qasm");
    assertEquals(16, distribution.size());
    distribution.values().forEach(p -> assertEquals(1.0 / 16, p, 1e-12));
  }

  /** Its gates are rotations by W(pi/6) and S(pi/4), in the Bloch sphere's X and Z. */
  @Test
  void qspIsTheProductOfItsRotations() {
    assumeThere("itsubaki-qasm/testdata/qsp.qasm");
    String gates =
        "rx(-pi / 3) q; rz(-pi / 2) q; rx(-pi / 3) q; rz(pi / 2) q; rx(-pi / 3) q;"
            + " gphase((-pi / 3 * 3) / 2);";
    Circuit circuit = QasmReader.read(program("itsubaki-qasm/testdata/qsp.qasm"));
    CircuitMatrix.assertSame(
        CircuitMatrix.of("include \"stdgates.inc\"; qubit q; " + gates),
        CircuitMatrix.of(circuit),
        "qsp");
  }

  @Test
  void customGateIsItsBody() {
    String name = PYQASM + "custom_gate_simple.qasm";
    assumeThere(name);
    CircuitMatrix.assertSame(
        CircuitMatrix.of(
            "include \"stdgates.inc\"; qubit a; qubit b; h a; z b; rx(1.1) a; cx a, b;"),
        CircuitMatrix.of(program(name)),
        name);
  }

  private static Map<Long, Double> distribution(String name) {
    assumeThere(name);
    Circuit circuit = QasmReader.read(program(name));
    Bindings none = new Bindings(List.of(), new Matrix(1, 0));
    return NaiveSimulator.run(circuit, none, 0).probabilities();
  }

  private static String refusal(String program) {
    return assertThrows(QasmException.class, () -> QasmReader.read(program)).getMessage();
  }

  private static Path folder() {
    Path start = Path.of("").toAbsolutePath();
    return Stream.iterate(start, path -> path != null, Path::getParent)
        .map(path -> path.resolve("../shared/data/qasm").normalize())
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(start.resolve("../shared/data/qasm"));
  }

  private static void assumeThere(String name) {
    assumeTrue(Files.exists(folder().resolve(name)), name + " is not there");
  }

  private static Stream<String> programs() {
    assumeTrue(Files.isDirectory(folder()), folder() + " is not there");
    try (Stream<Path> files = Files.walk(folder())) {
      List<String> names =
          files
              .filter(file -> file.toString().endsWith(".qasm"))
              .map(file -> folder().relativize(file).toString().replace('\\', '/'))
              .sorted()
              .toList();
      return names.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String program(String name) {
    try {
      return Files.readString(folder().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
