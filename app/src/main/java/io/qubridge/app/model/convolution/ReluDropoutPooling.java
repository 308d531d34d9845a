package io.qubridge.app.model.convolution;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs {@link PoolingKernel} over the planes of a batch, images shared out between threads. */
final class ReluDropoutPooling extends SubsamplingLayer {
  private static final long serialVersionUID = 1;

  /** Which value each window of the last batch took. */
  private byte[] choices = {};

  /** What the last batch's values grew by. */
  private float scale;

  ReluDropoutPooling(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    ReluDropoutPoolingLayer layer = (ReluDropoutPoolingLayer) layerConf();
    int bound = training ? PoolingKernel.bound(layer.getDropRate()) : PoolingKernel.KEEP_ALL;
    scale = (float) PoolingKernel.KEEP_ALL / bound;
    long key = PoolingKernel.mix(PoolingKernel.mix(layer.getDropSeed()) + getIterationCount());

    INDArray planes = DenseFloats.of(input, workspaces, ArrayType.FF_WORKING_MEM);
    int count = (int) input.size(0);
    int channels = (int) input.size(1);
    int height = (int) input.size(2);
    int width = (int) input.size(3);
    int windows = (height / 2) * (width / 2);
    INDArray result =
        DenseFloats.create(
            workspaces, ArrayType.ACTIVATIONS, count, channels, height / 2, width / 2);
    FloatPointer source = DenseFloats.pointer(planes);
    FloatPointer target = DenseFloats.pointer(result);
    if (choices.length < count * channels * windows) {
      choices = new byte[count * channels * windows];
    }
    IntStream.range(0, count)
        .parallel()
        .forEach(
            image -> {
              float[] plane = new float[height * width];
              float[] pooled = new float[windows];
              FloatBuffer planesIn = image(source, image, channels * plane.length);
              FloatBuffer planesOut = image(target, image, channels * windows);
              for (int channel = 0; channel < channels; channel++) {
                int window = (image * channels + channel) * windows;
                planesIn.get(plane);
                PoolingKernel.forward(
                    plane, height, width, bound, scale, key, window, pooled, choices);
                planesOut.put(pooled);
              }
            });
    return result;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    INDArray deltas = DenseFloats.of(epsilon, workspaces, ArrayType.BP_WORKING_MEM);
    int channels = (int) input.size(1);
    int height = (int) input.size(2);
    int width = (int) input.size(3);
    int windows = (height / 2) * (width / 2);
    INDArray result = DenseFloats.create(workspaces, ArrayType.ACTIVATION_GRAD, input.shape());
    FloatPointer source = DenseFloats.pointer(deltas);
    FloatPointer target = DenseFloats.pointer(result);
    IntStream.range(0, (int) input.size(0))
        .parallel()
        .forEach(
            image -> {
              float[] plane = new float[height * width];
              float[] pooled = new float[windows];
              FloatBuffer deltasIn = image(source, image, channels * windows);
              FloatBuffer deltasOut = image(target, image, channels * plane.length);
              for (int channel = 0; channel < channels; channel++) {
                int window = (image * channels + channel) * windows;
                deltasIn.get(pooled);
                Arrays.fill(plane, 0);
                PoolingKernel.backward(pooled, choices, window, scale, plane, height, width);
                deltasOut.put(plane);
              }
            });
    return new Pair<>(new DefaultGradient(), result);
  }

  private static FloatBuffer image(FloatPointer batch, int image, int length) {
    return DenseFloats.buffer(batch, (long) image * length, length);
  }
}
