package io.qubridge.app.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

@ExtendWith(DoublePrecision.class)
class InitialisationTest {
  @ParameterizedTest
  @MethodSource("io.qubridge.app.layer.Ansatz#names")
  void identityBlocksLetEveryAnsatzDoNothing(String ansatz) {
    QuantumLayer layer =
        Networks.quantum(3, 4)
            .ansatz(ansatz)
            .initialisation("identity-block")
            .observables("Z0", "Z1", "Z2")
            .build();
    double[] weights = layer.getCircuit().draw(new SplittableRandom(4), 1);
    RunningLayer running = new RunningLayer(layer, i -> weights[i]);
    double[] outputs = running.forward(RunningLayer.row(3, i -> 0.3 + 0.4 * i));
    assertArrayEquals(new double[] {Math.cos(0.3), Math.cos(0.7), Math.cos(1.1)}, outputs, 1e-12);
  }

  @Test
  void identityBlocksStayTrainable() {
    QuantumLayer layer = Networks.quantum(2, 2).initialisation("identity-block").build();
    RunningLayer running = new RunningLayer(layer, i -> 0.3 + 0.4 * i);
    running.forward(RunningLayer.row(2, i -> 0.5));
    running.backward(RunningLayer.row(2, i -> 1));
    assertEquals(4, Arrays.stream(running.byWeights()).filter(g -> Math.abs(g) > 1e-3).count());
  }

  @Test
  void aNetworkStartsWithIdentityBlocks() {
    QuantumLayer layer = Networks.quantum(3, 2).initialisation("identity-block").build();
    INDArray weights = Networks.hybrid(layer).getParam("1_W");
    assertEquals(weights.getRow(0), weights.getRow(1));
  }

  @Test
  void smallNormalWeightsAreSmall() {
    QuantumLayer layer = Networks.quantum(10, 100).initialisation("small-normal").build();
    INDArray weights = Networks.hybrid(layer).getParam("1_W");
    assertEquals(0, weights.meanNumber().doubleValue(), 0.02);
    assertEquals(0.1, weights.stdNumber().doubleValue(), 0.01);
  }

  @Test
  void refusesAnOddNumberOfLayersToPair() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            Networks.quantum(2, 3).initialisation("identity-block")::build);
    assertEquals(
        "layers is 3; 'identity-block' pairs layers, so it takes an even number",
        refusal.getMessage());
  }

  @Test
  void listsTheKnownNames() {
    assertEquals(List.of("uniform", "small-normal", "identity-block"), Initialisation.names());
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> Initialisation.named("zeros"));
    assertEquals(
        "unknown initialisation 'zeros'; known: uniform, small-normal, identity-block",
        refusal.getMessage());
  }
}
