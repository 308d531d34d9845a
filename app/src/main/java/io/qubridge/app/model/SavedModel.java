package io.qubridge.app.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.qubridge.app.data.DecodedImages;
import io.qubridge.app.data.ImageDataset;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A trained model in a folder: {@value #CARD}, and {@value #WEIGHTS} in DL4J's own form.
 *
 * @param card what the model is
 * @param classifier the network with its weights
 */
public record SavedModel(ModelCard card, Classifier classifier) {
  /** The file with everything but the weights. */
  public static final String CARD = "model.json";

  /** The file with the weights. */
  public static final String WEIGHTS = "network.zip";

  /** The file with the names of the images that trained, validated and tested. */
  public static final String SPLIT = "split.json";

  private static final int MAX_CARD_BYTES = 4 << 20;

  /**
   * Writes a model, or replaces the one that is there.
   *
   * @return the card as written, with the digest of the weights
   * @throws UncheckedIOException if a file cannot be written
   */
  public static ModelCard write(Path folder, ModelCard card, MultiLayerNetwork network) {
    Path weights = folder.resolve(WEIGHTS);
    WeightsFile.write(weights, network);
    ModelCard complete = card.withWeights(digest(weights));
    AtomicFile.write(
        folder.resolve(CARD), out -> out.write(Json.MAPPER.writeValueAsBytes(complete)));
    return complete;
  }

  /**
   * Reads a model. Files are not trusted: sizes are bounded, and no class is made because a file
   * names it.
   *
   * @param path the model's folder, or one of its two files
   * @throws ModelException if there is no model, or it is damaged or of another release's form
   */
  public static SavedModel read(Path path) {
    Path folder = folder(path);
    ModelCard card = readCard(folder.resolve(CARD));
    Path weights = folder.resolve(WEIGHTS);
    if (!Files.isRegularFile(weights)) {
      throw new ModelException("'" + folder + "' has a model card but no '" + WEIGHTS + "'");
    }
    if (!digest(weights).equals(card.weights())) {
      throw new ModelException(
          "'"
              + weights
              + "' is not the file that '"
              + CARD
              + "' was written for; its SHA-256 differs");
    }
    NetworkSpec spec = card.network();
    MultiLayerNetwork network =
        Networks.create(
            spec,
            card.training().seed(),
            card.training().optimisation(),
            Collections.nCopies(spec.classes(), 1.0));
    WeightsFile.readInto(network, weights);
    return new SavedModel(card, new Classifier(spec, network));
  }

  /** Reads what a model is, not its weights. */
  public static ModelCard readCard(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_CARD_BYTES + 1);
      if (bytes.length > MAX_CARD_BYTES) {
        throw new ModelException(
            "'" + file + "' is larger than a model card can be, " + MAX_CARD_BYTES + " bytes");
      }
      requireFormat(file, bytes);
      return Json.MAPPER.readValue(bytes, ModelCard.class);
    } catch (JsonProcessingException fault) {
      throw new ModelException("'" + file + "' is no model card: " + reason(fault), fault);
    } catch (IOException unreadable) {
      throw new ModelException("'" + file + "' cannot be read", unreadable);
    }
  }

  /**
   * Checks that a data set has this model's classes, with the same indices, and that its images
   * were decoded to the size that it takes.
   *
   * @throws ModelException if not
   */
  public void requireFits(DecodedImages images) {
    requireClasses(images.dataset());
    if (!images.transform().equals(card.preprocessing().transform())) {
      throw new ModelException(
          "the model was made for "
              + card.preprocessing().transform()
              + ", the images are "
              + images.transform());
    }
  }

  /**
   * Checks that a data set has this model's classes, with the same indices.
   *
   * @throws ModelException if not
   */
  public void requireClasses(ImageDataset dataset) {
    if (!dataset.classes().equals(card.classes())) {
      throw new ModelException(
          "the model was made for classes "
              + card.classes()
              + ", the data set has "
              + dataset.classes());
    }
  }

  private static void requireFormat(Path file, byte[] bytes) throws IOException {
    int format = Json.MAPPER.readTree(bytes).path("format").asInt(-1);
    if (format == -1) {
      throw new ModelException("'" + file + "' is no model card: it has no 'format'");
    }
    if (format != ModelCard.FORMAT) {
      throw new ModelException(
          "'" + file + "' has format " + format + "; this release reads " + ModelCard.FORMAT);
    }
  }

  private static String reason(JsonProcessingException fault) {
    Throwable cause = fault.getCause() instanceof IllegalArgumentException c ? c : fault;
    String message = cause == fault ? fault.getOriginalMessage() : cause.getMessage();
    return message.lines().findFirst().orElse("");
  }

  private static Path folder(Path path) {
    if (!Files.exists(path)) {
      throw new ModelException("no model at '" + path + "'");
    }
    if (Files.isDirectory(path)) {
      requireCard(path);
      return path;
    }
    String name = path.getFileName().toString();
    if (!name.equals(CARD) && !name.equals(WEIGHTS)) {
      throw new ModelException(
          "'" + path + "' is no model; name the folder that holds '" + CARD + "'");
    }
    return path.toAbsolutePath().getParent();
  }

  private static void requireCard(Path folder) {
    if (Files.isRegularFile(folder.resolve(CARD))) {
      return;
    }
    for (ModelKind kind : ModelKind.values()) {
      if (Files.isRegularFile(folder.resolve(kind.label()).resolve(CARD))) {
        throw new ModelException(
            "'"
                + folder
                + "' holds several models; name one, for example '"
                + folder.resolve(kind.label())
                + "'");
      }
    }
    throw new ModelException("'" + folder + "' is no model: it has no '" + CARD + "'");
  }

  static String digest(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] chunk = new byte[1 << 16];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        sha.update(chunk, 0, read);
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
