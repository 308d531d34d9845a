package io.qubridge.app.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Expectations;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.Preparation;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class QuantumExecutionTest {
  private static final DataSet DATA = Networks.data(12, 1, DataType.DOUBLE);
  private static final INDArray INPUT = DATA.getFeatures();

  private final MultiLayerNetwork network = Networks.hybrid(Networks.quantum(2, 3).build());
  private final QuantumExecution execution = QuantumExecution.of(network);

  @Test
  void runsATrainedModelWithShotsAndExactlyAgain() {
    INDArray exact = network.output(INPUT);
    execution.accuracy(Accuracy.shots(100)).seed(7);
    INDArray estimated = network.output(INPUT);
    assertNotEquals(exact, estimated);
    assertTrue(exact.equalsWithEps(estimated, 0.3));
    execution.reset();
    assertEquals(exact, network.output(INPUT));
  }

  @Test
  void givesTheStandardErrorOfEachOutput() {
    network.output(INPUT);
    Expectations exact = execution.latest(0);
    execution.accuracy(Accuracy.shots(400));
    network.output(INPUT);
    Expectations estimated = execution.latest(0);
    for (int row = 0; row < INPUT.rows(); row++) {
      for (int output = 0; output < 2; output++) {
        double value = exact.values().get(row, output);
        double error = estimated.standardErrors().get(row, output);
        assertEquals(0, exact.standardErrors().get(row, output));
        assertEquals(Math.sqrt((1 - value * value) / 400), error, 0.01);
        assertEquals(value, estimated.values().get(row, output), 5 * error + 1e-3);
      }
    }
  }

  @Test
  void drawsTheSameForASampleInBatchesOfAnySize() {
    execution.accuracy(Accuracy.shots(50));
    INDArray together = network.output(INPUT);
    execution.restart();
    for (int from = 0; from < 12; from += 4) {
      INDArray part = network.output(INPUT.get(NDArrayIndex.interval(from, from + 4)));
      assertEquals(together.get(NDArrayIndex.interval(from, from + 4)), part);
    }
  }

  @Test
  void drawsEachSampleOfAnEvaluationFromItsOwnStream() {
    execution.accuracy(Accuracy.shots(50));
    INDArray one = INPUT.getRow(0, true);
    INDArray first = network.output(one);
    assertNotEquals(first, network.output(one));
    execution.restart();
    assertEquals(first, network.output(one));
  }

  @Test
  void drawsOtherNumbersFromAnotherSeedAndTheSameFromTheSame() {
    execution.accuracy(Accuracy.shots(50)).seed(1);
    INDArray first = network.output(INPUT);
    execution.seed(2);
    assertNotEquals(first, network.output(INPUT));
    execution.seed(1);
    assertEquals(first, network.output(INPUT));
  }

  @Test
  void startsTheStreamOfInferenceAnewAfterEachTrainingStep() {
    MultiLayerNetwork resumed = network.clone();
    for (MultiLayerNetwork each : List.of(network, resumed)) {
      QuantumExecution.of(each).accuracy(Accuracy.shots(50));
    }
    network.output(INPUT); // a validation that the resumed run does not repeat
    network.fit(DATA);
    resumed.fit(DATA);
    assertEquals(network.params(), resumed.params());
    assertEquals(network.output(INPUT), resumed.output(INPUT));
  }

  @Test
  void drawsAnewForTheSameSampleAfterATrainingStep() {
    execution.accuracy(Accuracy.shots(50));
    INDArray parameters = network.params().dup();
    INDArray before = network.output(INPUT);
    network.fit(DATA);
    network.setParams(parameters);
    assertNotEquals(before, network.output(INPUT));
  }

  @Test
  void changesNothingInAClassicalNetwork() {
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
    assertEquals(0, QuantumExecution.of(classical).accuracy(Accuracy.shots(5)).layers());
  }

  @Test
  void showsWhatWillRun() {
    List<Preparation> preparations = execution.prepare();
    assertEquals(1, preparations.size());
    assertEquals(2, preparations.get(0).circuit().qubits());
    assertEquals(2, preparations.get(0).observables().size());
  }

  @Test
  void listsTheKnownBackendsForAnUnknownOne() {
    execution.backend("nowhere", Map.of());
    String message = assertThrows(BackendException.class, execution::prepare).getMessage();
    assertTrue(message.contains("'nowhere'") && message.contains("local"), message);
  }

  @Test
  void saysThatALayerHasNotRun() {
    assertThrows(IllegalStateException.class, () -> execution.latest(0));
  }
}
