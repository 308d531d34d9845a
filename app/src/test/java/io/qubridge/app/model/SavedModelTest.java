package io.qubridge.app.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qubridge.app.data.DecodedImages;
import io.qubridge.app.data.ImageDataset;
import io.qubridge.app.data.ImageTransform;
import io.qubridge.app.data.Preprocessing;
import io.qubridge.app.data.Progress;
import io.qubridge.app.data.Standardisation;
import io.qubridge.app.data.SyntheticCells;
import io.qubridge.app.layer.ExecutionSettings;
import io.qubridge.app.layer.VariationalCircuit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class SavedModelTest {
  private static final int SIZE = 16;
  private static final ImageDataset CELLS = SyntheticCells.dataset(12, SIZE, 1);
  private static final DecodedImages IMAGES =
      DecodedImages.load(CELLS, ImageTransform.square(SIZE), Progress.NONE);
  private static final Standardisation SCALE = Standardisation.of(IMAGES, new int[] {0, 1, 2});
  private static final int[] ALL = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9};
  private static final NetworkSpec HYBRID =
      NetworkSpec.hybrid(
          SIZE,
          2,
          2,
          FeatureScaling.BATCH_NORM_TANH,
          new QuantumPart(
              new VariationalCircuit(2, 3, "angle", "basic-entangler", List.of()),
              ExecutionSettings.DEFAULT));
  private static final NetworkSpec CLASSICAL = HYBRID.twin(ModelKind.CLASSICAL);

  @TempDir Path folder;
  private MultiLayerNetwork network;

  @BeforeEach
  void writeAModel() {
    network = Networks.create(CLASSICAL, 5, Optimisation.STANDARD, List.of(1.0, 1.0));
    SavedModel.write(folder, card(CLASSICAL), network);
  }

  @Test
  void givesTheSameProbabilitiesAfterReading() {
    SavedModel model = SavedModel.read(folder);
    assertEquals(
        new Classifier(CLASSICAL, network).probabilities(IMAGES, SCALE, ALL, Progress.NONE),
        model.classifier().probabilities(IMAGES, SCALE, ALL, Progress.NONE));
    assertEquals(List.of("normal", "blast"), model.card().classes());
    assertEquals(Map.of("normal", 0, "blast", 1), model.card().classIndex());
    assertEquals(SavedModel.read(folder.resolve("model.json")).card(), model.card());
    assertEquals(SavedModel.read(folder.resolve("network.zip")).card(), model.card());
  }

  @Test
  void keepsTheQuantumLayerAndTheBackendsId() throws IOException {
    MultiLayerNetwork hybrid = Networks.create(HYBRID, 5, Optimisation.STANDARD, List.of(1.0, 1.0));
    SavedModel.write(folder, card(HYBRID), hybrid);
    SavedModel model = SavedModel.read(folder);
    assertEquals(HYBRID, model.card().network());
    assertArrayEquals(
        hybrid.params().data().asFloat(), model.classifier().network().params().data().asFloat());
    String json = Files.readString(folder.resolve("model.json"));
    assertTrue(json.contains("\"kind\" : \"hybrid\""), json);
    assertTrue(json.contains("\"backend\" : \"local\""), json);
  }

  @Test
  void givesRowsThatAddUpToOne() {
    var probabilities =
        SavedModel.read(folder).classifier().probabilities(IMAGES, SCALE, ALL, Progress.NONE);
    assertEquals(ALL.length, probabilities.rows());
    for (int row = 0; row < ALL.length; row++) {
      assertEquals(1, probabilities.get(row, 0) + probabilities.get(row, 1), 1e-12);
    }
  }

  @Test
  void isReadByDl4jItself() throws IOException {
    MultiLayerNetwork read =
        ModelSerializer.restoreMultiLayerNetwork(folder.resolve("network.zip").toFile());
    var input = Nd4j.ones(DataType.FLOAT, 2, 3, SIZE, SIZE);
    assertArrayEquals(network.output(input).toFloatVector(), read.output(input).toFloatVector());
  }

  @Test
  void refusesWhatIsNoModel() throws IOException {
    assertRefused("no model at", () -> SavedModel.read(folder.resolve("missing")));
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertRefused("has no 'model.json'", () -> SavedModel.read(empty));
    Path text = Files.writeString(folder.resolve("notes.txt"), "hello");
    assertRefused("is no model; name the folder", () -> SavedModel.read(text));
    Files.writeString(empty.resolve("model.json"), "hello");
    assertRefused("is no model card", () -> SavedModel.read(empty));
    Files.writeString(empty.resolve("model.json"), "[1, 2]");
    assertRefused("has no 'format'", () -> SavedModel.read(empty));
    Files.writeString(empty.resolve("model.json"), " ".repeat(5 << 20));
    assertRefused("larger than a model card can be", () -> SavedModel.read(empty));
  }

  @Test
  void namesTheModelsOfAComparison() throws IOException {
    Path run = Files.createDirectory(folder.resolve("run"));
    Path inner = Files.createDirectory(run.resolve("hybrid"));
    Files.writeString(inner.resolve("model.json"), "{}");
    assertRefused("holds several models; name one", () -> SavedModel.read(run));
  }

  @Test
  void refusesACardThatContradictsItself() {
    edit(card -> card.put("format", 99));
    assertRefused("has format 99; this release reads 1", () -> SavedModel.read(folder));
    edit(card -> card.put("format", 1).remove("network"));
    assertRefused("is no model card", () -> SavedModel.read(folder));
    SavedModel.write(folder, card(CLASSICAL), network);
    edit(card -> ((ObjectNode) card.get("classIndex")).put("third", 2));
    assertRefused("3 class names for a network of 2 classes", () -> SavedModel.read(folder));
    SavedModel.write(folder, card(CLASSICAL), network);
    edit(card -> ((ObjectNode) card.get("classIndex")).put("blast", 7));
    assertRefused("class indices are not 0 to n - 1", () -> SavedModel.read(folder));
    SavedModel.write(folder, card(CLASSICAL), network);
    edit(card -> ((ObjectNode) card.get("network")).put("imageSize", 2_000_000_000));
    assertRefused("image size is 2000000000", () -> SavedModel.read(folder));
    SavedModel.write(folder, card(CLASSICAL), network);
    edit(card -> card.put("surprise", "field"));
    assertRefused("surprise", () -> SavedModel.read(folder));
  }

  @Test
  void refusesWeightsThatAreNotItsOwn() throws IOException {
    Path weights = folder.resolve("network.zip");
    Path other = Files.createDirectory(folder.resolve("other"));
    NetworkSpec oneBlock = new NetworkSpec(SIZE, 2, 1, 2, FeatureScaling.NONE, Optional.empty());
    MultiLayerNetwork smaller =
        Networks.create(oneBlock, 5, Optimisation.STANDARD, List.of(1.0, 1.0));
    SavedModel.write(other, card(oneBlock), smaller);
    Files.copy(other.resolve("network.zip"), weights, StandardCopyOption.REPLACE_EXISTING);
    assertRefused("its SHA-256 differs", () -> SavedModel.read(folder));
    sign();
    assertRefused(" weights, not the ", () -> SavedModel.read(folder));
    Files.delete(weights);
    assertRefused("has a model card but no 'network.zip'", () -> SavedModel.read(folder));
  }

  @Test
  void refusesWeightsThatAreDamaged() throws IOException {
    Path weights = folder.resolve("network.zip");
    byte[] bytes = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(bytes, bytes.length / 2));
    sign();
    assertRefused("cannot be read as a DL4J network", () -> SavedModel.read(folder));
    Files.writeString(weights, "not a zip at all");
    sign();
    assertRefused("cannot be read as a DL4J network", () -> SavedModel.read(folder));
    network.params().putScalar(3, Float.NaN);
    SavedModel.write(folder, card(CLASSICAL), network);
    assertRefused("holds a weight that is NaN", () -> SavedModel.read(folder));
  }

  /** DL4J's own reader would make objects of both. */
  @Test
  void makesNoObjectThatAFileNames() throws IOException {
    rewrite(
        zip -> {
          put(zip, "preprocessor.bin", serialised(new Bomb()));
          put(zip, "normalizer.bin", serialised(new Bomb()));
        });
    sign();
    assertEquals(5, SavedModel.read(folder).card().training().seed());
    assertFalse(Bomb.exploded);
  }

  @Test
  void fitsImagesOfItsOwnClassesAndSizeAlone() {
    SavedModel model = SavedModel.read(folder);
    model.requireFits(IMAGES);
    DecodedImages larger = DecodedImages.load(CELLS, ImageTransform.square(32), Progress.NONE);
    assertRefused("the model was made for", () -> model.requireFits(larger));
    assertRefused(
        "takes images of 16 pixels, not 32",
        () -> model.classifier().probabilities(larger, SCALE, ALL, Progress.NONE));
    ImageDataset renamed =
        new ImageDataset("others", List.of("cat", "dog"), CELLS.samples(), true, List.of());
    DecodedImages others = DecodedImages.load(renamed, ImageTransform.square(SIZE), Progress.NONE);
    assertRefused("the data set has [cat, dog]", () -> model.requireFits(others));
  }

  private static ModelCard card(NetworkSpec spec) {
    return ModelCard.of(
        spec,
        new Preprocessing(ImageTransform.square(SIZE), SCALE),
        CELLS,
        new TrainingSummary(5, Optimisation.STANDARD, 32, 3, 2, 0.4, 0.9, false),
        Libraries.versions());
  }

  private void edit(Consumer<ObjectNode> change) {
    try {
      Path file = folder.resolve("model.json");
      ObjectNode card = (ObjectNode) Json.MAPPER.readTree(Files.readAllBytes(file));
      change.accept(card);
      Files.write(file, Json.MAPPER.writeValueAsBytes(card));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Makes the card's digest that of the weights file as it is now. */
  private void sign() throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve("network.zip"));
    edit(card -> card.put("weights", HexFormat.of().formatHex(sha256(bytes))));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private interface Entries {
    void add(ZipOutputStream zip) throws IOException;
  }

  /** Writes the weights file again with more entries and a configuration that names a class. */
  private void rewrite(Entries more) throws IOException {
    Path file = folder.resolve("network.zip");
    byte[] before = Files.readAllBytes(file);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out);
        ZipInputStream old = new ZipInputStream(new ByteArrayInputStream(before))) {
      more.add(zip);
      for (ZipEntry entry = old.getNextEntry(); entry != null; entry = old.getNextEntry()) {
        byte[] bytes = old.readAllBytes();
        put(
            zip,
            entry.getName(),
            entry.getName().equals("configuration.json")
                ? ("{\"@class\":\"" + Bomb.class.getName() + "\"}").getBytes(StandardCharsets.UTF_8)
                : bytes);
      }
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
  }

  private static byte[] serialised(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private static void assertRefused(String reason, Executable call) {
    String message = assertThrows(ModelException.class, call).getMessage();
    assertTrue(message.contains(reason), message);
    assertEquals(1, message.lines().count(), message);
  }

  /** Tells whether somebody deserialised it. */
  static final class Bomb implements Serializable {
    private static final long serialVersionUID = 1;
    private static boolean exploded;

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      exploded = true;
      in.defaultReadObject();
    }
  }
}
