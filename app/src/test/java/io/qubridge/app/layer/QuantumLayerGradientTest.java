package io.qubridge.app.layer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.gradientcheck.GradientCheckUtil.GraphConfig;
import org.deeplearning4j.gradientcheck.GradientCheckUtil.MLNConfig;
import org.deeplearning4j.gradientcheck.GradientCheckUtil.PrintMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** DL4J's own check of backpropagation against central differences. */
@ExtendWith(DoublePrecision.class)
class QuantumLayerGradientTest {
  private static final DataSet DATA = Networks.data(4, 3, DataType.DOUBLE);

  @ParameterizedTest
  @CsvSource({"1, none, auto", "2, none, auto", "4, tanh, auto", "3, tanh, parameter-shift"})
  void matchesDifferencesInMultiLayerNetwork(int qubits, String scaling, String method) {
    QuantumLayer layer =
        Networks.quantum(qubits, 3).inputScaling(scaling).gradientMethod(method).build();
    assertGradients(new MLNConfig().net(network(layer)));
  }

  @Test
  void matchesDifferencesForWeightedPauliStrings() {
    QuantumLayer layer =
        Networks.quantum(3, 2).observables("Z0 Z1", "0.5*Z0 - Z2", "X1", "Y2").build();
    assertGradients(new MLNConfig().net(network(layer)));
  }

  @Test
  void matchesDifferencesWithL2() {
    QuantumLayer layer = Networks.quantum(2, 3).l2(0.1).build();
    assertGradients(new MLNConfig().net(network(layer)));
  }

  @Test
  void matchesDifferencesWithDropoutOnTheInputs() {
    QuantumLayer layer = Networks.quantum(3, 2).dropOut(0.6).build();
    assertGradients(
        new MLNConfig().net(network(layer)).callEachIter(network -> Nd4j.getRandom().setSeed(99)));
  }

  @Test
  void matchesDifferencesBehindConvolution() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            base()
                .list()
                .layer(
                    new ConvolutionLayer.Builder(2, 2).nOut(1).activation(Activation.TANH).build())
                .layer(new DenseLayer.Builder().nOut(2).activation(Activation.TANH).build())
                .layer(Networks.quantum(2, 6).build())
                .layer(output())
                .setInputType(InputType.convolutional(3, 3, 1))
                .build());
    network.init();
    INDArray images = Nd4j.rand(DataType.DOUBLE, 4, 1, 3, 3);
    assertGradients(new MLNConfig().net(network), images);
  }

  @Test
  void matchesDifferencesInComputationGraph() {
    ComputationGraph graph =
        new ComputationGraph(
            base()
                .graphBuilder()
                .addInputs("in")
                .addLayer("a", dense(2), "in")
                .addLayer("b", dense(3), "in")
                .addLayer("first", Networks.quantum(2, 2).build(), "a")
                .addLayer("second", Networks.quantum(3, 2).inputScaling("tanh").build(), "b")
                .addVertex("merge", new MergeVertex(), "first", "second")
                .addLayer("out", output(), "merge")
                .setOutputs("out")
                .setInputTypes(InputType.feedForward(Networks.INPUTS))
                .build());
    graph.init();
    assertTrue(
        GradientCheckUtil.checkGradients(
            new GraphConfig()
                .net(graph)
                .print(PrintMode.FAILURES_ONLY)
                .inputs(new INDArray[] {DATA.getFeatures()})
                .labels(new INDArray[] {DATA.getLabels()})));
  }

  private static void assertGradients(MLNConfig check) {
    assertGradients(check, DATA.getFeatures());
  }

  private static void assertGradients(MLNConfig check, INDArray input) {
    assertTrue(
        GradientCheckUtil.checkGradients(
            check.print(PrintMode.FAILURES_ONLY).input(input).labels(DATA.getLabels())));
  }

  private static MultiLayerNetwork network(QuantumLayer layer) {
    return Networks.hybrid(layer, DataType.DOUBLE, new NoOp());
  }

  private static NeuralNetConfiguration.Builder base() {
    return new NeuralNetConfiguration.Builder()
        .seed(5)
        .dataType(DataType.DOUBLE)
        .updater(new NoOp());
  }

  private static DenseLayer dense(int units) {
    return new DenseLayer.Builder().nOut(units).activation(Activation.TANH).build();
  }

  private static OutputLayer output() {
    return new OutputLayer.Builder(LossFunction.XENT)
        .nOut(1)
        .activation(Activation.SIGMOID)
        .build();
  }
}
