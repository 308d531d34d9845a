package io.qubridge.app.model.convolution;

import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.util.ConvolutionUtils;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A two-dimensional convolution layer that is several times as fast as DL4J's on a CPU.
 *
 * <p>Settings, parameters and results are those of DL4J's layer, to the rounding of single
 * precision. The fast path takes single precision, stride 1, dilation 1 and channels first;
 * anything else runs DL4J's own code. BLAS should run with one thread ({@code
 * Nd4j.factory().blas().setMaxThreads(1)}), since this layer brings threads of its own.
 */
public class BlasConvolutionLayer extends ConvolutionLayer {
  private static final long serialVersionUID = 1;

  private boolean inputGradient = true;

  /** For DL4J's reader of configurations. */
  public BlasConvolutionLayer() {}

  private BlasConvolutionLayer(Builder builder) {
    super(builder);
    inputGradient = builder.inputGradient;
  }

  /** Whether training computes the derivative by this layer's input. */
  public boolean isInputGradient() {
    return inputGradient;
  }

  /** See {@link Builder#inputGradient}. */
  public void setInputGradient(boolean inputGradient) {
    this.inputGradient = inputGradient;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    LayerValidation.assertNInNOutSet("BlasConvolutionLayer", layerName, index, nIn, nOut);
    BlasConvolution layer = new BlasConvolution(conf, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    Map<String, INDArray> table = initializer().init(conf, parameters, initialize);
    layer.setParamTable(table);
    layer.setConf(conf);
    return layer;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlasConvolutionLayer that
        && inputGradient == that.inputGradient
        && super.equals(other);
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof BlasConvolutionLayer;
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + Boolean.hashCode(inputGradient);
  }

  /** Builds the layer; takes what DL4J's own builder takes. */
  @SuppressWarnings("unchecked") // DL4J declares build() with a type of the caller's choice
  public static final class Builder extends ConvolutionLayer.Builder {
    private boolean inputGradient = true;

    /** A layer with filters of a size. */
    public Builder(int height, int width) {
      super(height, width);
      helperAllowFallback(false);
    }

    /**
     * Whether training computes the derivative by this layer's input; true where not set. The first
     * layer of a network does not need it and trains faster without.
     */
    public Builder inputGradient(boolean inputGradient) {
      this.inputGradient = inputGradient;
      return this;
    }

    @Override
    public BlasConvolutionLayer build() {
      ConvolutionUtils.validateConvolutionModePadding(convolutionMode, padding);
      ConvolutionUtils.validateCnnKernelStridePadding(kernelSize, stride, padding);
      return new BlasConvolutionLayer(this);
    }
  }
}
