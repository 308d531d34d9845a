package io.qubridge.app.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.execution.Accuracy;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class PredictionTest {
  private static final int REPEATS = 4000;
  private static final int SHOTS = 400;

  @Test
  void statesTheSpreadOfAllProbabilities() {
    MultiLayerNetwork network =
        Networks.hybrid(Networks.quantum(6, 2).observables("probabilities").build());
    INDArray one = Networks.data(1, 8, DataType.DOUBLE).getFeatures();
    INDArray repeated = Nd4j.repeat(one, 1000).reshape(1000, one.columns());
    QuantumExecution.of(network).accuracy(Accuracy.shots(SHOTS));
    double[] stated =
        Prediction.of(network, repeated.get(NDArrayIndex.interval(0, 20), NDArrayIndex.all()))
            .standardErrors()
            .array();
    double spread = network.output(repeated).stdNumber().doubleValue();
    assertEquals(1, spread / Arrays.stream(stated).average().orElse(0), 0.1);
  }

  @Test
  void errorsOfTooManyObservablesAreNotKnown() {
    String sum =
        IntStream.rangeClosed(1, 1_025)
            .mapToObj(PredictionTest::paulis)
            .collect(Collectors.joining(" + "));
    MultiLayerNetwork network =
        Networks.hybrid(Networks.quantum(6, 1).observables(sum).shots(2).build());
    Prediction prediction =
        Prediction.of(network, Networks.data(2, 1, DataType.DOUBLE).getFeatures());
    assertTrue(Double.isNaN(prediction.standardErrors().get(0, 0)));
    assertTrue(prediction.outputs().get(0, 0) > 0);
  }

  /** The string whose operators are the number's digits to base 4. */
  private static String paulis(int number) {
    return IntStream.range(0, 6)
        .filter(qubit -> (number >> 2 * qubit & 3) > 0)
        .mapToObj(qubit -> "IXYZ".charAt(number >> 2 * qubit & 3) + "" + qubit)
        .collect(Collectors.joining(" "));
  }

  @Test
  void statesTheSpreadOfRepeatedRuns() {
    MultiLayerNetwork network = network(DataType.DOUBLE);
    QuantumExecution.of(network).accuracy(Accuracy.shots(SHOTS));
    for (int sample = 0; sample < 3; sample++) {
      INDArray one = Networks.data(3, 8, DataType.DOUBLE).getFeatures().getRow(sample, true);
      INDArray repeated = Nd4j.repeat(one, REPEATS).reshape(REPEATS, one.columns());
      double[] stated = Prediction.of(network, repeated).standardErrors().array();
      double spread = network.output(repeated).stdNumber().doubleValue();
      assertEquals(1, spread / Arrays.stream(stated).average().orElse(0), 0.05);
    }
  }

  @Test
  void takesAccountOfOutputsThatVaryTogether() {
    MultiLayerNetwork network = Networks.hybrid(Networks.quantum(2, 1).build());
    network.setParams(Nd4j.zeros(DataType.DOUBLE, network.params().length()));
    network.getParam("1_W").putScalar(0, Math.PI / 2); // a Bell pair: the two Z always agree
    QuantumExecution.of(network).accuracy(Accuracy.shots(SHOTS));
    INDArray input = Networks.data(1, 8, DataType.DOUBLE).getFeatures();
    double slopeTimesError = 0.25 / Math.sqrt(SHOTS);

    network.getParam("2_W").assign(Networks.array(new double[] {1, -1}, 2, DataType.DOUBLE));
    assertEquals(0, Prediction.of(network, input).standardErrors().get(0, 0), 1e-6);
    network.getParam("2_W").assign(1);
    assertEquals(
        2 * slopeTimesError, Prediction.of(network, input).standardErrors().get(0, 0), 1e-3);
  }

  @Test
  void agreesWithTheNetworksOutput() {
    for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
      MultiLayerNetwork network = network(type);
      INDArray input = Networks.data(5, 8, type).getFeatures();
      QuantumExecution.of(network).accuracy(Accuracy.shots(SHOTS));
      Prediction prediction = Prediction.of(network, input);
      QuantumExecution.of(network).restart();
      assertArrayEquals(
          network.output(input).data().asDouble(), prediction.outputs().array(), 1e-6);
    }
  }

  @Test
  void hasNoErrorWhereValuesAreExact() {
    Prediction prediction =
        Prediction.of(network(DataType.FLOAT), Networks.data(5, 8, DataType.FLOAT).getFeatures());
    assertArrayEquals(new double[5], prediction.standardErrors().array());
  }

  @Test
  void errorsThroughSeveralLayersAreKnownOnlyWhereValuesAreExact() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(Networks.quantum(2, 1).build())
                .layer(new QuantumLayer.Builder().qubits(2).layers(1).build())
                .layer(
                    new OutputLayer.Builder(LossFunction.XENT)
                        .nOut(1)
                        .activation(Activation.SIGMOID)
                        .build())
                .setInputType(InputType.feedForward(2))
                .build());
    network.init();
    assertEquals(0, errorOf(network));
    QuantumExecution.of(network).accuracy(Accuracy.shots(10));
    assertEquals(Double.NaN, errorOf(network));
    QuantumExecution.of(network)
        .accuracy(Accuracy.exact())
        .backend("local", Map.of("noise", "line5", "method", "trajectories", "trajectories", "10"));
    assertEquals(Double.NaN, errorOf(network), "means of trajectories are not exact");
  }

  private static double errorOf(MultiLayerNetwork network) {
    INDArray input = Networks.array(new double[] {0.3, 0.5}, 1, DataType.FLOAT);
    double error = Prediction.of(network, input).standardErrors().get(0, 0);
    GatheredInference gathered = new GatheredInference(network);
    gathered.add(input);
    assertEquals(error, gathered.run(true).standardErrors().get(0, 0));
    return error;
  }

  @Test
  void refusesANetworkWithoutQuantumLayer() {
    MultiLayerNetwork classical =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(
                    new OutputLayer.Builder(LossFunction.MSE)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.feedForward(2))
                .build());
    classical.init();
    assertThrows(IllegalArgumentException.class, () -> Prediction.of(classical, Nd4j.zeros(1, 2)));
  }

  private static MultiLayerNetwork network(DataType type) {
    return Networks.hybrid(Networks.quantum(2, 3).build(), type, Networks.ADAM);
  }
}
