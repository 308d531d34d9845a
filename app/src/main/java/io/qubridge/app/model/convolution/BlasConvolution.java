package io.qubridge.app.model.convolution;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** DL4J's convolution layer with {@link BlasConvolutionHelper} at work. */
final class BlasConvolution extends ConvolutionLayer {
  private static final long serialVersionUID = 1;

  BlasConvolution(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
    if (dataType == DataType.FLOAT) {
      boolean inputGradient =
          !(layerConf() instanceof BlasConvolutionLayer l) || l.isInputGradient();
      helper = new BlasConvolutionHelper(layerConf().hasBias(), inputGradient);
    }
  }

  /**
   * In training, the result stays for the way back, where DL4J would compute it again. That is
   * right where the activation function leaves it as it is, and for a plain ReLU, whose result says
   * as well as its input where it is flat.
   */
  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    preOutput = null;
    INDArray result = super.activate(training, workspaces);
    IActivation function = layerConf().getActivationFn();
    if (training && (function instanceof ActivationIdentity || isPlainRelu(function))) {
      preOutput = result;
    }
    return result;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    Pair<Gradient, INDArray> result = super.backpropGradient(epsilon, workspaces);
    preOutput = null;
    clearNoiseWeightParams();
    return result;
  }

  private static boolean isPlainRelu(IActivation activation) {
    return activation instanceof ActivationReLU relu
        && relu.getMax() == null
        && relu.getThreshold() == null
        && relu.getNegativeSlope() == null;
  }
}
