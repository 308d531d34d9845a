package io.qubridge.app.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.app.layer.ExecutionSettings;
import io.qubridge.app.layer.VariationalCircuit;
import io.qubridge.app.model.LayerSpec.BatchNorm;
import io.qubridge.app.model.LayerSpec.Convolution;
import io.qubridge.app.model.LayerSpec.Dense;
import io.qubridge.app.model.LayerSpec.Dropout;
import io.qubridge.app.model.LayerSpec.Pooling;
import io.qubridge.app.model.LayerSpec.PoolingKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class BackboneTest {
  private static final int SIZE = 16;

  @TempDir private Path folder;

  @Test
  void readsTheLayersOfADl4jZip() throws IOException {
    Backbone backbone = Backbone.read(save(trained()));
    assertEquals(
        List.of(
            new Convolution(6, 3, 1, 1, ActivationName.RELU),
            new BatchNorm(),
            new Pooling(PoolingKind.MAX, 2, 2),
            new Dropout(0),
            new Dense(10, ActivationName.TANH)),
        backbone.layers());
  }

  @Test
  void givesTheFeaturesThatTheTrainedNetworkGave() throws IOException {
    MultiLayerNetwork trained = trained();
    Backbone backbone = Backbone.read(save(trained));
    NetworkSpec spec = spec(backbone);
    MultiLayerNetwork network = create(spec);
    backbone.weights().copyInto(network, spec);
    INDArray images = Nd4j.rand(DataType.FLOAT, 3, 3, SIZE, SIZE);
    int last = backbone.layers().size();
    assertArrayEquals(
        trained.feedForwardToLayer(last - 1, images, false).get(last).toFloatMatrix()[0],
        network.feedForwardToLayer(last - 1, images, false).get(last).toFloatMatrix()[0],
        1e-5f);
  }

  @Test
  void keepsItsWeightsWhileTheHeadLearns() throws IOException {
    Backbone backbone = Backbone.read(save(trained()));
    NetworkSpec spec = spec(backbone);
    MultiLayerNetwork network = create(spec);
    backbone.weights().copyInto(network, spec);
    INDArray before = network.params().dup();
    network.fit(
        new DataSet(
            Nd4j.rand(DataType.FLOAT, 4, 3, SIZE, SIZE),
            Nd4j.createFromArray(new float[][] {{0}, {1}, {1}, {0}})));
    long frozen = LayerSpec.parametersOf(spec.body(), FeatureMap.image(SIZE));
    double[] changes = network.params().sub(before).toDoubleVector();
    for (int k = 0; k < frozen; k++) {
      assertEquals(0, changes[k], "weight " + k + " of the backbone");
    }
    assertTrue(changes[changes.length - 1] != 0, "the output's bias stayed as it was");
  }

  @Test
  void takesTheFirstLayersAlone() throws IOException {
    Backbone backbone = Backbone.read(save(trained())).first(3);
    assertEquals(3, backbone.layers().size());
    assertRefused("backbone layers is 6; it must be 1 to 5", () -> Backbone.read(zip()).first(6));
  }

  @Test
  void refusesWhatNoBodyCanHave() throws IOException {
    ListBuilder recurrent = base();
    recurrent.layer(new LSTM.Builder().nIn(3).nOut(4).build());
    recurrent.layer(
        new RnnOutputLayer.Builder().nIn(4).nOut(2).activation(Activation.SOFTMAX).build());
    MultiLayerNetwork network = new MultiLayerNetwork(recurrent.build());
    network.init();
    save(network);
    assertRefused("layer 1 is a 'LSTM'; a backbone takes ConvolutionLayer", this::read);
    Files.writeString(zip(), "no zip");
    assertRefused("cannot be read as a DL4J network", this::read);
    Files.delete(zip());
    assertRefused("no model at", this::read);
  }

  @Test
  void refusesWeightsThatHaveChangedSince() throws IOException {
    Backbone backbone = Backbone.read(save(trained()));
    NetworkSpec spec = spec(backbone);
    MultiLayerNetwork network = create(spec);
    Files.write(zip(), new byte[] {1});
    assertRefused("has changed", () -> backbone.weights().copyInto(network, spec));
  }

  private void read() {
    Backbone.read(zip());
  }

  private Path zip() {
    return folder.resolve("trained.zip");
  }

  private Path save(MultiLayerNetwork network) throws IOException {
    network.save(zip().toFile());
    return zip();
  }

  private static NetworkSpec spec(Backbone backbone) {
    VariationalCircuit circuit =
        new VariationalCircuit(2, 1, "angle", "basic-entangler", List.of());
    return new NetworkSpec(
        SIZE,
        2,
        backbone.layers(),
        backbone.layers().size(),
        2,
        FeatureScaling.TANH,
        List.of(Place.HEAD),
        Optional.of(new QuantumPart(circuit, ExecutionSettings.DEFAULT)),
        Optional.empty());
  }

  private static MultiLayerNetwork create(NetworkSpec spec) {
    return Networks.create(spec, 5, Optimisation.STANDARD, List.of(1.0, 1.0));
  }

  /** A network after one step, so that batch normalisation has averages of its own. */
  private static MultiLayerNetwork trained() {
    ListBuilder layers =
        base()
            .layer(
                new ConvolutionLayer.Builder(3, 3)
                    .convolutionMode(ConvolutionMode.Same)
                    .nOut(6)
                    .activation(Activation.RELU)
                    .build())
            .layer(new BatchNormalization())
            .layer(new SubsamplingLayer.Builder().kernelSize(2, 2).stride(2, 2).build())
            .layer(new DropoutLayer(0.5))
            .layer(new DenseLayer.Builder().nOut(10).activation(Activation.TANH).build())
            .layer(new OutputLayer.Builder().nOut(2).activation(Activation.SOFTMAX).build())
            .setInputType(InputType.convolutional(SIZE, SIZE, 3));
    MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
    network.init();
    network.fit(
        new DataSet(
            Nd4j.rand(DataType.FLOAT, 2, 3, SIZE, SIZE),
            Nd4j.createFromArray(new float[][] {{0, 1}, {1, 0}})));
    return network;
  }

  private static ListBuilder base() {
    return new NeuralNetConfiguration.Builder().seed(1).dataType(DataType.FLOAT).list();
  }

  private static void assertRefused(String reason, Runnable call) {
    String message = assertThrows(RuntimeException.class, call::run).getMessage();
    assertTrue(message.contains(reason), message);
  }
}
