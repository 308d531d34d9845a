package io.qubridge.app.model.convolution;

import java.nio.FloatBuffer;

/**
 * Copies a layer's weights {@code [filters x channels x kernel height x kernel width]} and biases
 * into the matrix of a {@link FilterBank}, and the matrix' derivative back.
 */
final class Filters {
  private Filters() {}

  /** The matrix that computes the layer's result. */
  static void forward(
      Correlation shape, int filters, FloatBuffer weights, FloatBuffer biases, FloatBuffer matrix) {
    int patch = shape.patch();
    for (int filter = 0; filter < filters; filter++) {
      matrix.put(filter * (patch + 1), weights, filter * patch, patch);
      matrix.put(filter * (patch + 1) + patch, biases.get(filter));
    }
  }

  /** The matrix of {@link Correlation#transposed}, which has no biases. */
  static void transposed(Correlation shape, int filters, FloatBuffer weights, FloatBuffer matrix) {
    int kernel = shape.kernelHeight() * shape.kernelWidth();
    int columns = filters * kernel + 1;
    int source = 0;
    for (int filter = 0; filter < filters; filter++) {
      for (int channel = 0; channel < shape.channels(); channel++) {
        int last = channel * columns + (filter + 1) * kernel - 1;
        for (int k = 0; k < kernel; k++) {
          matrix.put(last - k, weights.get(source++));
        }
      }
    }
    for (int channel = 0; channel < shape.channels(); channel++) {
      matrix.put(channel * columns + columns - 1, 0);
    }
  }

  /**
   * Adds up the derivatives of all images, always in the same order.
   *
   * @param parts {@code [count x filters x columns]}
   * @return {@code [filters x columns]}
   */
  static float[] sum(FloatBuffer parts, int count, int length) {
    float[] sum = new float[length];
    float[] part = new float[length];
    for (int image = 0; image < count; image++) {
      parts.get(image * length, part);
      for (int k = 0; k < length; k++) {
        sum[k] += part[k];
      }
    }
    return sum;
  }

  /** Takes the derivative by the matrix apart. */
  static void split(
      Correlation shape, int filters, float[] matrix, FloatBuffer weights, FloatBuffer biases) {
    int patch = shape.patch();
    for (int filter = 0; filter < filters; filter++) {
      weights.put(filter * patch, matrix, filter * (patch + 1), patch);
      biases.put(filter, matrix[filter * (patch + 1) + patch]);
    }
  }
}
