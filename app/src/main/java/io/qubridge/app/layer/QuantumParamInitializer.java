package io.qubridge.app.layer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Lays a quantum layer's weights into DL4J's parameter vector: one block, {@code "W"}. */
final class QuantumParamInitializer implements ParamInitializer {
  static final String WEIGHTS = "W";
  static final QuantumParamInitializer INSTANCE = new QuantumParamInitializer();

  private static final List<String> KEYS = List.of(WEIGHTS);

  private QuantumParamInitializer() {}

  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return numParams(conf.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    return ((QuantumLayer) layer).requireCircuit().weights();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return KEYS;
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return KEYS;
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return List.of();
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return WEIGHTS.equals(key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return false;
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration conf, INDArray paramsView, boolean initializeParams) {
    QuantumLayer layer = (QuantumLayer) conf.getLayer();
    long[] shape = layer.requireCircuit().weightShape();
    INDArray flat = paramsView.reshape(paramsView.length());
    if (initializeParams) {
      layer.weightInitOrDefault().init(layer.getNIn(), layer.getNOut(), shape, 'c', flat);
      pair(layer.requireCircuit(), flat);
    }
    conf.addVariable(WEIGHTS);
    Map<String, INDArray> table = Collections.synchronizedMap(new LinkedHashMap<>());
    table.put(WEIGHTS, flat.reshape('c', shape));
    return table;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray gradientView) {
    long[] shape = ((QuantumLayer) conf.getLayer()).requireCircuit().weightShape();
    Map<String, INDArray> table = new LinkedHashMap<>();
    table.put(WEIGHTS, gradientView.reshape(gradientView.length()).reshape('c', shape));
    return table;
  }

  private static void pair(VariationalCircuit circuit, INDArray flat) {
    double[] weights = flat.dup().data().asDouble();
    circuit.pair(weights);
    flat.assign(Nd4j.createFromArray(weights));
  }
}
