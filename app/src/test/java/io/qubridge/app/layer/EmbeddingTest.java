package io.qubridge.app.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

@ExtendWith(DoublePrecision.class)
class EmbeddingTest {
  @ParameterizedTest
  @CsvSource({
    "0 0 0 0, 1 0 0 0",
    "0 0 3 4, 0 0 0.36 0.64",
    "-1 1 -1 1, 0.25 0.25 0.25 0.25",
    "0 -5 0 0, 0 1 0 0",
    "1e-300 0 0 1e-300, 0.5 0 0 0.5",
    "1e300 0 1e300 0, 0.5 0 0.5 0",
    "0 2 1, 0 0.8 0.2 0",
  })
  void amplitudesAreNormalisedInputs(String inputs, String probabilities) {
    double[] values = numbers(inputs);
    RunningLayer running = running("amplitude", values.length);
    assertArrayEquals(
        numbers(probabilities),
        running.forward(RunningLayer.row(values.length, i -> values[i])),
        1e-12);
    double[] gradient = running.backward(RunningLayer.row(4, i -> i));
    assertEquals(values.length, gradient.length);
    for (double slope : gradient) {
      assertEquals(true, Double.isFinite(slope));
    }
  }

  @Test
  void amplitudesOfInputsThatAreAllZeroHaveNoGradient() {
    RunningLayer running = running("amplitude", 4);
    running.forward(RunningLayer.row(4, i -> 0));
    assertArrayEquals(new double[4], running.backward(RunningLayer.row(4, i -> i)));
  }

  @Test
  void bitsAreInputsAboveOneHalf() {
    RunningLayer running = running("basis", 2);
    assertArrayEquals(
        new double[] {0, 0, 1, 0},
        running.forward(RunningLayer.row(2, i -> i == 1 ? 0.6 : 0.5)),
        1e-12);
    assertArrayEquals(new double[2], running.backward(RunningLayer.row(4, i -> 1)));
  }

  @Test
  void denseAnglesArePolarAndAzimuthal() {
    QuantumLayer layer =
        layer("dense-angle", 4).observables("X0", "Y0", "Z0", "X1", "Y1", "Z1").build();
    double[] angles = {0.3, 0.5, 1.1, -0.7};
    assertArrayEquals(
        new double[] {
          Math.sin(0.3) * Math.cos(0.5),
          Math.sin(0.3) * Math.sin(0.5),
          Math.cos(0.3),
          Math.sin(1.1) * Math.cos(-0.7),
          Math.sin(1.1) * Math.sin(-0.7),
          Math.cos(1.1)
        },
        new RunningLayer(layer, i -> 0).forward(RunningLayer.row(4, i -> angles[i])),
        1e-12);
  }

  @Test
  void frozenLayersKeepTheirWeightsWhileOthersLearn() {
    QuantumLayer layer = Networks.quantum(3, 2).ansatz("random-frozen:5").l2(0.1).build();
    MultiLayerNetwork network = Networks.hybrid(layer);
    INDArray before = network.getParam("1_W").dup();
    INDArray dense = network.getParam("0_W").dup();
    network.fit(Networks.data(16, 1, DataType.DOUBLE));
    assertEquals(before, network.getParam("1_W"));
    assertEquals(false, dense.equals(network.getParam("0_W")));
  }

  @ParameterizedTest
  @CsvSource({
    "amplitude, 5, inputs is 5; embedding 'amplitude' takes 1 to 4 on this circuit's qubits",
    "iqp, 0, inputs is 0; embedding 'iqp' takes 1 to 2 on this circuit's qubits",
  })
  void refusesInputsThatDoNotFit(String embedding, int inputs, String message) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> layer(embedding, inputs).build());
    assertEquals(message, refusal.getMessage());
  }

  /** A circuit whose ansatz does nothing, since its angles are 0, and gives all probabilities. */
  private static RunningLayer running(String embedding, int inputs) {
    return new RunningLayer(layer(embedding, inputs).observables("probabilities").build(), i -> 0);
  }

  private static QuantumLayer.Builder layer(String embedding, int inputs) {
    return Networks.quantum(2, 2).embedding(embedding).inputs(inputs).ansatz("one-parameter");
  }

  private static double[] numbers(String text) {
    return java.util.Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
