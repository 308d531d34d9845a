package io.qubridge.app.layer;

/**
 * The windows of an image that one circuit each sees.
 *
 * <p>A window covers {@code kernel x kernel} pixels of {@code group} consecutive channels; windows
 * lie {@code stride} pixels apart, without padding, so that pixels behind the last whole window are
 * not seen. Rows are ordered by image, channel group, window row, window column; the values of a
 * row by channel, pixel row, pixel column.
 *
 * @param channels of the image, a multiple of the group
 * @param height of the image in pixels
 * @param width of the image in pixels
 * @param kernel side of a window in pixels
 * @param stride distance of neighbouring windows in pixels
 * @param group channels of a window
 */
record Patches(int channels, int height, int width, int kernel, int stride, int group) {
  /**
   * Checks that at least one window fits.
   *
   * @throws IllegalArgumentException if not, or if the channels are no multiple of the group
   */
  Patches {
    if (kernel < 1 || stride < 1 || group < 1) {
      throw new IllegalArgumentException(
          "kernel, stride and channel group are "
              + kernel
              + ", "
              + stride
              + " and "
              + group
              + "; each must be at least 1");
    }
    if (channels % group != 0) {
      throw new IllegalArgumentException(
          channels + " channels cannot be divided into groups of " + group);
    }
    if (height < kernel || width < kernel) {
      throw new IllegalArgumentException(
          "a window of "
              + kernel
              + " x "
              + kernel
              + " pixels does not fit into "
              + height
              + " x "
              + width);
    }
  }

  /** Window rows. */
  int outputHeight() {
    return (height - kernel) / stride + 1;
  }

  /** Window columns. */
  int outputWidth() {
    return (width - kernel) / stride + 1;
  }

  /** Channel groups. */
  int groups() {
    return channels / group;
  }

  /** Windows of one image, over all channel groups. */
  int perImage() {
    return groups() * outputHeight() * outputWidth();
  }

  /** Values of one window. */
  int values() {
    return group * kernel * kernel;
  }

  /**
   * The windows of some images.
   *
   * @param images {@code [images x channels x height x width]}
   * @return {@code [images * perImage x values]}
   */
  double[] gather(double[] images) {
    int count = images.length / (channels * height * width);
    double[] rows = new double[count * perImage() * values()];
    int at = 0;
    for (int plane = 0; plane < count * groups(); plane++) {
      for (int y = 0; y < outputHeight(); y++) {
        for (int x = 0; x < outputWidth(); x++) {
          for (int channel = 0; channel < group; channel++) {
            int from = offset(plane, channel, y, x);
            for (int row = 0; row < kernel; row++, at += kernel) {
              System.arraycopy(images, from + row * width, rows, at, kernel);
            }
          }
        }
      }
    }
    return rows;
  }

  /**
   * The transpose of {@link #gather}: adds each value of a window to the pixel that it came from.
   *
   * @param rows {@code [images * perImage x values]}
   * @return {@code [images x channels x height x width]}
   */
  double[] scatter(double[] rows) {
    int count = rows.length / (perImage() * values());
    double[] images = new double[count * channels * height * width];
    int at = 0;
    for (int plane = 0; plane < count * groups(); plane++) {
      for (int y = 0; y < outputHeight(); y++) {
        for (int x = 0; x < outputWidth(); x++) {
          for (int channel = 0; channel < group; channel++) {
            int to = offset(plane, channel, y, x);
            for (int row = 0; row < kernel; row++) {
              for (int column = 0; column < kernel; column++) {
                images[to + row * width + column] += rows[at++];
              }
            }
          }
        }
      }
    }
    return images;
  }

  /**
   * From one row for each window to one plane for each output of each channel group.
   *
   * @param rows {@code [images * perImage x outputs]}
   * @return {@code [images x groups * outputs x outputHeight x outputWidth]}
   */
  double[] toPlanes(double[] rows, int outputs) {
    double[] planes = new double[rows.length];
    int positions = outputHeight() * outputWidth();
    for (int from = 0; from < rows.length; from += positions * outputs) {
      for (int position = 0; position < positions; position++) {
        for (int k = 0; k < outputs; k++) {
          planes[from + k * positions + position] = rows[from + position * outputs + k];
        }
      }
    }
    return planes;
  }

  /** The inverse of {@link #toPlanes}. */
  double[] toRows(double[] planes, int outputs) {
    double[] rows = new double[planes.length];
    int positions = outputHeight() * outputWidth();
    for (int from = 0; from < planes.length; from += positions * outputs) {
      for (int position = 0; position < positions; position++) {
        for (int k = 0; k < outputs; k++) {
          rows[from + position * outputs + k] = planes[from + k * positions + position];
        }
      }
    }
    return rows;
  }

  private int offset(int plane, int channel, int y, int x) {
    return ((plane * group + channel) * height + y * stride) * width + x * stride;
  }
}
