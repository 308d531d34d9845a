package io.qubridge.app.model;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The weights of a network in DL4J's own zip.
 *
 * <p>DL4J's reader makes objects of whatever classes such a file names, and runs Java's
 * deserialisation on one of its entries. This one takes the numbers alone, into a network that is
 * there already, and only if the file has exactly as many as the network.
 */
final class WeightsFile {
  private WeightsFile() {}

  /** Writes a network as DL4J does, so that DL4J can read it. */
  static void write(Path file, MultiLayerNetwork network) {
    AtomicFile.write(file, out -> ModelSerializer.writeModel(network, out, false));
  }

  /**
   * Copies the file's weights into a network.
   *
   * @throws ModelException if the file is no such zip or its weights are those of another network
   */
  static void readInto(MultiLayerNetwork network, Path file) {
    byte[] wanted = serialised(network.params());
    byte[] found = entry(file, ModelSerializer.COEFFICIENTS_BIN, wanted.length);
    int count = Math.toIntExact(network.numParams());
    int header = wanted.length - count * Float.BYTES;
    if (found.length != wanted.length || !Arrays.equals(found, 0, header, wanted, 0, header)) {
      throw new ModelException(
          "'"
              + file
              + "' does not hold the "
              + count
              + " weights of the network that its model card describes");
    }
    float[] values = new float[count];
    ByteBuffer.wrap(found, header, count * Float.BYTES).asFloatBuffer().get(values);
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new ModelException("'" + file + "' holds a weight that is " + value);
      }
    }
    network.setParams(Nd4j.createFromArray(values).reshape(1, count));
  }

  /** An entry's bytes, at most one more than expected. */
  private static byte[] entry(Path file, String name, int expected) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry(name);
      if (entry == null) {
        throw new ModelException("'" + file + "' is no DL4J network: it has no '" + name + "'");
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return in.readNBytes(expected + 1);
      }
    } catch (IOException damaged) {
      throw new ModelException(
          "'" + file + "' cannot be read as a DL4J network: " + damaged.getMessage(), damaged);
    }
  }

  /** An array as DL4J writes it: a description of its shape, then its values, big-endian. */
  private static byte[] serialised(INDArray array) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Nd4j.write(array, new DataOutputStream(bytes));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
