package io.qubridge.app.data;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The images of a data set, cropped, resized and kept as bytes within a memory bound.
 *
 * <p>Every image is decoded once at loading, on all processors, so a damaged one is found before
 * any training. Those that do not fit into the bound are decoded again whenever they are asked for.
 * Safe to read from several threads.
 */
public final class DecodedImages {
  private static final int CHUNK_BYTES = 64 << 20;

  /** Up to this level a pixel is background: lossy compression leaves it not quite black. */
  private static final int BLACK = 16;

  private final ImageDataset dataset;
  private final ImageTransform transform;
  private final int cached;
  private final int perChunk;
  private final List<byte[]> chunks = new ArrayList<>();
  private final long[] sums;

  private DecodedImages(ImageDataset dataset, ImageTransform transform, long maxBytes) {
    this.dataset = dataset;
    this.transform = transform;
    int length = transform.length();
    cached = (int) Math.min(dataset.size(), Math.max(0, maxBytes) / length);
    perChunk = Math.max(1, CHUNK_BYTES / length);
    for (int first = 0; first < cached; first += perChunk) {
      chunks.add(new byte[Math.min(perChunk, cached - first) * length]);
    }
    sums = new long[6 * dataset.size()];
  }

  /** The default memory bound: half of the largest heap. */
  public static long defaultMaxBytes() {
    return Runtime.getRuntime().maxMemory() / 2;
  }

  /**
   * Decodes every image of a data set, with the default memory bound.
   *
   * @throws DataException if an image cannot be used: the first in the data set's order
   */
  public static DecodedImages load(
      ImageDataset dataset, ImageTransform transform, Progress progress) {
    return load(dataset, transform, defaultMaxBytes(), progress);
  }

  /**
   * Decodes every image of a data set and keeps as many as fit.
   *
   * @param maxBytes memory bound for the kept images
   * @throws DataException if an image cannot be used: the first in the data set's order
   */
  public static DecodedImages load(
      ImageDataset dataset, ImageTransform transform, long maxBytes, Progress progress) {
    DecodedImages images = new DecodedImages(dataset, transform, maxBytes);
    ParallelLoop.run(dataset.size(), images::decodeAndKeep, progress);
    return images;
  }

  private void decodeAndKeep(int index) {
    byte[] bytes = decode(index);
    if (index < cached) {
      System.arraycopy(bytes, 0, chunk(index), start(index), bytes.length);
    }
    int plane = bytes.length / 3;
    for (int channel = 0; channel < 3; channel++) {
      long sum = 0;
      long squares = 0;
      for (int i = channel * plane; i < (channel + 1) * plane; i++) {
        int value = bytes[i] & 0xff;
        sum += value;
        squares += value * value;
      }
      sums[6 * index + 2 * channel] = sum;
      sums[6 * index + 2 * channel + 1] = squares;
    }
  }

  private byte[] decode(int index) {
    return transform.apply(dataset.samples().get(index).image());
  }

  private byte[] chunk(int index) {
    return chunks.get(index / perChunk);
  }

  private int start(int index) {
    return index % perChunk * transform.length();
  }

  /** The number of images. */
  public int size() {
    return dataset.size();
  }

  /** How many of them are kept in memory; the others are decoded on demand. */
  public int cached() {
    return cached;
  }

  /** The data set whose images these are. */
  public ImageDataset dataset() {
    return dataset;
  }

  /** What was done to each image. */
  public ImageTransform transform() {
    return transform;
  }

  /**
   * Writes standardised images one after the other, each channel by channel (red, green, blue).
   *
   * @param indices which images, in this order
   * @param target gets indices.length x 3 x size x size values from its start
   */
  public void fill(int[] indices, Standardisation scale, float[] target) {
    float[][] tables = scale.tables();
    int length = transform.length();
    if (IntStream.of(indices).allMatch(index -> index < cached)) {
      for (int i = 0; i < indices.length; i++) {
        write(tables, indices[i], target, i * length);
      }
    } else {
      ParallelLoop.run(
          indices.length, i -> write(tables, indices[i], target, i * length), Progress.NONE);
    }
  }

  private void write(float[][] tables, int index, float[] target, int position) {
    boolean kept = index < cached;
    byte[] bytes = kept ? chunk(index) : decode(index);
    int start = kept ? start(index) : 0;
    Standardisation.apply(tables, bytes, start, transform.length() / 3, target, position);
  }

  /** One image's bytes, 3 x size x size, channel by channel; a copy. */
  public byte[] bytes(int index) {
    if (index >= cached) {
      return decode(index);
    }
    byte[] bytes = new byte[transform.length()];
    System.arraycopy(chunk(index), start(index), bytes, 0, bytes.length);
    return bytes;
  }

  /** One image as a picture, for a report. */
  public BufferedImage picture(int index) {
    int size = transform.imageSize();
    byte[] bytes = bytes(index);
    int plane = size * size;
    BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < plane; i++) {
      int rgb =
          (bytes[i] & 0xff) << 16 | (bytes[plane + i] & 0xff) << 8 | bytes[2 * plane + i] & 0xff;
      picture.setRGB(i % size, i / size, rgb);
    }
    return picture;
  }

  /**
   * The share of an image's pixels that are not black. For single cells cut out on black, as in
   * C-NMC, it is the cell's size, by which alone many blasts can be told.
   */
  public double foreground(int index) {
    byte[] bytes = bytes(index);
    int plane = bytes.length / 3;
    int count = 0;
    for (int i = 0; i < plane; i++) {
      int brightest =
          Math.max(bytes[i] & 0xff, Math.max(bytes[plane + i] & 0xff, bytes[2 * plane + i] & 0xff));
      count += brightest > BLACK ? 1 : 0;
    }
    return (double) count / plane;
  }

  /** The sum of a channel's byte values. */
  long sum(int index, int channel) {
    return sums[6 * index + 2 * channel];
  }

  /** The sum of the squares of a channel's byte values. */
  long squares(int index, int channel) {
    return sums[6 * index + 2 * channel + 1];
  }
}
