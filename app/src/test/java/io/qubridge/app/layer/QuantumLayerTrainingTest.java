package io.qubridge.app.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Matrix;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.earlystopping.EarlyStoppingConfiguration;
import org.deeplearning4j.earlystopping.EarlyStoppingResult;
import org.deeplearning4j.earlystopping.saver.InMemoryModelSaver;
import org.deeplearning4j.earlystopping.scorecalc.DataSetLossCalculator;
import org.deeplearning4j.earlystopping.termination.MaxEpochsTerminationCondition;
import org.deeplearning4j.earlystopping.trainer.EarlyStoppingTrainer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.evaluation.classification.EvaluationBinary;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** What DL4J does with a network goes on working when one of its layers is a circuit. */
class QuantumLayerTrainingTest {
  private static final DataType FLOAT = DataType.FLOAT;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void learnsWhatNoLinearModelCan(DataType type) {
    MultiLayerNetwork network =
        Networks.hybrid(Networks.quantum(2, 4).build(), type, new Adam(0.1));
    DataSet data = Networks.data(128, 1, type);
    double before = network.score(data);
    for (int step = 0; step < 60; step++) {
      network.fit(data);
    }
    assertTrue(network.score(data) < 0.5 && before > 0.6, before + " to " + network.score(data));
    EvaluationBinary evaluation =
        network.doEvaluation(iterator(data, 64), new EvaluationBinary())[0];
    assertTrue(evaluation.accuracy(0) > 0.65, evaluation.stats());
  }

  @ParameterizedTest
  @ValueSource(strings = {"exact", "shots", "shots spsa"})
  void goesOnFromItsFileBitForBit(String how) throws IOException {
    QuantumLayer.Builder layer = Networks.quantum(2, 3).inputScaling("tanh").dropOut(0.9);
    if (how.startsWith("shots")) {
      layer.shots(64);
    }
    if (how.endsWith("spsa")) {
      layer.gradientMethod("spsa");
    }
    MultiLayerNetwork network = Networks.hybrid(layer.build(), FLOAT, Networks.ADAM);
    DataSet data = Networks.data(32, 1, FLOAT);
    train(network, data, 2);
    File file = folder.resolve("model.zip").toFile();
    network.save(file, true);
    MultiLayerNetwork loaded = MultiLayerNetwork.load(file, true);
    assertEquals(network.params(), loaded.params());
    for (MultiLayerNetwork each : List.of(network, loaded)) {
      Nd4j.getRandom().setSeed(3); // dropout draws from it
      train(each, data, 1);
    }
    assertEquals(network.params(), loaded.params());
    assertEquals(network.output(data.getFeatures()), loaded.output(data.getFeatures()));
  }

