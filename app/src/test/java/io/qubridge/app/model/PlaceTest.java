package io.qubridge.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.app.layer.ExecutionSettings;
import io.qubridge.app.layer.VariationalCircuit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class PlaceTest {
  @ParameterizedTest
  @CsvSource({
    "head, 2, quantum",
    "head+head, 2, quantum quantum2",
    "positions, 3, quantum-positions",
    "channels, 4, quantum-channels",
    "pooling, 4, quantum-pooling",
    "input, 4, quantum-input",
    "input+pooling+positions+channels+head, 4, quantum-input quantum-pooling quantum-positions"
        + " quantum-channels quantum"
  })
  void buildsALayerAtEachPlaceThatLearns(String places, int qubits, String names) {
    NetworkSpec spec = spec(qubits, places(places));
    MultiLayerNetwork network = create(spec);
    List<String> quantum = names(network).filter(name -> name.startsWith("quantum")).toList();
    assertEquals(Arrays.asList(names.split(" ")), quantum);

    INDArray before = network.params().dup();
    network.fit(new DataSet(images(4), Nd4j.createFromArray(new float[][] {{0}, {1}, {1}, {0}})));
    assertNotEquals(before, network.params());
    for (double probability : network.output(images(3)).toDoubleVector()) {
      assertTrue(probability > 0 && probability < 1, "probability " + probability);
    }
  }

  @ParameterizedTest
  @CsvSource({"head", "positions", "channels", "pooling", "input"})
  void leavesATwinThatDiffersInTheQuantumLayerAlone(String place) {
    NetworkSpec hybrid = spec(4, places(place));
    List<String> ours = names(create(hybrid)).toList();
    List<String> twins = names(create(hybrid.twin(ModelKind.CLASSICAL))).toList();
    List<String> expected =
        ours.stream()
            .filter(name -> !name.startsWith("quantum") || place.equals("pooling"))
            .map(name -> name.startsWith("quantum") ? "pooling2" : name)
            .toList();
    assertEquals(expected, twins);
  }

  @Test
  void refusesPlacesThatDoNotFit() {
    assertRefused("named twice", () -> spec(4, places("input+input")));
    assertRefused("needs a place", () -> spec(4, List.of()));
    assertRefused("square windows", () -> create(spec(3, places("pooling"))));
    assertRefused("unknown place 'tail'; known: input, pooling", () -> Place.of("tail"));
    NetworkSpec dense = spec(4, places("positions"));
    assertRefused("at 'head' alone", () -> dense.twin(ModelKind.DENSE));
  }

  private static List<Place> places(String names) {
    return Stream.of(names.split("\\+")).map(Place::of).toList();
  }

  private static NetworkSpec spec(int qubits, List<Place> places) {
    VariationalCircuit circuit =
        new VariationalCircuit(qubits, 1, "angle", "basic-entangler", List.of());
    return new NetworkSpec(
        16,
        2,
        Architecture.blocks(2, false),
        0,
        qubits,
        FeatureScaling.BATCH_NORM_TANH,
        places,
        Optional.of(new QuantumPart(circuit, ExecutionSettings.DEFAULT)),
        Optional.empty());
  }

  private static MultiLayerNetwork create(NetworkSpec spec) {
    return Networks.create(spec, 5, Optimisation.STANDARD, List.of(1.0, 1.0));
  }

  private static Stream<String> names(MultiLayerNetwork network) {
    return Stream.of(network.getLayers())
        .map(Layer::conf)
        .map(conf -> conf.getLayer().getLayerName());
  }

  private static INDArray images(int count) {
    return Nd4j.rand(DataType.FLOAT, count, 3, 16, 16);
  }

  private static void assertRefused(String reason, Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.contains(reason), message);
  }
}
