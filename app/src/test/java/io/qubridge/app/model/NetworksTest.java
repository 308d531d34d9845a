package io.qubridge.app.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.app.layer.ExecutionSettings;
import io.qubridge.app.layer.QuantumLayer;
import io.qubridge.app.layer.VariationalCircuit;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NetworksTest {
  private static final VariationalCircuit CIRCUIT =
      new VariationalCircuit(2, 6, "angle", "basic-entangler", List.of());
  private static final QuantumPart QUANTUM = new QuantumPart(CIRCUIT, ExecutionSettings.DEFAULT);

  @ParameterizedTest
  @EnumSource(FeatureScaling.class)
  void differsFromItsTwinInTheQuantumLayerAlone(FeatureScaling scaling) {
    NetworkSpec spec = NetworkSpec.hybrid(16, 2, 2, scaling, QUANTUM);
    Map<String, Layer> hybrid = layers(create(spec, 5));
    Map<String, Layer> classical = layers(create(spec.twin(ModelKind.CLASSICAL), 5));
    assertTrue(hybrid.remove("quantum").conf().getLayer() instanceof QuantumLayer);
    assertEquals(classical.keySet(), hybrid.keySet());
    classical.forEach(
        (name, layer) -> {
          assertEquals(layer.conf().getLayer(), hybrid.get(name).conf().getLayer(), name);
          assertEquals(layer.paramTable().keySet(), hybrid.get(name).paramTable().keySet());
          layer
              .paramTable()
              .forEach(
                  (key, array) ->
                      assertArrayEquals(
                          floats(array), floats(hybrid.get(name).getParam(key)), name));
        });
  }

  @Test
  void twinsDifferInWhatStandsForTheCircuitAlone() {
    NetworkSpec spec = NetworkSpec.hybrid(16, 2, 1, FeatureScaling.TANH, QUANTUM);
    Map<String, Layer> hybrid = layers(create(spec, 5));
    for (ModelKind kind : ModelKind.values()) {
      Map<String, Layer> twin = layers(create(spec.twin(kind), 5));
      for (String name : List.of("convolution1", "features", "output")) {
        assertArrayEquals(
            floats(hybrid.get(name).getParam("W")), floats(twin.get(name).getParam("W")), name);
      }
    }
  }

  @Test
  void denseLayersHaveAsManyParametersAsTheCircuit() {
    NetworkSpec spec = NetworkSpec.hybrid(16, 2, 1, FeatureScaling.TANH, QUANTUM);
    Map<String, Layer> dense = layers(create(spec.twin(ModelKind.DENSE), 5));
    assertEquals(
        layers(create(spec, 5)).get("quantum").numParams(),
        dense.get("dense-part1").numParams() + dense.get("dense-part2").numParams());
  }

  @Test
  void aFrozenCircuitKeepsItsWeightsInTraining() {
    NetworkSpec spec = NetworkSpec.hybrid(16, 2, 1, FeatureScaling.TANH, QUANTUM);
    MultiLayerNetwork network = create(spec.twin(ModelKind.FROZEN), 5);
    float[] circuit = floats(layers(network).get("quantum").getParam("W"));
    float[] features = floats(layers(network).get("features").getParam("W"));
    network.fit(Nd4j.rand(4, 3, 16, 16), Nd4j.createFromArray(0f, 1f, 1f, 0f).reshape(4, 1));
    assertArrayEquals(circuit, floats(layers(network).get("quantum").getParam("W")));
    assertTrue(
        !Arrays.equals(features, floats(layers(network).get("features").getParam("W"))),
        "nothing was trained");
  }

  @Test
  void startsFromOtherWeightsWithAnotherSeed() {
    NetworkSpec spec = NetworkSpec.hybrid(16, 2, 1, FeatureScaling.NONE, QUANTUM);
    assertArrayEquals(floats(create(spec, 5).params()), floats(create(spec, 5).params()));
    Map<String, Layer> one = layers(create(spec, 5));
    Map<String, Layer> other = layers(create(spec, 6));
    for (String name : List.of("convolution1", "features", "quantum", "output")) {
      assertNotEquals(one.get(name).getParam("W"), other.get(name).getParam("W"), name);
    }
  }

  @Test
  void startsWithinTheBoundsOfGlorotAndOfAFullTurn() {
    MultiLayerNetwork network =
        create(NetworkSpec.hybrid(16, 2, 1, FeatureScaling.NONE, QUANTUM), 1);
    Map<String, Layer> layers = layers(network);
    assertBounds(layers.get("convolution1").getParam("W"), -bound(75, 750), bound(75, 750));
    assertBounds(layers.get("features").getParam("W"), -bound(1920, 2), bound(1920, 2));
    assertBounds(layers.get("quantum").getParam("W"), 0, 2 * Math.PI);
    assertEquals(0, layers.get("features").getParam("b").maxNumber().doubleValue());
  }

  @Test
  void hasTheShapesOfTheStudy() {
    MultiLayerNetwork network =
        create(NetworkSpec.hybrid(16, 2, 1, FeatureScaling.NONE, QUANTUM), 1);
    assertEquals(
        List.of("convolution1", "pooling1", "features", "quantum", "output"),
        Arrays.stream(network.getLayers()).map(l -> l.conf().getLayer().getLayerName()).toList());
    int convolution = 30 * 3 * 25 + 30;
    int dense = 8 * 8 * 30 * 2 + 2;
    int output = 2 + 1;
    assertEquals(convolution + dense + 12 + output, network.numParams());
  }

  @Test
  void givesAProbabilityForEachOfMoreThanTwoClasses() {
    MultiLayerNetwork network =
        create(
            NetworkSpec.hybrid(16, 4, 1, FeatureScaling.TANH, QUANTUM).twin(ModelKind.CLASSICAL),
            1);
    INDArray output = network.output(Nd4j.ones(DataType.FLOAT, 3, 3, 16, 16));
    assertEquals(4, output.size(1));
    assertEquals(3, output.sumNumber().doubleValue(), 1e-5);
  }

  @Test
  void survivesDl4jsJson() {
    MultiLayerConfiguration written =
        Networks.configuration(
            NetworkSpec.hybrid(16, 2, 3, FeatureScaling.BATCH_NORM_TANH, QUANTUM),
            3,
            Optimisation.STANDARD,
            List.of(0.5, 2.0));
    assertEquals(written, MultiLayerConfiguration.fromJson(written.toJson()));
  }

  @Test
  void refusesNumbersOutOfRange() {
    assertRefused("blocks is 4", () -> spec(16, 2, 4, 2));
    assertRefused("an image of only 1 x 1 pixels", () -> spec(4, 2, 3, 2));
    assertRefused("image size is 5000", () -> spec(5000, 2, 3, 2));
    assertRefused("classes is 1", () -> spec(16, 1, 3, 2));
    assertRefused(
        "the number of parameters",
        () -> new NetworkSpec(1024, 2, 1, 1000, FeatureScaling.NONE, Optional.empty()));
    assertRefused("the circuit takes 2 inputs", () -> spec(16, 2, 1, 3));
    assertRefused(
        "1 class weights for 2 classes",
        () -> Networks.create(spec(16, 2, 1, 2), 1, Optimisation.STANDARD, List.of(1.0)));
  }

  private static NetworkSpec spec(int imageSize, int classes, int blocks, int features) {
    return new NetworkSpec(
        imageSize, classes, blocks, features, FeatureScaling.NONE, Optional.of(QUANTUM));
  }

  private static void assertRefused(String reason, Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.contains(reason), message);
  }

  private static MultiLayerNetwork create(NetworkSpec spec, long seed) {
    return Networks.create(
        spec, seed, Optimisation.STANDARD, Collections.nCopies(spec.classes(), 1.0));
  }

  private static Map<String, Layer> layers(MultiLayerNetwork network) {
    return Arrays.stream(network.getLayers())
        .collect(Collectors.toMap(l -> l.conf().getLayer().getLayerName(), l -> l));
  }

  /** ND4J's arrays are equal if they nearly are; these are if all bits are. */
  private static float[] floats(INDArray array) {
    return array.dup('c').data().asFloat();
  }

  private static double bound(double fanIn, double fanOut) {
    return Math.sqrt(6 / (fanIn + fanOut));
  }

  private static void assertBounds(INDArray weights, double least, double most) {
    double low = weights.minNumber().doubleValue();
    double high = weights.maxNumber().doubleValue();
    assertTrue(low >= least && high <= most + 1e-6, low + " to " + high);
    assertTrue(high - low > 0.5 * (most - least), low + " to " + high);
  }
}
