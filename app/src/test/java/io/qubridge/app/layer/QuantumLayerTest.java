package io.qubridge.app.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.execution.Accuracy;
import io.qubridge.spi.UnsupportedCircuitException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.deeplearning4j.exception.DL4JInvalidConfigException;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class QuantumLayerTest {
  private static final DataType FLOAT = DataType.FLOAT;

  private static final QuantumLayer EVERYTHING =
      Networks.quantum(3, 4)
          .inputScaling("tanh")
          .observables("Z0 Z1", "0.5*X0 - Z2")
          .gradientMethod("parameter-shift")
          .shots(512)
          .seed(7)
          .dropOut(0.8)
          .l2(0.01)
          .build();

  @Test
  void survivesJsonAndYaml() {
    MultiLayerConfiguration conf = Networks.conf(EVERYTHING, FLOAT, Networks.ADAM);
    assertEquals(conf, MultiLayerConfiguration.fromJson(conf.toJson()));
    assertEquals(conf, MultiLayerConfiguration.fromYaml(conf.toYaml()));
    QuantumLayer read =
        (QuantumLayer) MultiLayerConfiguration.fromJson(conf.toJson()).getConf(1).getLayer();
    assertEquals(conf.getConf(1).getLayer(), read);
    assertEquals(EVERYTHING.getCircuit(), read.getCircuit());
    assertEquals(Accuracy.shots(512), read.getExecution().accuracy());
    assertEquals("tanh", read.getInputScaling());
  }

  @Test
  void survivesJsonInAGraph() {
    ComputationGraphConfiguration conf =
        new NeuralNetConfiguration.Builder()
            .graphBuilder()
            .addInputs("in")
            .addLayer("quantum", EVERYTHING, "in")
            .addLayer("out", output(), "quantum")
            .setOutputs("out")
            .setInputTypes(InputType.feedForward(3))
            .build();
    assertEquals(conf, ComputationGraphConfiguration.fromJson(conf.toJson()));
    assertEquals(conf, ComputationGraphConfiguration.fromYaml(conf.toYaml()));
  }

  @Test
  void readsTheNamesThatSavedModelsHold() throws Exception {
    String saved =
        """
        {"@class": "io.qubridge.app.layer.QuantumLayer",
         "layerName": "quantum", "nin": 3, "nout": 1, "inputScaling": "tanh",
         "activationFn": {"@class": "org.nd4j.linalg.activations.impl.ActivationIdentity"},
         "circuit": {"qubits": 3, "layers": 4, "embedding": "angle", "ansatz": "basic-entangler",
                     "observables": ["Z0 Z1"]},
         "execution": {"backend": "local", "settings": {}, "shots": 512, "precision": null,
                       "gradientMethod": "parameter-shift", "seed": 7}}
        """;
    QuantumLayer read =
        (QuantumLayer) NeuralNetConfiguration.mapper().readValue(saved, Layer.class);
    assertEquals(
        new VariationalCircuit(3, 4, "angle", "basic-entangler", List.of("Z0 Z1")),
        read.getCircuit());
    assertEquals(
        new ExecutionSettings("local", Map.of(), 512L, null, "parameter-shift", 7L),
        read.getExecution());
    assertEquals("tanh", read.getInputScaling());
    String written = NeuralNetConfiguration.mapper().writeValueAsString(read);
    assertEquals(read, NeuralNetConfiguration.mapper().readValue(written, Layer.class));
  }

  @Test
  void differsWhereItsFieldsDiffer() {
    QuantumLayer layer = Networks.quantum(2, 3).build();
    assertEquals(layer, Networks.quantum(2, 3).build());
    assertEquals(layer.hashCode(), Networks.quantum(2, 3).build().hashCode());
    assertNotEquals(layer, Networks.quantum(2, 4).build());
    assertNotEquals(layer, Networks.quantum(2, 3).inputScaling("tanh").build());
    assertNotEquals(layer, Networks.quantum(2, 3).shots(10).build());
    assertNotEquals(layer, new DenseLayer.Builder().nIn(2).nOut(2).name("quantum").build());
    assertNotEquals(new DenseLayer.Builder().nIn(2).nOut(2).name("quantum").build(), layer);
  }

  @Test
  void clonesToAnEqualThatStandsAlone() {
    QuantumLayer clone = (QuantumLayer) EVERYTHING.clone();
    assertEquals(EVERYTHING, clone);
    clone.setExecution(clone.getExecution().withSeed(8));
    assertNotEquals(EVERYTHING, clone);
  }

  @Test
  void drawsWeightsFromAWholeTurnByTheNetworksSeed() {
    QuantumLayer layer = Networks.quantum(10, 100).build();
    INDArray weights = Networks.hybrid(layer).getParam("1_W");
    assertEquals("[100, 10]", Arrays.toString(weights.shape()));
    assertTrue(weights.minNumber().doubleValue() >= 0 && weights.minNumber().doubleValue() < 0.1);
    assertTrue(weights.maxNumber().doubleValue() < 2 * Math.PI);
    assertTrue(weights.maxNumber().doubleValue() > 2 * Math.PI - 0.1);
    assertEquals(Math.PI, weights.meanNumber().doubleValue(), 0.2);
    assertEquals(weights, Networks.hybrid(layer).getParam("1_W"));
  }

  @Test
  void takesAnotherInitialisationThatTheUserNames() {
    QuantumLayer layer =
        Networks.quantum(4, 50).weightInit(new NormalDistribution(0, 0.01)).build();
    INDArray weights = Networks.hybrid(layer).getParam("1_W");
    assertEquals(0.01, weights.stdNumber().doubleValue(), 0.002);
  }

  @Test
  void keepsTheOrderOfInitialisationInTheParameterVector() {
    MultiLayerNetwork network = Networks.hybrid(Networks.quantum(2, 3).build());
    INDArray weights = network.getParam("1_W");
    int before = (int) network.getLayer(0).numParams();
    for (int k = 0; k < 6; k++) {
      assertEquals(network.params().getDouble(before + k), weights.getDouble(k / 2, k % 2));
    }
  }

  @Test
  void refusesInputsThatDoNotMatchItsQubits() {
    assertRefused(
        "quantum layer 'quantum' gets 3 inputs, but embedding 'angle' on 2 qubits takes 2; put a"
            + " layer with that many outputs before it",
        DL4JInvalidConfigException.class,
        () ->
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(Networks.quantum(2, 1).build())
                .layer(output())
                .setInputType(InputType.feedForward(3))
                .build());
    assertRefused(
        "quantum layer 'quantum' gets 5 inputs, but embedding 'angle' on 2 qubits takes 2; put a"
            + " layer with that many outputs before it",
        DL4JInvalidConfigException.class,
        () -> Networks.quantum(2, 1).nIn(5).build());
  }

  @Test
  void refusesContradictions() {
    assertRefusedByBuilder(
        "quantum layer 'quantum' is to have 5 outputs, but has one for each of its 2 observables;"
            + " leave nOut away or name other observables",
        builder -> builder.nOut(5));
    assertRefusedByBuilder(
        "quantum layer 'quantum' has activation relu, but its outputs are expectation values; put"
            + " an ActivationLayer after it",
        builder -> builder.activation(Activation.RELU));
    assertRefusedByBuilder(
        "qubits is 0; a quantum layer takes 1 to 1000", builder -> builder.qubits(0));
    assertRefusedByBuilder(
        "unknown input scaling 'log'; known: none, tanh, arctan",
        builder -> builder.inputScaling("log"));
    assertRefusedByBuilder(
        "shots is 0; it must be at least 1 (leave it out for exact values)",
        builder -> builder.shots(0));
  }

  @Test
  void leavesAGlobalActivationToTheOtherLayers() {
    MultiLayerConfiguration conf =
        new NeuralNetConfiguration.Builder()
            .seed(2)
            .activation(Activation.RELU)
            .list()
            .layer(new DenseLayer.Builder().nOut(2).build())
            .layer(Networks.quantum(2, 1).build())
            .layer(output())
            .setInputType(InputType.feedForward(3))
            .build();
    MultiLayerNetwork network = new MultiLayerNetwork(conf);
    network.init();
    assertTrue(network.feedForward(Nd4j.rand(8, 3)).get(2).minNumber().doubleValue() < 0);
  }

  @Test
  void refusesSixtyQubitsBeforeAnythingIsAllocated() {
    MultiLayerNetwork network = Networks.hybrid(Networks.quantum(60, 1).build());
    UnsupportedCircuitException refusal =
        assertThrows(
            UnsupportedCircuitException.class, () -> QuantumExecution.of(network).prepare());
    assertTrue(refusal.getMessage().contains("60 qubits"), refusal.getMessage());
    assertFalse(refusal.getMessage().contains("\n"));
    assertThrows(
        UnsupportedCircuitException.class,
        () -> network.output(Networks.data(2, 1, DataType.DOUBLE).getFeatures()));
  }

  @Test
  void refusesInputOfAnotherShape() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(Networks.quantum(2, 1).build())
                .layer(
                    new OutputLayer.Builder()
                        .nIn(2)
                        .nOut(1)
                        .activation(Activation.SIGMOID)
                        .lossFunction(LossFunction.XENT)
                        .build())
                .build());
    network.init();
    assertRefused(
        "input of shape [4, 3] does not fit the quantum layer, which takes [batch, 2] (layer name:"
            + " quantum, layer index: 0, layer type: QuantumLayerImplementation)",
        DL4JInvalidInputException.class,
        () -> network.output(Nd4j.rand(4, 3)));
  }

  @Test
  void namesTheParameterThatIsNotANumber() {
    MultiLayerNetwork network = Networks.hybrid(Networks.quantum(2, 1).build());
    network.getParam("1_W").putScalar(1, Double.NaN);
    assertRefused(
        "parameter 'w1' is NaN in row 0; it must be a finite number",
        IllegalArgumentException.class,
        () -> network.output(Networks.data(2, 1, DataType.DOUBLE).getFeatures()));
  }

  @Test
  void readsAConfigurationThatLeavesOutWhatHasADefault() {
    String json = Networks.conf(Networks.quantum(2, 1).build(), FLOAT, Networks.ADAM).toJson();
    String shorter =
        json.replaceAll("\"gradientMethod\" : \"auto\",", "")
            .replaceAll("\"inputScaling\" : \"none\",", "");
    assertNotEquals(json, shorter);
    assertEquals(MultiLayerConfiguration.fromJson(json), MultiLayerConfiguration.fromJson(shorter));
  }

  @Test
  void refusesAConfigurationWithoutCircuit() {
    String json = Networks.conf(Networks.quantum(2, 1).build(), FLOAT, Networks.ADAM).toJson();
    String broken = json.replaceAll("\"circuit\" : \\{[^}]*\\},", "");
    MultiLayerNetwork network = new MultiLayerNetwork(MultiLayerConfiguration.fromJson(broken));
    assertRefused(
        "quantum layer 'quantum' has no circuit in its configuration",
        DL4JInvalidConfigException.class,
        network::init);
  }

  private static void assertRefusedByBuilder(
      String message, Consumer<QuantumLayer.Builder> change) {
    QuantumLayer.Builder builder = Networks.quantum(2, 1);
    assertRefused(
        message,
        RuntimeException.class,
        () -> {
          change.accept(builder);
          builder.build();
        });
  }

  private static void assertRefused(
      String message, Class<? extends RuntimeException> type, Executable action) {
    assertEquals(message, assertThrows(type, action).getMessage());
  }

  private static OutputLayer output() {
    return new OutputLayer.Builder(LossFunction.XENT)
        .nOut(1)
        .activation(Activation.SIGMOID)
        .build();
  }
}
