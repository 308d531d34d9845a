package io.qubridge.app.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.deeplearning4j.exception.DL4JInvalidConfigException;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.FineTuneConfiguration;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Transfer learning around a quantum layer. */
class QuantumLayerTransferTest {
  private static final DataSet DATA = Networks.data(16, 1, DataType.FLOAT);
  private static final FineTuneConfiguration FINE_TUNE =
      new FineTuneConfiguration.Builder().seed(2).updater(new Adam(0.01)).build();

  private final MultiLayerNetwork network =
      Networks.hybrid(Networks.quantum(2, 3).build(), DataType.FLOAT, Networks.ADAM);

  @Test
  void keepsAFrozenCircuit() {
    MultiLayerNetwork frozen =
        new TransferLearning.Builder(network)
            .fineTuneConfiguration(FINE_TUNE)
            .setFeatureExtractor(1)
            .build();
    INDArray circuit = network.getParam("1_W").dup();
    INDArray head = frozen.getParam("2_W").dup();
    frozen.fit(DATA);
    assertEquals(circuit, frozen.getParam("1_W"));
    assertNotEquals(head, frozen.getParam("2_W"));
    assertEquals(1, QuantumExecution.of(frozen).layers());
  }

  @Test
  void trainsBehindFrozenLayers() {
    MultiLayerNetwork frozen =
        new TransferLearning.Builder(network)
            .fineTuneConfiguration(FINE_TUNE)
            .setFeatureExtractor(0)
            .build();
    assertEquals(network.getParam("1_W"), frozen.getParam("1_W"));
    frozen.fit(DATA);
    assertNotEquals(network.getParam("1_W"), frozen.getParam("1_W"));
  }

  @Test
  void carriesGradientsThroughAFrozenCircuit() {
    MultiLayerNetwork wrapped =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(3)
                .updater(Networks.ADAM)
                .list()
                .layer(new DenseLayer.Builder().nOut(2).activation(Activation.TANH).build())
                .layer(new FrozenLayerWithBackprop(Networks.quantum(2, 3).build()))
                .layer(
                    new OutputLayer.Builder(LossFunction.XENT)
                        .nOut(1)
                        .activation(Activation.SIGMOID)
                        .build())
                .setInputType(InputType.feedForward(Networks.INPUTS))
                .build());
    wrapped.init();
    INDArray before = wrapped.getParam("0_W").dup();
    INDArray circuit = wrapped.getParam("1_W").dup();
    wrapped.fit(DATA);
    assertNotEquals(before, wrapped.getParam("0_W"));
    assertEquals(circuit, wrapped.getParam("1_W"));
  }

  @Test
  void takesAnotherLayerAfterIt() {
    MultiLayerNetwork changed =
        new TransferLearning.Builder(network)
            .fineTuneConfiguration(FINE_TUNE)
            .nOutReplace(2, 3, WeightInit.XAVIER)
            .build();
    assertEquals(3, changed.output(DATA.getFeatures()).columns());
    assertEquals(network.getParam("1_W"), changed.getParam("1_W"));
  }

  @Test
  void takesItsInputsFromAnotherLayerOfTheSameWidth() {
    MultiLayerNetwork changed =
        new TransferLearning.Builder(network)
            .fineTuneConfiguration(FINE_TUNE)
            .nOutReplace(0, 2, WeightInit.XAVIER)
            .build();
    changed.fit(DATA);
    assertEquals(2, changed.getLayer(0).getParam("W").columns());
  }

  @Test
  void refusesInputsOfAnotherWidth() {
    TransferLearning.Builder change =
        new TransferLearning.Builder(network)
            .fineTuneConfiguration(FINE_TUNE)
            .nOutReplace(0, 5, WeightInit.XAVIER);
    DL4JInvalidConfigException refusal =
        assertThrows(DL4JInvalidConfigException.class, change::build);
    assertEquals(
        "quantum layer 'quantum' gets 5 inputs, but embedding 'angle' on 2 qubits takes 2; put a"
            + " layer with that many outputs before it",
        refusal.getMessage());
  }
}
