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
    int width = shape.kernelWidth();
    int source = 0;
    for (int filter = 0; filter < filters; filter++) {
      int start = filter * (shape.patch() + 1);
      for (int channel = 0; channel < shape.channels(); channel++) {
        for (int i = 0; i < shape.kernelHeight(); i++, source += width) {
          matrix.put(start + place(shape, i, channel), weights, source, width);
        }
      }
      matrix.put(start + shape.patch(), biases.get(filter));
    }
  }

  /** The matrix of {@link Correlation#transposed}, which has no biases. */
  static void transposed(Correlation shape, int filters, FloatBuffer weights, FloatBuffer matrix) {
    Correlation turned = shape.transposed(filters);
    int height = shape.kernelHeight();
    int width = shape.kernelWidth();
    int source = 0;
    for (int filter = 0; filter < filters; filter++) {
      for (int channel = 0; channel < shape.channels(); channel++) {
        int start = channel * (turned.patch() + 1);
        for (int i = 0; i < height; i++) {
          int last = start + place(turned, height - 1 - i, filter) + width - 1;
          for (int j = 0; j < width; j++) {
            matrix.put(last - j, weights.get(source++));
          }
        }
      }
    }
    for (int channel = 0; channel < shape.channels(); channel++) {
      matrix.put(channel * (turned.patch() + 1) + turned.patch(), 0);
    }
  }

  /** Where a filter's values for a kernel row and channel begin in its row of the matrix. */
  private static int place(Correlation shape, int kernelRow, int channel) {
    return kernelRow * shape.kernelRow() + channel * shape.kernelWidth();
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
    int width = shape.kernelWidth();
    int target = 0;
    for (int filter = 0; filter < filters; filter++) {
      int start = filter * (shape.patch() + 1);
      for (int channel = 0; channel < shape.channels(); channel++) {
        for (int i = 0; i < shape.kernelHeight(); i++, target += width) {
          weights.put(target, matrix, start + place(shape, i, channel), width);
        }
      }
      biases.put(filter, matrix[start + shape.patch()]);
    }
  }
}
