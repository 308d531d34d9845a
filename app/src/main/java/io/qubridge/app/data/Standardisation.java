package io.qubridge.app.data;

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

  /** Mean and deviation of some images, usually the training part. */
  public static Standardisation of(DecodedImages images, int[] indices) {
    throw new UnsupportedOperationException();
  }
}