  @Test
  void goesOnFromItsFileBitForBitInAGraph() throws IOException {
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(4)
                .updater(Networks.ADAM)
                .graphBuilder()
                .addInputs("in")
                .addLayer("quantum", Networks.quantum(3, 2).shots(32).build(), "in")
                .addLayer("out", output(), "quantum")
                .setOutputs("out")
                .setInputTypes(InputType.feedForward(Networks.INPUTS))
                .build());
    graph.init();
    DataSet data = Networks.data(16, 1, FLOAT);
    graph.fit(data);
    File file = folder.resolve("graph.zip").toFile();
    graph.save(file, true);
    ComputationGraph loaded = ComputationGraph.load(file, true);
    graph.fit(data);
    loaded.fit(data);
    assertEquals(graph.params(), loaded.params());
  }

  @Test
  void drawsAnewInEachTrainingStep() {
    MultiLayerNetwork network = Networks.hybrid(Networks.quantum(2, 1).shots(16).build());
    DataSet data = Networks.data(8, 1, DataType.DOUBLE);
    List<INDArray> outputs = new ArrayList<>();
    INDArray start = network.params().dup();
    for (int step = 0; step < 2; step++) {
      network.fit(data);
      network.setParams(start);
      outputs.add(latest(network));
    }
    assertNotEquals(outputs.get(0), outputs.get(1));
  }

  @Test
  void savesNeitherHandlesNorRuntimeSettings() throws IOException {
    MultiLayerNetwork network = Networks.hybrid(Networks.quantum(2, 1).build());
    QuantumExecution.of(network)
        .backend("ibm", Map.of("token", "very-secret"))
        .accuracy(Accuracy.shots(77));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ModelSerializer.writeModel(network, bytes, true);
    Path file = folder.resolve("model.zip");
    Files.write(file, bytes.toByteArray());
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      String json = Files.readString(zip.getPath("configuration.json"), StandardCharsets.UTF_8);
      assertTrue(json.contains("\"backend\" : \"local\""), json);
      assertTrue(!json.contains("secret") && !json.contains("77"), json);
    }
    assertTrue(!network.getLayer(1).toString().contains("very-secret"));
    assertNotNull(
        ModelSerializer.restoreMultiLayerNetwork(
            new ByteArrayInputStream(bytes.toByteArray()), true));
  }

  @Test
  void clonesToANetworkThatTrainsAlike() {
    MultiLayerNetwork network =
        Networks.hybrid(Networks.quantum(2, 3).shots(32).build(), FLOAT, Networks.ADAM);
    DataSet data = Networks.data(16, 1, FLOAT);
    train(network, data, 1);
    MultiLayerNetwork clone = network.clone();
    clone.fit(data);
    network.fit(data);
    assertEquals(network.params(), clone.params());
    assertEquals(network.output(data.getFeatures()), clone.output(data.getFeatures()));
  }

  @Test
  void stopsEarlyWithTheBestWeights() {
    MultiLayerNetwork network =
        Networks.hybrid(Networks.quantum(2, 3).build(), FLOAT, Networks.ADAM);
    DataSet validation = Networks.data(32, 2, FLOAT);
    EarlyStoppingConfiguration<MultiLayerNetwork> configuration =
        new EarlyStoppingConfiguration.Builder<MultiLayerNetwork>()
            .epochTerminationConditions(new MaxEpochsTerminationCondition(3))
            .scoreCalculator(new DataSetLossCalculator(iterator(validation, 16), true))
            .modelSaver(new InMemoryModelSaver<>())
            .build();
    EarlyStoppingResult<MultiLayerNetwork> result =
        new EarlyStoppingTrainer(configuration, network, iterator(Networks.data(64, 1, FLOAT), 16))
            .fit();
    assertEquals(
        EarlyStoppingResult.TerminationReason.EpochTerminationCondition,
        result.getTerminationReason(),
        result.toString());
    double best = result.getScoreVsEpoch().values().stream().mapToDouble(d -> d).min().orElse(0);
    assertEquals(best, result.getBestModel().score(validation), 1e-6);
  }

  @Test
  void tellsListenersItsWeightsAndGradientsByTheirKey() {
    MultiLayerNetwork network = Networks.hybrid(Networks.quantum(2, 3).build());
    List<Map<String, INDArray>> seen = new ArrayList<>();
    network.setListeners(
        new BaseTrainingListener() {
          @Override
          public void onGradientCalculation(Model model) {
            seen.add(Map.copyOf(model.gradient().gradientForVariable()));
          }
        });
    network.fit(Networks.data(8, 1, DataType.DOUBLE));
    assertEquals("[3, 2]", Arrays.toString(network.paramTable().get("1_W").shape()));
    assertTrue(seen.get(0).get("1_W").norm2Number().doubleValue() > 0);
  }

  @Test
  void answersTwoThreadsAsOne() throws Exception {
    MultiLayerNetwork network =
        Networks.hybrid(Networks.quantum(3, 3).build(), FLOAT, Networks.ADAM);
    List<INDArray> inputs = new ArrayList<>();
    for (int k = 0; k < 20; k++) {
      inputs.add(Networks.data(5, k, FLOAT).getFeatures());
    }
    List<INDArray> expected = inputs.stream().map(network::output).toList();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<INDArray>> answers =
          inputs.stream().map(input -> threads.submit(() -> network.output(input))).toList();
      for (int k = 0; k < answers.size(); k++) {
        assertEquals(expected.get(k), answers.get(k).get());
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void gradientDoesNotDependOnHowSamplesAreBatched() {
    QuantumLayer layer = Networks.quantum(2, 3).build();
    DataSet data = Networks.data(4, 1, DataType.DOUBLE);
    MultiLayerNetwork network = Networks.hybrid(layer);
    INDArray together = gradient(network, data);
    INDArray sum = together.mul(0);
    for (DataSet one : data.asList()) {
      sum.addi(gradient(network, one));
    }
    assertTrue(together.equalsWithEps(sum, 1e-12), together + " against " + sum);
  }

  static INDArray latest(MultiLayerNetwork network) {
    Matrix values = QuantumExecution.of(network).latest(0).values();
    return Networks.array(values.array(), values.rows(), DataType.DOUBLE);
  }

  private static INDArray gradient(MultiLayerNetwork network, DataSet data) {
    network.setInput(data.getFeatures());
    network.setLabels(data.getLabels());
    network.computeGradientAndScore();
    return network.gradient().gradient().dup();
  }

  private static void train(MultiLayerNetwork network, DataSet data, int epochs) {
    network.fit(iterator(data, 16), epochs);
  }

  private static ListDataSetIterator<DataSet> iterator(DataSet data, int batch) {
    return new ListDataSetIterator<>(data.asList(), batch);
  }

  private static OutputLayer output() {
    return new OutputLayer.Builder(LossFunction.XENT)
        .nOut(1)
        .activation(Activation.SIGMOID)
        .build();
  }
}
