package io.qubridge.app.layer;

import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.gradient.Linearization;
import io.qubridge.observable.Observable;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The running side of a {@link QuantumLayer}: carries DL4J's arrays to the circuit and back.
 *
 * <p>Arrays cross as one copy each way; between, everything is flat {@code double[]}.
 */
final class QuantumLayerImplementation extends BaseLayer<QuantumLayer> {
  private static final long serialVersionUID = 1;

  private final transient CircuitRunner runner;
  private final transient InputScaling scaling;
  private final transient InputMap map;
  private final int inputs;
  private final int angles;
  private final int outputs;
  private final int weights;
  private transient Forward forward;
  private transient Expectations latest;

  /** What a training forward pass leaves for the backward pass. */
  private record Forward(Linearization linearization, double[] inputs, RowLayout layout) {}

  QuantumLayerImplementation(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
    QuantumLayer layer = layerConf();
    runner = new CircuitRunner(layer.getCircuit(), layer.getExecution());
    scaling = InputScaling.named(layer.getInputScaling());
    map = layer.getCircuit().inputMap();
    inputs = layer.getCircuit().inputs();
    angles = layer.getCircuit().angles();
    outputs = layer.getCircuit().outputs();
    weights = layer.getCircuit().weights();
  }

  CircuitRunner runner() {
    return runner;
  }

  /** The outputs of the latest forward pass with their standard errors; null before the first. */
  Expectations latest() {
    return latest;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
    assertInputSet(false);
    if (training) {
      forward = linearize(workspaceMgr);
      latest = forward.linearization.values();
    } else {
      forward = null;
      latest = estimate(runner.observables(), workspaceMgr);
    }
    RowLayout layout = layout();
    double[] values = layout.toOutput(latest.values().array().clone());
    mask(values);
    return toArray(values, layout.outputShape(input.size(0)), ArrayType.ACTIVATIONS, workspaceMgr);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
    assertInputSet(true);
    Forward pass = forward != null ? forward : linearize(workspaceMgr);
    forward = null;
    double[] cotangents = copy(epsilon);
    mask(cotangents);
    int batch = cotangents.length / outputs;
    Matrix byRow = Matrix.wrap(batch, outputs, pass.layout.fromOutput(cotangents));
    double[] gradient = pass.linearization.vjp(byRow).gradient().array();

    INDArray view = gradientViews.get(QuantumParamInitializer.WEIGHTS);
    view.assign(
        Nd4j.create(
            summedByWeight(gradient),
            view.shape(),
            Nd4j.getStrides(view.shape(), 'c'),
            'c',
            dataType));
    Gradient byWeights = new DefaultGradient();
    byWeights.gradientForVariable().put(QuantumParamInitializer.WEIGHTS, view);
    weightNoiseParams.clear();

    double[] byInput = new double[batch * inputs];
    map.pullBack(pass.inputs, batch, gradient, angles + weights, byInput);
    scaling.pullBack(pass.inputs, byInput);
    INDArray next =
        toArray(
            pass.layout.toInput(byInput), input.shape(), ArrayType.ACTIVATION_GRAD, workspaceMgr);
    return new Pair<>(byWeights, backpropDropOutIfPresent(next));
  }

  /** The expectation values of any observables for some inputs of the layer, not in training. */
  Expectations estimate(INDArray inputs, List<Observable> wanted) {
    setInput(inputs, LayerWorkspaceMgr.noWorkspaces());
    return estimate(wanted, LayerWorkspaceMgr.noWorkspaces());
  }

  @Override
  public void setInput(INDArray input, LayerWorkspaceMgr workspaceMgr) {
    super.setInput(input, workspaceMgr);
    forward = null;
  }

  @Override
  public void clear() {
    super.clear();
    forward = null;
  }

  @Override
  public void setIterationCount(int iterationCount) {
    if (iterationCount != getIterationCount()) {
      runner.restart();
    }
    super.setIterationCount(iterationCount);
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public boolean hasBias() {
    return false;
  }

  private Forward linearize(LayerWorkspaceMgr workspaceMgr) {
    applyDropOutIfNecessary(true, workspaceMgr);
    double[] scaled = scaledInputs();
    long seed = seeds().training(getIterationCount(), getEpochCount());
    Matrix rows = rows(scaled, true, workspaceMgr);
    return new Forward(runner.linearize(rows, seed), scaled, layout());
  }

  private Expectations estimate(List<Observable> wanted, LayerWorkspaceMgr workspaceMgr) {
    Matrix rows = rows(scaledInputs(), false, workspaceMgr);
    return runner.estimate(rows, wanted, seeds().inference(getIterationCount()));
  }

  private RequestSeeds seeds() {
    Long own = runner.settings().seed();
    return new RequestSeeds(own != null ? own : conf().getSeed(), getIndex());
  }

  private double[] scaledInputs() {
    double[] values = layout().toRows(copy(input));
    scaling.scale(values);
    return values;
  }

  private RowLayout layout() {
    try {
      return layerConf().layout(input.shape());
    } catch (IllegalArgumentException unfit) {
      throw new DL4JInvalidInputException(
          "input of shape "
              + Arrays.toString(input.shape())
              + " does not fit the quantum layer, which takes "
              + unfit.getMessage()
              + " "
              + layerId());
    }
  }

  /** One row a circuit: its angles, then the weights that all rows share. */
  private Matrix rows(double[] scaled, boolean training, LayerWorkspaceMgr workspaceMgr) {
    double[] shared =
        copy(getParamWithNoise(QuantumParamInitializer.WEIGHTS, training, workspaceMgr));
    int batch = scaled.length / inputs;
    int stride = angles + weights;
    Matrix rows = new Matrix(batch, stride);
    map.toAngles(scaled, batch, rows.array(), stride);
    for (int row = 0; row < batch; row++) {
      System.arraycopy(shared, 0, rows.array(), row * stride + angles, weights);
    }
    return rows;
  }

  private double[] summedByWeight(double[] gradient) {
    double[] sum = new double[weights];
    for (int at = angles; at < gradient.length; at += angles + weights) {
      for (int weight = 0; weight < weights; weight++) {
        sum[weight] += gradient[at + weight];
      }
    }
    return sum;
  }

  private void mask(double[] values) {
    if (maskArray == null) {
      return;
    }
    double[] mask = copy(maskArray);
    int each = values.length / mask.length;
    for (int k = 0; k < values.length; k++) {
      values[k] *= mask[k / each];
    }
  }

  /** A new array in the workspace of its kind; faster than filling one by assignment. */
  @SuppressWarnings("try") // the resource is the scope: what is created inside lies in it
  private INDArray toArray(
      double[] values, long[] shape, ArrayType type, LayerWorkspaceMgr manager) {
    try (MemoryWorkspace workspace = manager.notifyScopeBorrowed(type)) {
      return Nd4j.create(values, shape, Nd4j.getStrides(shape, 'c'), 'c', dataType);
    }
  }

  private static double[] copy(INDArray array) {
    boolean plain =
        array.ordering() == 'c' && !array.isView() && Shape.hasDefaultStridesForShape(array);
    return (plain ? array : array.dup('c')).data().asDouble();
  }
}
