package io.qubridge.app.model.convolution;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Arrays of single precision whose values lie one after the other in row-major order. */
final class DenseFloats {
  private DenseFloats() {}

  /** The array itself where it is dense, else a dense copy in a workspace. */
  static INDArray of(INDArray array, LayerWorkspaceMgr workspaces, ArrayType type) {
    boolean dense = Arrays.equals(array.stride(), Nd4j.getStrides(array.shape(), 'c'));
    return dense ? array : workspaces.dup(type, array, 'c');
  }

  /** A new array, not filled. */
  static INDArray create(LayerWorkspaceMgr workspaces, ArrayType type, long... shape) {
    return workspaces.createUninitialized(type, DataType.FLOAT, shape, 'c');
  }

  /** Where a dense array's values begin; valid as long as the array is. */
  static FloatPointer pointer(INDArray array) {
    return new FloatPointer(array.data().addressPointer()).limit(array.length());
  }

  /** The values from a position on, for as long as the array is valid. */
  static FloatBuffer buffer(FloatPointer values, long position, long length) {
    return new FloatPointer(values).position(position).limit(position + length).asBuffer();
  }

  /** All values of a dense array, for as long as the array is valid. */
  static FloatBuffer buffer(INDArray array) {
    return pointer(array).asBuffer();
  }
}
