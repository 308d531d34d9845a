package io.qubridge.app.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.app.layer.Ansatz;
import io.qubridge.app.layer.DoublePrecision;
import io.qubridge.app.layer.Embedding;
import io.qubridge.app.layer.ExecutionSettings;
import io.qubridge.app.layer.VariationalCircuit;
import io.qubridge.app.model.LayerSpec.Convolution;
import io.qubridge.app.model.LayerSpec.Pooling;
import io.qubridge.app.model.LayerSpec.PoolingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.gradientcheck.GradientCheckUtil.MLNConfig;
import org.deeplearning4j.gradientcheck.GradientCheckUtil.PrintMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * DL4J's check of backpropagation for every embedding with every ansatz, readout and place; of
 * these thousands some dozens unless {@code -Dgradient.checks=all} is set.
 */
@ExtendWith(DoublePrecision.class)
class PlaceGradientTest {
  /** Every so manieth combination; without common divisors with the numbers of names. */
  private static final int STEP = "all".equals(System.getProperty("gradient.checks")) ? 1 : 37;

  /** Parameters of each layer that are checked. */
  private static final int PER_BLOCK = 2;

  /** What windows of 2 x 2 pixels give. */
  private static final int INPUTS = 4;

  private static final int IMAGE_SIZE = 4;
  private static final String HEAD = "OPENQASM 3; include \"stdgates.inc\"; input float a; ";
  private static final String GATES = "ry(a) q[0]; cx q[0], q[1]; crx(2 * b) q[1], q[0];";

  private static final List<List<String>> READOUTS =
      List.of(
          List.of("z"),
          List.of("parity"),
          List.of("probabilities"),
          List.of("X0 Y1", "0.5*Z0 - Z1"));

  @ParameterizedTest
  @MethodSource("combinations")
  void matchesDifferences(String embedding, String ansatz, List<String> readout, Place place) {
    VariationalCircuit circuit = circuit(embedding, ansatz, readout);
    assertTrue(
        GradientCheckUtil.checkGradients(
            new MLNConfig()
                .net(network(circuit, place))
                .print(PrintMode.FAILURES_ONLY)
                .subset(true)
                .maxPerParam(PER_BLOCK)
                .input(Nd4j.rand(DataType.DOUBLE, 2, 3, IMAGE_SIZE, IMAGE_SIZE))
                .labels(Nd4j.createFromArray(new double[][] {{0}, {1}}))));
  }

  static Stream<Arguments> combinations() {
    List<Arguments> all = new ArrayList<>();
    for (String embedding : Embedding.names()) {
      List<String> ansaetze = new ArrayList<>(List.of("file:own.qasm"));
      if (!embedding.equals("none")) {
        ansaetze.addAll(Ansatz.names());
      }
      for (String ansatz : ansaetze) {
        for (List<String> readout : READOUTS) {
          for (Place place : Place.values()) {
            all.add(Arguments.of(embedding, ansatz, readout, place));
          }
        }
      }
    }
    return IntStream.range(0, all.size()).filter(k -> k % STEP == 0).mapToObj(all::get);
  }

  private static VariationalCircuit circuit(String embedding, String ansatz, List<String> readout) {
    int qubits = embedding.equals("none") || Embedding.named(embedding).inputs(2) == INPUTS ? 2 : 4;
    String program = null;
    if (ansatz.startsWith("file:")) {
      program =
          HEAD
              + (embedding.equals("none")
                  ? "input float b; input float x0; input float x1; input float x2; input float x3;"
                      + " qubit[2] q; rx(x0 + x1) q[0]; ry(x2 - a * 0.5) q[1]; p(x3) q[1]; "
                  : "input float b; qubit[" + qubits + "] q; ")
              + GATES;
    }
    return new VariationalCircuit(qubits, 1, embedding, ansatz, readout, null, null, null, program);
  }

  private static MultiLayerNetwork network(VariationalCircuit circuit, Place place) {
    NetworkSpec spec =
        new NetworkSpec(
            IMAGE_SIZE,
            2,
            List.of(
                new Convolution(INPUTS, 3, 1, 1, ActivationName.TANH),
                new Pooling(PoolingKind.AVERAGE, 2, 2)),
            0,
            INPUTS,
            FeatureScaling.TANH,
            List.of(place),
            Optional.of(new QuantumPart(circuit, ExecutionSettings.DEFAULT)),
            Optional.empty());
    MultiLayerConfiguration configuration =
        Networks.configuration(spec, 5, Optimisation.STANDARD, List.of(1.0, 1.0));
    configuration.setDataType(DataType.DOUBLE);
    for (NeuralNetConfiguration layer : configuration.getConfs()) {
      if (layer.getLayer() instanceof BaseLayer trained) {
        trained.setIUpdater(new NoOp()); // the check takes no other
      }
    }
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }
}
