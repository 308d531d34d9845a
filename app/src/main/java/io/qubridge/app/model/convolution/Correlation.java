package io.qubridge.app.model.convolution;

/**
 * The shape of one image's correlation with a bank of filters, stride and dilation 1.
 *
 * <p>Output pixel (y, x) sees input pixels (y + i - padTop, x + j - padLeft) for i and j within the
 * kernel; pixels outside the image are 0.
 *
 * @param channels of the image
 * @param height of the image
 * @param width of the image
 * @param kernelHeight rows of a filter
 * @param kernelWidth columns of a filter
 * @param padTop rows of zeros above the image
 * @param padLeft columns of zeros left of the image
 * @param outHeight rows of the result
 * @param outWidth columns of the result
 */
record Correlation(
    int channels,
    int height,
    int width,
    int kernelHeight,
    int kernelWidth,
    int padTop,
    int padLeft,
    int outHeight,
    int outWidth) {

  /** The number of input values that one output pixel sees. */
  int patch() {
    return kernelHeight * kernelRow();
  }

  /** The number of input values that one output pixel sees through one row of the kernel. */
  int kernelRow() {
    return channels * kernelWidth;
  }

  /** The number of values of one image. */
  int imageLength() {
    return channels * height * width;
  }

  /** The number of pixels of one result channel. */
  int outPixels() {
    return outHeight * outWidth;
  }

  /**
   * The correlation that carries a derivative by this one's result back to the image: filters are
   * turned by 180 degrees, and their two channel axes swapped.
   */
  Correlation transposed(int filters) {
    return new Correlation(
        filters,
        outHeight,
        outWidth,
        kernelHeight,
        kernelWidth,
        kernelHeight - 1 - padTop,
        kernelWidth - 1 - padLeft,
        height,
        width);
  }
}
