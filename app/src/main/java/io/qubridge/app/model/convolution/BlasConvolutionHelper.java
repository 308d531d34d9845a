package io.qubridge.app.model.convolution;

import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer.AlgoMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer.BwdDataAlgo;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer.BwdFilterAlgo;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer.FwdAlgo;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.ConvolutionHelper;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The matrix products behind a convolution layer. Returns null, upon which DL4J's own code runs,
 * for a stride or dilation above 1 and for channels-last data.
 */
final class BlasConvolutionHelper implements ConvolutionHelper {
  private final boolean hasBias;
  private final boolean inputGradient;
  private FilterBank forward;
  private FilterBank backward;

  /**
   * @param hasBias whether the layer has biases to give gradients for
   * @param inputGradient whether the layer below wants a gradient
   */
  BlasConvolutionHelper(boolean hasBias, boolean inputGradient) {
    this.hasBias = hasBias;
    this.inputGradient = inputGradient;
  }

  @Override
  public boolean checkSupported() {
    return true;
  }

  @Override
  public Map<String, Long> helperMemoryUse() {
    return Map.of();
  }

  @Override
  public INDArray activate(INDArray z, IActivation activation, boolean training) {
    return null;
  }

  @Override
  public INDArray preOutput(
      INDArray input,
      INDArray weights,
      INDArray bias,
      int[] kernel,
      int[] strides,
      int[] pad,
      AlgoMode mode,
      FwdAlgo algorithm,
      ConvolutionMode convolutionMode,
      int[] dilation,
      CNN2DFormat format,
      LayerWorkspaceMgr workspaces) {
    if (!supported(strides, dilation, format)) {
      return null;
    }
    prepare(input, weights, pad, convolutionMode);
    int filters = (int) weights.size(0);
    INDArray matrix =
        DenseFloats.create(workspaces, ArrayType.FF_WORKING_MEM, filters, forward.columns());
    Filters.forward(
        forward.shape(),
        filters,
        DenseFloats.buffer(DenseFloats.of(weights, workspaces, ArrayType.FF_WORKING_MEM)),
        DenseFloats.buffer(bias),
        DenseFloats.buffer(matrix));
    INDArray images = DenseFloats.of(input, workspaces, ArrayType.FF_WORKING_MEM);
    Correlation shape = forward.shape();
    long[] resultShape = {input.size(0), filters, shape.outHeight(), shape.outWidth()};
    INDArray results = DenseFloats.create(workspaces, ArrayType.ACTIVATIONS, resultShape);
    forward.correlate(
        DenseFloats.pointer(matrix),
        DenseFloats.pointer(images),
        DenseFloats.pointer(results),
        (int) input.size(0));
    return results;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray input,
      INDArray weights,
      INDArray bias,
      INDArray delta,
      int[] kernel,
      int[] strides,
      int[] pad,
      INDArray biasGradient,
      INDArray weightGradient,
      IActivation activation,
      AlgoMode mode,
      BwdFilterAlgo filterAlgorithm,
      BwdDataAlgo dataAlgorithm,
      ConvolutionMode convolutionMode,
      int[] dilation,
      CNN2DFormat format,
      LayerWorkspaceMgr workspaces) {
    if (!supported(strides, dilation, format)) {
      return null;
    }
    prepare(input, weights, pad, convolutionMode);
    INDArray deltas = DenseFloats.of(delta, workspaces, ArrayType.BP_WORKING_MEM);
    filterGradients(input, deltas, weightGradient, biasGradient, workspaces);
    Gradient gradient = new DefaultGradient();
    if (hasBias) {
      gradient.setGradientFor(ConvolutionParamInitializer.BIAS_KEY, biasGradient);
    }
    gradient.setGradientFor(ConvolutionParamInitializer.WEIGHT_KEY, weightGradient, 'c');
    INDArray below = inputGradient ? inputGradient(input, weights, deltas, workspaces) : null;
    return new Pair<>(gradient, below);
  }

  private void filterGradients(
      INDArray input,
      INDArray deltas,
      INDArray weightGradient,
      INDArray biasGradient,
      LayerWorkspaceMgr workspaces) {
    int count = (int) input.size(0);
    int filters = (int) deltas.size(1);
    int length = filters * forward.columns();
    INDArray parts = DenseFloats.create(workspaces, ArrayType.BP_WORKING_MEM, count, length);
    INDArray images = DenseFloats.of(input, workspaces, ArrayType.BP_WORKING_MEM);
    forward.gradients(
        DenseFloats.pointer(images),
        DenseFloats.pointer(deltas),
        DenseFloats.pointer(parts),
        count);
    Filters.split(
        forward.shape(),
        filters,
        Filters.sum(DenseFloats.buffer(parts), count, length),
        DenseFloats.buffer(weightGradient),
        DenseFloats.buffer(biasGradient));
  }

  private INDArray inputGradient(
      INDArray input, INDArray weights, INDArray deltas, LayerWorkspaceMgr workspaces) {
    int channels = (int) weights.size(1);
    INDArray matrix =
        DenseFloats.create(workspaces, ArrayType.BP_WORKING_MEM, channels, backward.columns());
    Filters.transposed(
        forward.shape(),
        (int) weights.size(0),
        DenseFloats.buffer(DenseFloats.of(weights, workspaces, ArrayType.BP_WORKING_MEM)),
        DenseFloats.buffer(matrix));
    INDArray result = DenseFloats.create(workspaces, ArrayType.ACTIVATION_GRAD, input.shape());
    backward.correlate(
        DenseFloats.pointer(matrix),
        DenseFloats.pointer(deltas),
        DenseFloats.pointer(result),
        (int) input.size(0));
    return result;
  }

  private static boolean supported(int[] strides, int[] dilation, CNN2DFormat format) {
    return format == CNN2DFormat.NCHW
        && strides[0] == 1
        && strides[1] == 1
        && dilation[0] == 1
        && dilation[1] == 1;
  }

  /** Makes the working memory fit the shape of this batch's images. */
  private void prepare(INDArray input, INDArray weights, int[] pad, ConvolutionMode mode) {
    int height = (int) input.size(2);
    int width = (int) input.size(3);
    int kernelHeight = (int) weights.size(2);
    int kernelWidth = (int) weights.size(3);
    boolean same = mode == ConvolutionMode.Same;
    Correlation shape =
        new Correlation(
            (int) input.size(1),
            height,
            width,
            kernelHeight,
            kernelWidth,
            pad[0],
            pad[1],
            same ? height : height + 2 * pad[0] - kernelHeight + 1,
            same ? width : width + 2 * pad[1] - kernelWidth + 1);
    if (forward == null || !forward.shape().equals(shape)) {
      int filters = (int) weights.size(0);
      forward = new FilterBank(shape, filters);
      backward = new FilterBank(shape.transposed(filters), shape.channels());
    }
  }
}
