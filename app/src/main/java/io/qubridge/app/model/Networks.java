package io.qubridge.app.model;

import io.qubridge.app.layer.ExecutionSettings;
import io.qubridge.app.layer.QuantumLayer;
import io.qubridge.app.layer.VariationalCircuit;
import io.qubridge.app.model.convolution.BlasConvolutionLayer;
import io.qubridge.app.model.convolution.ReluDropoutPoolingLayer;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Builds the network of a {@link NetworkSpec}. */
public final class Networks {
  /** The learning rate of Adam unless another is chosen. */
  public static final double LEARNING_RATE = 1e-3;

  private static final int CHANNELS = 3;
  private static final int KERNEL = 5;
  private static final double DROP_RATE = 0.25;
  private static final double ADAM_EPSILON = 1e-7;

  private Networks() {}

  /**
   * A network with its initial weights.
   *
   * <p>The weights of each layer depend on the seed and the layer's name alone, so that a hybrid
   * network and its classical twin start with equal weights in all layers that both have.
   *
   * @param learningRate of Adam
   * @param classWeights how much a sample of each class counts in the loss
   * @throws IllegalArgumentException if there is not one weight for each class
   */
  public static MultiLayerNetwork create(
      NetworkSpec spec, long seed, double learningRate, List<Double> classWeights) {
    // The convolution layers have threads of their own, each of which calls BLAS.
    Nd4j.factory().blas().setMaxThreads(1);
    MultiLayerNetwork network =
        new MultiLayerNetwork(configuration(spec, seed, learningRate, classWeights));
    network.init();
    return network;
  }

  static MultiLayerConfiguration configuration(
      NetworkSpec spec, long seed, double learningRate, List<Double> classWeights) {
    if (classWeights.size() != spec.classes()) {
      throw new IllegalArgumentException(
          classWeights.size() + " class weights for " + spec.classes() + " classes");
    }
    ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .dataType(DataType.FLOAT)
            .updater(Adam.builder().learningRate(learningRate).epsilon(ADAM_EPSILON).build())
            .list();
    for (int block = 1; block <= spec.blocks(); block++) {
      addBlock(layers, block, seed);
    }
    layers.layer(
        new DenseLayer.Builder()
            .name("features")
            .nOut(spec.features())
            .activation(Activation.IDENTITY)
            .weightInit(new SeededGlorot(layerSeed(seed, "features")))
            .build());
    addScaling(layers, spec.scaling());
    spec.quantum().ifPresent(part -> layers.layer(quantumLayer(part, seed)));
    spec.dense().ifPresent(part -> addDense(layers, part, seed));
    layers.layer(outputLayer(spec.classes(), seed, classWeights));
    return layers
        .setInputType(InputType.convolutional(spec.imageSize(), spec.imageSize(), CHANNELS))
        .build();
  }

  private static void addBlock(ListBuilder layers, int block, long seed) {
    String name = "convolution" + block;
    layers.layer(
        new BlasConvolutionLayer.Builder(KERNEL, KERNEL)
            .inputGradient(block > 1)
            .name(name)
            .padding(KERNEL / 2, KERNEL / 2)
            .nOut(NetworkSpec.FILTERS)
            .activation(Activation.IDENTITY)
            .weightInit(new SeededGlorot(layerSeed(seed, name)))
            .build());
    ReluDropoutPoolingLayer pooling =
        new ReluDropoutPoolingLayer(DROP_RATE, layerSeed(seed, "dropout" + block));
    pooling.setLayerName("pooling" + block);
    layers.layer(pooling);
  }

  private static void addScaling(ListBuilder layers, FeatureScaling scaling) {
    if (scaling.batchNorm()) {
      layers.layer(new BatchNormalization.Builder().name("normalisation").build());
    }
    if (scaling.tanh()) {
      layers.layer(
          new ActivationLayer.Builder().name("angles").activation(new AngleTanh()).build());
    }
  }

  private static QuantumLayer quantumLayer(QuantumPart part, long seed) {
    VariationalCircuit circuit = part.circuit();
    ExecutionSettings execution = part.execution();
    QuantumLayer.Builder layer =
        new QuantumLayer.Builder()
            .qubits(circuit.qubits())
            .layers(circuit.layers())
            .embedding(circuit.embedding())
            .ansatz(circuit.ansatz())
            .observables(circuit.observables().toArray(String[]::new))
            .backend(execution.backend())
            .settings(execution.settings())
            .accuracy(execution.accuracy())
            .gradientMethod(execution.gradientMethod())
            .seed(execution.seed() == null ? layerSeed(seed, "shots") : execution.seed());
    if (part.frozen()) {
      layer.updater(new NoOp());
    }
    return layer.name("quantum").weightInit(new SeededAngles(layerSeed(seed, "quantum"))).build();
  }

  private static void addDense(ListBuilder layers, DensePart part, long seed) {
    int[] units = {part.hidden(), part.outputs()};
    for (int k = 0; k < units.length; k++) {
      String name = "dense" + (k + 1);
      layers.layer(
          new DenseLayer.Builder()
              .name(name)
              .nOut(units[k])
              .activation(Activation.TANH)
              .weightInit(new SeededGlorot(layerSeed(seed, name)))
              .build());
    }
  }

  private static OutputLayer outputLayer(int classes, long seed, List<Double> classWeights) {
    boolean binary = classes == 2;
    ILossFunction loss =
        binary
            ? new ClassWeightedXent(classWeights.get(0), classWeights.get(1))
            : new LossMCXENT(
                Nd4j.createFromArray(
                        classWeights.stream().map(Double::floatValue).toArray(Float[]::new))
                    .reshape(1, classes));
    return new OutputLayer.Builder(loss)
        .name("output")
        .nOut(binary ? 1 : classes)
        .activation(binary ? Activation.SIGMOID : Activation.SOFTMAX)
        .weightInit(new SeededGlorot(layerSeed(seed, "output")))
        .build();
  }

  /** A seed of a layer's own. */
  private static long layerSeed(long seed, String name) {
    return new SplittableRandom(new SplittableRandom(seed).nextLong() + name.hashCode()).nextLong();
  }
}
