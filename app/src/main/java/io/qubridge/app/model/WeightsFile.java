package io.qubridge.app.model;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

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
    int count = Math.toIntExact(network.numParams());
    network.setParams(Nd4j.createFromArray(read(file, count, true)).reshape(1, count));
  }

  /**
   * Copies the first of the file's weights into the first layers of a network.
   *
   * @param count how many
   * @throws ModelException if the file is no such zip or holds fewer
   */
  static void readFirst(MultiLayerNetwork network, int count, Path file) {
    INDArray all = network.params().reshape(network.numParams());
    all.get(NDArrayIndex.interval(0, count)).assign(Nd4j.createFromArray(read(file, count, false)));
  }

  /**
   * The first bytes of an entry.
   *
   * @param most at most so many and one more
   * @throws ModelException if the file is no zip or has no such entry
   */
  static byte[] entry(Path file, String name, int most) {
    return open(file, name, in -> in.readNBytes(most + 1));
  }

  private static float[] read(Path file, int count, boolean all) {
    return open(
        file,
        ModelSerializer.COEFFICIENTS_BIN,
        in -> {
          DataInputStream data = new DataInputStream(new BufferedInputStream(in, 1 << 16));
          long held = header(data);
          if (all ? held != count : held < count) {
            throw otherNetwork(file, count, held);
          }
          float[] values = new float[count];
          for (int k = 0; k < count; k++) {
            values[k] = data.readFloat();
            if (!Float.isFinite(values[k])) {
              throw new ModelException("'" + file + "' holds a weight that is " + values[k]);
            }
          }
          return values;
        });
  }

  /**
   * Reads what DL4J writes before the weights: their shape, a vector or a matrix of one row, as a
   * buffer of longs (rank, sizes, strides, three more), and the head of the buffer of values.
   *
   * @return the number of weights
   */
  private static long header(DataInputStream data) throws IOException {
    long longs = buffer(data, "LONG");
    long rank = data.readLong();
    if (rank < 1 || rank > 2 || longs != 2 * rank + 4) {
      throw new IOException("its weights are no vector");
    }
    long rows = rank == 1 ? 1 : data.readLong();
    long count = data.readLong();
    data.skipNBytes((longs - 1 - rank) * Long.BYTES);
    if (rows != 1 || count < 1 || buffer(data, "FLOAT") != count) {
      throw new IOException("its weights are no vector of floats");
    }
    return count;
  }

  private static long buffer(DataInputStream data, String type) throws IOException {
    data.readUTF();
    long length = data.readLong();
    String found = data.readUTF();
    if (!found.equals(type)) {
      throw new IOException("it holds numbers of type " + found);
    }
    return length;
  }

  private static ModelException otherNetwork(Path file, int count, long held) {
    return new ModelException(
        "'"
            + file
            + "' holds "
            + held
            + " weights, not the "
            + count
            + " of the network that its model card describes");
  }

  private static <T> T open(Path file, String name, EntryReader<T> reader) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry(name);
      if (entry == null) {
        throw new ModelException("'" + file + "' is no DL4J network: it has no '" + name + "'");
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return reader.read(in);
      }
    } catch (EOFException cut) {
      throw new ModelException("'" + file + "' ends before its last weight", cut);
    } catch (IOException damaged) {
      throw new ModelException(
          "'" + file + "' cannot be read as a DL4J network: " + damaged.getMessage(), damaged);
    }
  }

  private interface EntryReader<T> {
    T read(InputStream in) throws IOException;
  }
}
