package io.qubridge.app.model;

import io.qubridge.app.data.DecodedImages;
import io.qubridge.app.data.Standardisation;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Memory for one batch of network inputs, used again for each batch so that training and evaluation
 * leave no garbage off the heap.
 */
public final class InputBuffer {
  private static final int CHANNELS = 3;

  private final int imageSize;
  private final float[] scratch;
  private float[] values = {};
  private INDArray array;

  /** A buffer for square images of a side. */
  public InputBuffer(int imageSize) {
    this.imageSize = imageSize;
    scratch = new float[imageSize * imageSize];
  }

  /**
   * The network input of some images.
   *
   * @return {@code [indices x 3 x size x size]}; valid until the next call
   */
  public INDArray fill(DecodedImages images, Standardisation standardisation, int[] indices) {
    reserve(indices.length);
    images.fill(indices, standardisation, values);
    return copied(indices.length);
  }

  /**
   * The network input of some images, each laid anew.
   *
   * @param orientations one for each image, as {@link Augmentation#orientations} gives them
   * @return {@code [indices x 3 x size x size]}; valid until the next call
   */
  public INDArray fill(
      DecodedImages images, Standardisation standardisation, int[] indices, int[] orientations) {
    reserve(indices.length);
    images.fill(indices, standardisation, values);
    for (int k = 0; k < indices.length; k++) {
      for (int channel = 0; channel < CHANNELS && orientations[k] != 0; channel++) {
        int at = k * length() + channel * scratch.length;
        Orientation.apply(values, at, imageSize, orientations[k], scratch);
      }
    }
    return copied(indices.length);
  }

  /** The network input of images that are standardised already; valid until the next call. */
  INDArray fill(float[][] inputs) {
    reserve(inputs.length);
    for (int k = 0; k < inputs.length; k++) {
      System.arraycopy(inputs[k], 0, values, k * length(), length());
    }
    return copied(inputs.length);
  }

  private int length() {
    return CHANNELS * imageSize * imageSize;
  }

  private void reserve(int count) {
    if (values.length < count * length()) {
      values = new float[count * length()];
      array = Nd4j.createUninitialized(DataType.FLOAT, count, CHANNELS, imageSize, imageSize);
    }
  }

  private INDArray copied(int count) {
    new FloatPointer(array.data().addressPointer()).put(values, 0, count * length());
    return array.size(0) == count
        ? array
        : array.get(
            NDArrayIndex.interval(0, count),
            NDArrayIndex.all(),
            NDArrayIndex.all(),
            NDArrayIndex.all());
  }
}
