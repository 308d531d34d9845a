package io.qubridge.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.app.model.LayerSpec.BatchNorm;
import io.qubridge.app.model.LayerSpec.Block;
import io.qubridge.app.model.LayerSpec.Convolution;
import io.qubridge.app.model.LayerSpec.Dense;
import io.qubridge.app.model.LayerSpec.Pooling;
import io.qubridge.app.model.LayerSpec.PoolingKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class NetworkPresetTest {
  @TempDir private Path folder;

  /** Published counts: all layers but the last, which depends on the number of classes. */
  @ParameterizedTest
  @CsvSource({
    "vgg-19, 139570240", // 143,667,240 less 4,097,000 for 1,000 classes
    "alexnet, 58281344", // in one tower, 62,378,344 less 4,097,000
    "lenet-5, 61156" // 61,706 for grey images, less 850, and 300 for two channels more
  })
  void hasTheParametersOfThePublishedNetwork(String name, long parameters) {
    NetworkPreset preset = NetworkPreset.named(name);
    FeatureMap image = FeatureMap.image(preset.imageSize());
    assertEquals(parameters, LayerSpec.parametersOf(preset.body(), image));
  }

  @Test
  void countsParametersAsDl4jDoes() {
    for (String name : List.of("default", "study", "lenet-5")) {
      NetworkPreset preset = NetworkPreset.named(name).withBatchNorm();
      NetworkSpec spec = spec(preset);
      MultiLayerNetwork network =
          Networks.create(spec, 1, Optimisation.STANDARD, List.of(1.0, 1.0));
      long output = 3;
      assertEquals(network.numParams(), spec.parameters() + output, name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "study", "lenet-5"})
  void answersForAnImage(String name) {
    NetworkPreset preset = NetworkPreset.named(name);
    MultiLayerNetwork network =
        Networks.create(spec(preset), 1, Optimisation.STANDARD, List.of(1.0, 1.0));
    int size = preset.imageSize();
    double probability = network.output(Nd4j.rand(DataType.FLOAT, 1, 3, size, size)).getDouble(0);
    assertTrue(probability > 0 && probability < 1, "probability " + probability);
  }

  @Test
  void readsANetworkFromAFile() throws IOException {
    NetworkPreset preset =
        read(
            """
            {"imageSize": 32, "featureScaling": "tanh", "standardise": false, "body": [
              {"layer": "convolution", "filters": 6, "kernel": 5, "activation": "tanh"},
              {"layer": "pooling", "kind": "average", "kernel": 2},
              {"layer": "batch-norm"},
              {"layer": "dense", "units": 12}]}
            """);
    assertEquals(32, preset.imageSize());
    assertEquals(FeatureScaling.TANH, preset.scaling());
    assertFalse(preset.standardises());
    assertEquals(Augmentation.FLIPS, preset.augmentation());
    assertEquals(
        List.of(
            new Convolution(6, 5, 1, 0, ActivationName.TANH),
            new Pooling(PoolingKind.AVERAGE, 2, 2),
            new BatchNorm(),
            new Dense(12, ActivationName.RELU)),
        preset.body());
  }

  @Test
  void saysInOneLineWhatIsWrongWithAFile() {
    assertRefused("unknown layer 'lstm'; known: block,", () -> body("{\"layer\": \"lstm\"}"));
    assertRefused(
        "filters is 0; it must be 1 to 4096",
        () -> body("{\"layer\": \"convolution\", \"filters\": 0, \"kernel\": 3}"));
    assertRefused("'body' lists no layers", () -> read("{\"body\": []}"));
    assertRefused("line 1", () -> read("{\"body\": [}"));
    assertRefused("\"seed\"", () -> read("{\"seed\": 3, \"body\": [{\"layer\": \"batch-norm\"}]}"));
    assertRefused("cannot be read", () -> NetworkPreset.named("file:" + folder.resolve("no.json")));
    assertRefused("larger than", () -> read(" ".repeat(1 << 21)));
  }

  @Test
  void knowsItsNames() {
    assertRefused(
        "unknown network 'lenet'; known: default, study, lenet-5, alexnet, vgg-19, or file:",
        () -> NetworkPreset.named("lenet"));
    assertRefused("--blocks is for", () -> NetworkPreset.named("lenet-5").withBlocks(2));
    assertRefused("blocks is 4", () -> NetworkPreset.named("default").withBlocks(4));
  }

  @Test
  void normalisesAfterEachConvolution() {
    assertEquals(
        List.of(new Block(true), new Block(true)),
        NetworkPreset.named("default").withBlocks(2).withBatchNorm().body());
    assertEquals(
        2,
        NetworkPreset.named("lenet-5").withBatchNorm().body().stream()
            .filter(BatchNorm.class::isInstance)
            .count());
  }

  private NetworkPreset body(String layer) throws IOException {
    return read("{\"body\": [" + layer + "]}");
  }

  private NetworkPreset read(String json) throws IOException {
    Path file = folder.resolve("network.json");
    Files.writeString(file, json);
    return NetworkPreset.named("file:" + file);
  }

  private static NetworkSpec spec(NetworkPreset preset) {
    return new NetworkSpec(
        preset.imageSize(),
        2,
        preset.body(),
        0,
        2,
        FeatureScaling.NONE,
        List.of(Place.HEAD),
        Optional.empty(),
        Optional.empty());
  }

  private static void assertRefused(String reason, Executable call) {
    String message = assertThrows(RuntimeException.class, call).getMessage();
    assertTrue(message.contains(reason), message);
    assertEquals(1, message.lines().count(), message);
  }
}
