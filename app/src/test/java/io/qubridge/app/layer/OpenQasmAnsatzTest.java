package io.qubridge.app.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.gradientcheck.GradientCheckUtil.MLNConfig;
import org.deeplearning4j.gradientcheck.GradientCheckUtil.PrintMode;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.NoOp;

@ExtendWith(DoublePrecision.class)
class OpenQasmAnsatzTest {
  private static final String HEAD = "OPENQASM 3;\ninclude \"stdgates.inc\";\n";
  private static final String RING =
      HEAD
          + """
          input float alpha;
          input float[64] beta;
          qubit[2] q;
          rx(alpha) q[0];
          rx(beta) q[1];
          cx q[0], q[1];
          """;
  private static final String SELF_EMBEDDING =
      HEAD
          + """
          input float w;
          input float x_b;
          input float x_a;
          qubit[2] q;
          ry(2 * x_b + w / 2) q[0];
          rz(x_a) q[0];
          cry(w) q[0], q[1];
          h q[0];
          """;

  @TempDir private Path folder;

  @Test
  void aProgramThatIsTheBasicEntanglerIsOneLayerOfIt() throws IOException {
    QuantumLayer own = layer(RING).layers(3).build();
    QuantumLayer known = Networks.quantum(2, 3).build();
    assertArrayEquals(known.getCircuit().weightShape(), own.getCircuit().weightShape());
    assertEquals(known.getCircuit().toCircuit(), own.getCircuit().toCircuit());
  }

  @Test
  void inputsAreThoseWhoseNamesBeginWithX() throws IOException {
    VariationalCircuit circuit = layer(SELF_EMBEDDING).build().getCircuit();
    assertEquals("none", circuit.embedding());
    assertEquals(1, circuit.layers());
    assertEquals(2, circuit.inputs());
    assertEquals(1, circuit.weights());
    RunningLayer running =
        new RunningLayer(layer(SELF_EMBEDDING).observables("X0").build(), i -> 0.4);
    double[] values = running.forward(RunningLayer.row(2, i -> 0.3 + i));
    // By hand: qubit 0 is turned by 2 * 0.3 + 0.2 about Y; H makes X of what is Z
    assertEquals(Math.cos(0.8), values[0], 1e-12);
  }

  @Test
  void gradientsMatchDifferences() throws IOException {
    DataSet data = Networks.data(3, 3, DataType.DOUBLE);
    MultiLayerNetwork network =
        Networks.hybrid(layer(SELF_EMBEDDING).layers(2).build(), DataType.DOUBLE, new NoOp());
    assertTrue(
        GradientCheckUtil.checkGradients(
            new MLNConfig()
                .net(network)
                .print(PrintMode.FAILURES_ONLY)
                .input(data.getFeatures())
                .labels(data.getLabels())));
  }

  @Test
  void aSavedNetworkHoldsTheProgram() throws IOException {
    MultiLayerNetwork network = Networks.hybrid(layer(SELF_EMBEDDING).build());
    Path saved = folder.resolve("model.zip");
    network.save(saved.toFile(), true);
    Files.delete(folder.resolve("own.qasm"));
    MultiLayerNetwork loaded = MultiLayerNetwork.load(saved.toFile(), true);
    QuantumLayer layer = (QuantumLayer) loaded.getLayerWiseConfigurations().getConf(1).getLayer();
    assertEquals("file:own.qasm", layer.getCircuit().ansatz());
    assertEquals(SELF_EMBEDDING, layer.getCircuit().program());
    DataSet data = Networks.data(3, 3, DataType.DOUBLE);
    assertEquals(network.output(data.getFeatures()), loaded.output(data.getFeatures()));
  }

