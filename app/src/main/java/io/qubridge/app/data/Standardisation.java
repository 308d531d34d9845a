package io.qubridge.app.data;

import java.util.ArrayList;
import java.util.List;

/**
 * How pixel values become network inputs: (value / 255 - mean) / deviation, channel by channel.
 *
 * @param mean of red, green and blue, on the scale 0 to 1
 * @param deviation of red, green and blue, on the same scale; above 0
 */
public record Standardisation(List<Double> mean, List<Double> deviation) {
  /** Division by 255 and nothing else. */
  public static final Standardisation NONE =
      new Standardisation(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there are not three of each, all finite, deviations above 0
   */
  public Standardisation {
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
    boolean three = mean.size() == 3 && deviation.size() == 3;
    if (!three
        || !mean.stream().allMatch(Double::isFinite)
        || !deviation.stream().allMatch(d -> Double.isFinite(d) && d > 0)) {
      throw new IllegalArgumentException("no standardisation: " + mean + ", " + deviation);
    }
  }

  /**
   * Mean and population deviation over all pixels of some images, usually the training part. A
   * channel that never varies keeps deviation 1. Sums are exact, so the order of images is nothing.
   *
   * @throws IllegalArgumentException if there are no images
   */
  public static Standardisation of(DecodedImages images, int[] indices) {
    if (indices.length == 0) {
      throw new IllegalArgumentException("no images to standardise by");
    }
    double pixels = (double) indices.length * images.transform().length() / 3;
    List<Double> mean = new ArrayList<>();
    List<Double> deviation = new ArrayList<>();
    for (int channel = 0; channel < 3; channel++) {
      long sum = 0;
      long squares = 0;
      for (int index : indices) {
        sum += images.sum(index, channel);
        squares += images.squares(index, channel);
      }
      double average = sum / pixels;
      double spread = Math.sqrt(Math.max(0, squares / pixels - average * average));
      mean.add(average / 255);
      deviation.add(spread > 0 ? spread / 255 : 1);
    }
    return new Standardisation(mean, deviation);
  }

  /** The network input for each byte value of a channel. */
  float[] table(int channel) {
    float[] table = new float[256];
    for (int value = 0; value < 256; value++) {
      table[value] = (float) ((value / 255.0 - mean.get(channel)) / deviation.get(channel));
    }
    return table;
  }

  /** Writes one image, channel by channel, from bytes to network inputs. */
  static void apply(float[][] tables, byte[] from, int start, int plane, float[] to, int position) {
    for (int channel = 0; channel < 3; channel++) {
      float[] table = tables[channel];
      int source = start + channel * plane;
      int target = position + channel * plane;
      for (int i = 0; i < plane; i++) {
        to[target + i] = table[from[source + i] & 0xff];
      }
    }
  }

  /** The tables of all three channels. */
  float[][] tables() {
    return new float[][] {table(0), table(1), table(2)};
  }
}
