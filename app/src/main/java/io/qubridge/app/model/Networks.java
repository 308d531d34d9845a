package io.qubridge.app.model;

import io.qubridge.app.layer.ExecutionSettings;
import io.qubridge.app.layer.Rehearsal;
import io.qubridge.spi.Backend;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Builds the network of a {@link NetworkSpec}. */
public final class Networks {
  private static final int CHANNELS = 3;

  private Networks() {}

  /**
   * A network with its initial weights.
   *
   * <p>The weights of each layer depend on the seed and the layer's name alone, so that a hybrid
   * network and its classical twin start with equal weights in all layers that both have.
   *
   * @param optimisation how training changes the weights
   * @param classWeights how much a sample of each class counts in the loss
   * @throws IllegalArgumentException if there is not one weight for each class
   */
  public static MultiLayerNetwork create(
      NetworkSpec spec, long seed, Optimisation optimisation, List<Double> classWeights) {
    requireMemory(spec, 1);
    // The convolution layers have threads of their own, each of which calls BLAS.
    Nd4j.factory().blas().setMaxThreads(1);
    MultiLayerNetwork network =
        new MultiLayerNetwork(configuration(spec, seed, optimisation, classWeights));
    network.init();
    return network;
  }

  /**
   * Checks that a network's parameters fit into memory, which DL4J finds out late and slowly.
   *
   * @param copies how many numbers there are for each parameter: 1 for its use; the gradient and
   *     the optimiser's moments more for training
   * @throws ModelException if they do not
   */
  public static void requireMemory(NetworkSpec spec, int copies) {
    long bytes = spec.parameters() * Float.BYTES * copies;
    long most = Pointer.maxBytes();
    if (most > 0 && bytes > most) {
      throw new ModelException(
          String.format(
              Locale.ROOT,
              "the network has %.1f million parameters, which take %.1f GB here, but the program"
                  + " may use %.1f GB; allow more, for example with QUBRIDGE_JAVA_OPTS=-Xmx%dg",
              spec.parameters() / 1e6,
              bytes / 1e9,
              most / 1e9,
              2 + 2 * bytes / 1_000_000_000));
    }
  }

  /**
   * Makes the requests of a hybrid network without its weights, to tell what they cost.
   *
   * @param execution the accuracy and gradient method of its circuits
   * @param backend gets the requests
   * @throws java.util.NoSuchElementException if the network has no quantum layer
   */
  public static Rehearsal rehearsal(
      NetworkSpec spec, ExecutionSettings execution, Backend backend) {
    ListBuilder layers = new NeuralNetConfiguration.Builder().list();
    NetworkLayers laid = new NetworkLayers(spec, layers, new LayerSeeds(0), Optimisation.STANDARD);
    laid.addAll();
    return new Rehearsal(
        spec.quantum().orElseThrow().circuit(), laid.circuits(), execution, backend);
  }

  static MultiLayerConfiguration configuration(
      NetworkSpec spec, long seed, Optimisation optimisation, List<Double> classWeights) {
    if (classWeights.size() != spec.classes()) {
      throw new IllegalArgumentException(
          classWeights.size() + " class weights for " + spec.classes() + " classes");
    }
    ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .dataType(DataType.FLOAT)
            .updater(optimisation.updater())
            .list();
    LayerSeeds seeds = new LayerSeeds(seed);
    new NetworkLayers(spec, layers, seeds, optimisation).addAll();
    layers.layer(outputLayer(spec.classes(), seeds, optimisation, classWeights));
    return layers
        .setInputType(InputType.convolutional(spec.imageSize(), spec.imageSize(), CHANNELS))
        .build();
  }

  private static OutputLayer outputLayer(
      int classes, LayerSeeds seeds, Optimisation optimisation, List<Double> classWeights) {
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
        .weightInit(new SeededGlorot(seeds.of("output")))
        .l1(optimisation.l1())
        .l2(optimisation.l2())
        .build();
  }
}