  @Test
  void losesItsEntanglingGatesInTheUnentangledTwin() throws IOException {
    VariationalCircuit twin = layer(RING).layers(2).build().getCircuit().unentangled();
    assertEquals("file:own.qasm:product", twin.ansatz());
    assertEquals(
        twin, layer(RING, ":product").layers(2).embedding("angle:product").build().getCircuit());
    RunningLayer running =
        new RunningLayer(new QuantumLayer.Builder().circuit(twin).build(), i -> 0.2 + 0.3 * i);
    // By hand: all turns of a qubit are about X and add up; weights are 0.2, 0.5, 0.8, 1.1
    assertArrayEquals(
        new double[] {Math.cos(0.4 + 1.0), Math.cos(0.7 + 1.6)},
        running.forward(RunningLayer.row(2, i -> 0.4 + 0.3 * i)),
        1e-12);
    double[] slopes = {-Math.sin(1.4), -Math.sin(2.3)};
    assertArrayEquals(slopes, running.backward(RunningLayer.row(2, i -> 1)), 1e-12);
    assertArrayEquals(
        new double[] {slopes[0], slopes[1], slopes[0], slopes[1]}, running.byWeights(), 1e-12);
  }

  @Test
  void keepsTheInputsOfAProgramInItsUnentangledTwin() throws IOException {
    VariationalCircuit twin =
        layer(SELF_EMBEDDING).observables("X0", "Y0", "Z1").build().getCircuit().unentangled();
    RunningLayer running =
        new RunningLayer(new QuantumLayer.Builder().circuit(twin).build(), i -> 0.4);
    // By hand: RY(0.8), RZ(1.3) and H on qubit 0; the controlled turn of qubit 1 is left out
    assertArrayEquals(
        new double[] {Math.cos(0.8), -Math.sin(0.8) * Math.sin(1.3), 1},
        running.forward(RunningLayer.row(2, i -> 0.3 + i)),
        1e-12);
    assertArrayEquals(
        new double[] {-2 * Math.sin(0.8), 0},
        running.backward(RunningLayer.row(3, i -> i == 0 ? 1 : 0)),
        1e-12);
    assertArrayEquals(new double[] {-0.5 * Math.sin(0.8)}, running.byWeights(), 1e-12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "qubit[3] q; input float w; rx(w) q[0]; | has 3 qubits, the layer 2; give the layer as many"
            + " (--qubits 3)",
        "qubit[2] q; h q; | has no weights; declare at least one 'input float' whose name does not"
            + " begin with 'x'",
        "qubit[2] q; input float w; rx(w) q[0]; bit b; b = measure q[0]; | has a step that is no"
            + " gate (measurement); a layer measures what its observables name, so take it out",
        "qubit[2] q; reset q[0]; | has a step that is no gate (reset); a layer measures what its"
            + " observables name, so take it out",
        "input float w; | has no qubits; declare the layer's, qubit[2] q",
        "qubit[2] q; nonsense; | own.qasm",
      })
  void refusesWhatNoLayerCanRun(String body, String message) throws IOException {
    QuantumLayer.Builder builder = layer(HEAD + body);
    assertRefused(message, builder::build);
  }

  @Test
  void refusesAnEmbeddingBesideTheProgramsOwn() throws IOException {
    QuantumLayer.Builder builder = layer(SELF_EMBEDDING).embedding("iqp");
    assertRefused(
        "the program takes inputs itself, which embedding 'iqp' does not go with", builder::build);
  }

  @Test
  void refusesAFileThatIsNotThere() {
    QuantumLayer.Builder builder = Networks.quantum(2, 1).ansatz("file:" + folder + "/none.qasm");
    assertRefused("the file cannot be read; name an OpenQASM 3 program", builder::build);
  }

  @Test
  void readsNoFileThatAModelNames() {
    assertRefused(
        "the text of the program of 'file:/etc/hostname' is missing",
        () -> new VariationalCircuit(2, 1, "angle", "file:/etc/hostname", List.of()));
  }

  private QuantumLayer.Builder layer(String program) throws IOException {
    return layer(program, "");
  }

  private QuantumLayer.Builder layer(String program, String suffix) throws IOException {
    Path file = folder.resolve("own.qasm");
    Files.writeString(file, program);
    return new QuantumLayer.Builder().qubits(2).ansatz("file:" + file + suffix);
  }

  private static void assertRefused(
      String message, org.junit.jupiter.api.function.Executable code) {
    IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, code);
    assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
  }
}
