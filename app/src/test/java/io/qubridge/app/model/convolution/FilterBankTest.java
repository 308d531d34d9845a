package io.qubridge.app.model.convolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.FloatBuffer;
import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Test;

/** Images so wide that a block holds a few of their rows and a product fewer still. */
class FilterBankTest {
  private static final int IMAGES = 2;
  private static final int FILTERS = 12;
  private static final Correlation SHAPE = new Correlation(2, 13, 3000, 3, 5, 1, 3, 13, 2999);

  private final FilterBank bank = new FilterBank(SHAPE, FILTERS);
  private final float[] weights = random(1, FILTERS * SHAPE.patch());
  private final float[] biases = random(2, FILTERS);
  private final float[] images = random(3, IMAGES * SHAPE.imageLength());

  @Test
  void correlatesBlockByBlock() {
    assertEquals(5, ShiftedRows.rowsPerBlock(SHAPE), "rows of a block");
    float[] matrix = new float[FILTERS * bank.columns()];
    Filters.forward(
        SHAPE,
        FILTERS,
        FloatBuffer.wrap(weights),
        FloatBuffer.wrap(biases),
        FloatBuffer.wrap(matrix));
    float[] results = new float[IMAGES * FILTERS * SHAPE.outPixels()];
    try (FloatPointer left = new FloatPointer(matrix);
        FloatPointer right = new FloatPointer(images);
        FloatPointer target = new FloatPointer(results)) {
      bank.correlate(left, right, target, IMAGES);
      target.get(results);
    }
    int k = 0;
    for (int image = 0; image < IMAGES; image++) {
      for (int filter = 0; filter < FILTERS; filter++) {
        for (int y = 0; y < SHAPE.outHeight(); y++) {
          for (int x = 0; x < SHAPE.outWidth(); x++) {
            assertEquals(result(image, filter, y, x), results[k++], 1e-4);
          }
        }
      }
    }
  }

  @Test
  void addsTheGradientsOfAllBlocks() {
    float[] deltas = random(4, IMAGES * FILTERS * SHAPE.outPixels());
    float[] parts = new float[IMAGES * FILTERS * bank.columns()];
    try (FloatPointer right = new FloatPointer(images);
        FloatPointer left = new FloatPointer(deltas);
        FloatPointer target = new FloatPointer(parts)) {
      bank.gradients(right, left, target, IMAGES);
      target.get(parts);
    }
    float[] byWeight = new float[weights.length];
    float[] byBias = new float[FILTERS];
    float[] sum = Filters.sum(FloatBuffer.wrap(parts), IMAGES, FILTERS * bank.columns());
    Filters.split(SHAPE, FILTERS, sum, FloatBuffer.wrap(byWeight), FloatBuffer.wrap(byBias));
    int kernel = SHAPE.kernelHeight() * SHAPE.kernelWidth();
    for (int k = 0; k < weights.length; k++) {
      int place = k % kernel;
      int channel = k / kernel % SHAPE.channels();
      int filter = k / SHAPE.patch();
      assertEquals(gradient(deltas, filter, channel, place), byWeight[k], 2e-3, "weight " + k);
    }
    for (int filter = 0; filter < FILTERS; filter++) {
      assertEquals(gradient(deltas, filter), byBias[filter], 2e-3, "bias " + filter);
    }
  }

  private double result(int image, int filter, int y, int x) {
    double sum = biases[filter];
    int weight = filter * SHAPE.patch();
    for (int channel = 0; channel < SHAPE.channels(); channel++) {
      for (int i = 0; i < SHAPE.kernelHeight(); i++) {
        for (int j = 0; j < SHAPE.kernelWidth(); j++) {
          sum += weights[weight++] * pixel(image, channel, y + i, x + j);
        }
      }
    }
    return sum;
  }

  private double gradient(float[] deltas, int filter, int channel, int place) {
    double sum = 0;
    for (int image = 0; image < IMAGES; image++) {
      int at = (image * FILTERS + filter) * SHAPE.outPixels();
      for (int k = 0; k < SHAPE.outPixels(); k++) {
        int y = k / SHAPE.outWidth() + place / SHAPE.kernelWidth();
        int x = k % SHAPE.outWidth() + place % SHAPE.kernelWidth();
        sum += deltas[at + k] * pixel(image, channel, y, x);
      }
    }
    return sum;
  }

  private static double gradient(float[] deltas, int filter) {
    double sum = 0;
    for (int image = 0; image < IMAGES; image++) {
      int at = (image * FILTERS + filter) * SHAPE.outPixels();
      for (int k = 0; k < SHAPE.outPixels(); k++) {
        sum += deltas[at + k];
      }
    }
    return sum;
  }

  /** A pixel, counted from the first of the zeros around the image. */
  private double pixel(int image, int channel, int y, int x) {
    int row = y - SHAPE.padTop();
    int column = x - SHAPE.padLeft();
    if (row < 0 || row >= SHAPE.height() || column < 0 || column >= SHAPE.width()) {
      return 0;
    }
    int plane = (image * SHAPE.channels() + channel) * SHAPE.height();
    return images[(plane + row) * SHAPE.width() + column];
  }

  private static float[] random(long seed, int length) {
    Random random = new Random(seed);
    float[] values = new float[length];
    for (int k = 0; k < length; k++) {
      values[k] = (float) random.nextGaussian();
    }
    return values;
  }
}
