package io.qubridge.app.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.qubridge.app.model.AtomicFile;
import io.qubridge.app.model.Json;
import io.qubridge.app.model.ModelException;
import io.qubridge.app.model.NetworkSpec;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The state of a training between two epochs, in one zip: {@value #STATE} and three arrays of
 * single-precision numbers, big-endian.
 *
 * @param state what was trained and how it went
 * @param weights after the last epoch
 * @param optimizer Adam's moments after the last epoch
 * @param best weights after the best epoch
 */
record Checkpoint(State state, float[] weights, float[] optimizer, float[] best) {
  /** The file's name in a model's folder. */
  static final String FILE = "checkpoint.zip";

  private static final int FORMAT = 1;
  private static final String STATE = "training.json";
  private static final String WEIGHTS = "weights.bin";
  private static final String OPTIMIZER = "optimizer.bin";
  private static final String BEST = "best.bin";
  private static final int MAX_STATE_BYTES = 64 << 20;

  /**
   * What was trained and how it went.
   *
   * @param format version of the file's form
   * @param network the network's shape
   * @param settings of the training
   * @param classes class names in the order of labels
   * @param classWeights of the loss
   * @param iterations steps so far
   * @param history epochs so far
   */
  record State(
      int format,
      NetworkSpec network,
      TrainingSettings settings,
      List<String> classes,
      List<Double> classWeights,
      int iterations,
      TrainingHistory history) {
    State(
        NetworkSpec network,
        TrainingSettings settings,
        List<String> classes,
        List<Double> classWeights,
        int iterations,
        TrainingHistory history) {
      this(FORMAT, network, settings, classes, classWeights, iterations, history);
    }
  }

  /** Writes the file or replaces it, as {@link AtomicFile} does. */
  void write(Path file) {
    AtomicFile.write(file, this::writeTo);
  }

  private void writeTo(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.putNextEntry(new ZipEntry(STATE));
    zip.write(Json.MAPPER.writeValueAsBytes(state));
    write(zip, WEIGHTS, weights);
    write(zip, OPTIMIZER, optimizer);
    write(zip, BEST, best);
    zip.finish();
  }

  private static void write(ZipOutputStream zip, String name, float[] values) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes.array());
  }

  /**
   * Reads the file.
   *
   * @param weights how many weights the network has
   * @param moments how many numbers Adam keeps for it
   * @throws ModelException if it is damaged or of a network of another size
   */
  static Checkpoint read(Path file, int weights, int moments) {
    Map<String, Integer> most =
        Map.of(
            STATE,
            MAX_STATE_BYTES,
            WEIGHTS,
            weights * Float.BYTES,
            OPTIMIZER,
            moments * Float.BYTES,
            BEST,
            weights * Float.BYTES);
    try {
      Map<String, byte[]> entries = entries(file, most);
      State state = Json.MAPPER.readValue(entries.get(STATE), State.class);
      if (state.format() != FORMAT) {
        throw new IOException("it has format " + state.format() + ", not " + FORMAT);
      }
      return new Checkpoint(
          state,
          floats(entries.get(WEIGHTS)),
          floats(entries.get(OPTIMIZER)),
          floats(entries.get(BEST)));
    } catch (JsonProcessingException fault) {
      throw damaged(file, fault.getOriginalMessage(), fault);
    } catch (IOException fault) {
      throw damaged(file, fault.getMessage(), fault);
    }
  }

  private static ModelException damaged(Path file, String reason, Exception fault) {
    return new ModelException(
        "'" + file + "' cannot be continued from: " + reason + "; start a new run", fault);
  }

  /** All entries, each with its checksum checked; arrays have exactly the length given. */
  private static Map<String, byte[]> entries(Path file, Map<String, Integer> most)
      throws IOException {
    Map<String, byte[]> entries = new HashMap<>();
    try (ZipInputStream zip =
        new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Integer limit = most.get(entry.getName());
        if (limit == null) {
          throw new IOException("it has an entry that no checkpoint has");
        }
        byte[] bytes = zip.readNBytes(limit);
        boolean fits = entry.getName().equals(STATE) || bytes.length == limit;
        if (!fits || zip.read() >= 0) {
          throw new IOException("'" + entry.getName() + "' is not of this network's size");
        }
        entries.put(entry.getName(), bytes);
      }
    }
    if (!entries.keySet().equals(most.keySet())) {
      throw new IOException("it is not complete");
    }
    return entries;
  }

  private static float[] floats(byte[] bytes) {
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
    return values;
  }
}
