package io.qubridge.app.layer;

import java.util.Objects;
import org.deeplearning4j.exception.DL4JInvalidConfigException;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.InputTypeUtil;

/**
 * A DL4J layer that slides one parametrised quantum circuit over images, as a convolution slides a
 * filter (quanvolution; Henderson et al., arXiv:1904.04767).
 *
 * <p>Input {@code [batch, channels, height, width]}. Each circuit sees a window of {@code kernel x
 * kernel} pixels of as many consecutive channels as its inputs need: {@code group = inputs /
 * kernel^2}. A kernel of 1 gives one circuit for each position, or, where {@code group} is less
 * than the channels, for each position and channel group. All circuits share the weights {@code
 * "W"}. Output {@code [batch, channels / group * observables, height', width']}, the observables of
 * the first group first, with {@code height' = (height - kernel) / stride + 1} rounded down; no
 * padding.
 *
 * <p>Everything else is as in {@link QuantumLayer}. The class's name is part of every saved model.
 */
public class QuantumConvolutionLayer extends QuantumLayer {
  private static final long serialVersionUID = 1;

  private int kernel = 2;
  private int stride = 2;

  /** For DL4J, which fills the fields from JSON; use {@link Builder}. */
  public QuantumConvolutionLayer() {}

  private QuantumConvolutionLayer(Builder builder) {
    super(builder);
    kernel = builder.kernel;
    stride = builder.stride;
    requireConsistent();
  }

  /** The side of a window in pixels. */
  public int getKernel() {
    return kernel;
  }

  public void setKernel(int kernel) {
    this.kernel = kernel;
  }

  /** The distance of neighbouring windows in pixels. */
  public int getStride() {
    return stride;
  }

  public void setStride(int stride) {
    this.stride = stride;
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType inputType) {
    InputType.InputTypeConvolutional image = requireImage(inputType);
    Patches patches = patches(image.getChannels(), image.getHeight(), image.getWidth());
    return InputType.convolutional(
        patches.outputHeight(),
        patches.outputWidth(),
        (long) patches.groups() * getCircuit().outputs());
  }

  @Override
  public void setNIn(InputType inputType, boolean override) {
    if (nIn == 0 || override) {
      nIn = requireImage(inputType).getChannels();
      nOut = 0;
    }
    requireConsistent();
    nOut = nIn / group() * getCircuit().outputs();
  }

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType inputType) {
    return InputTypeUtil.getPreProcessorForInputTypeCnnLayers(inputType, getLayerName());
  }

  @Override
  void fitSizes() {
    // Sizes follow from the images; kernel and stride are not set yet.
  }

  @Override
  RowLayout layout(long[] shape) {
    if (shape.length != 4 || shape[1] != nIn) {
      throw new IllegalArgumentException("[batch, " + nIn + ", height, width]");
    }
    return new WindowLayout(patches(shape[1], shape[2], shape[3]), getCircuit().outputs());
  }

  @Override
  void requireConsistent() {
    requireIdentity();
    if (kernel < 1 || stride < 1 || getCircuit().inputs() % (kernel * kernel) != 0) {
      throw new DL4JInvalidConfigException(
          describe()
              + " has windows of "
              + kernel
              + " x "
              + kernel
              + " pixels "
              + stride
              + " apart for a circuit of "
              + getCircuit().inputs()
              + " inputs; the inputs have to be a multiple of the window's pixels");
    }
    if (nIn % group() != 0) {
      throw new DL4JInvalidConfigException(
          describe()
              + " gets "
              + nIn
              + " channels, but each circuit takes "
              + group()
              + "; put a layer with a multiple of that many channels before it");
    }
    long outputs = nIn / group() * getCircuit().outputs();
    if (nIn != 0 && nOut != 0 && nOut != outputs) {
      throw new DL4JInvalidConfigException(
          describe()
              + " is to have "
              + nOut
              + " channels, but has "
              + outputs
              + "; leave nOut away");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof QuantumConvolutionLayer that
        && super.equals(other)
        && kernel == that.kernel
        && stride == that.stride;
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof QuantumConvolutionLayer;
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), kernel, stride);
  }

  @Override
  public String toString() {
    return "QuantumConvolutionLayer(super="
        + super.toString()
        + ", kernel="
        + kernel
        + ", stride="
        + stride
        + ")";
  }

  private int group() {
    return getCircuit().inputs() / (kernel * kernel);
  }

  private Patches patches(long channels, long height, long width) {
    try {
      return new Patches((int) channels, (int) height, (int) width, kernel, stride, group());
    } catch (IllegalArgumentException unfit) {
      throw new DL4JInvalidConfigException(describe() + ": " + unfit.getMessage());
    }
  }

  private InputType.InputTypeConvolutional requireImage(InputType inputType) {
    if (inputType instanceof InputType.InputTypeConvolutional image) {
      return image;
    }
    throw new DL4JInvalidConfigException(
        describe() + " gets " + inputType + "; it takes images [batch, channels, height, width]");
  }

  /** Builds a {@link QuantumConvolutionLayer}; not for several threads. */
  @SuppressWarnings("unchecked") // DL4J declares that build() returns what the caller chooses
  public static class Builder extends QuantumLayer.Builder {
    private int kernel = 2;
    private int stride = 2;

    /** The side of a window in pixels; 2 unless said. */
    public Builder kernel(int pixels) {
      this.kernel = pixels;
      return this;
    }

    /** The distance of neighbouring windows in pixels; 2 unless said. */
    public Builder stride(int pixels) {
      this.stride = pixels;
      return this;
    }

    /**
     * The layer.
     *
     * @throws IllegalArgumentException as {@link QuantumLayer.Builder#build}
     * @throws DL4JInvalidConfigException if the circuit's inputs are no multiple of a window's
     *     pixels
     */
    @Override
    public QuantumConvolutionLayer build() {
      return new QuantumConvolutionLayer(this);
    }
  }
}
