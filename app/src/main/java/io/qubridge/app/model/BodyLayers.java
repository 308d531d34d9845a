package io.qubridge.app.model;

import io.qubridge.app.model.LayerSpec.BatchNorm;
import io.qubridge.app.model.LayerSpec.Block;
import io.qubridge.app.model.LayerSpec.Convolution;
import io.qubridge.app.model.LayerSpec.Dense;
import io.qubridge.app.model.LayerSpec.Dropout;
import io.qubridge.app.model.LayerSpec.LocalResponse;
import io.qubridge.app.model.LayerSpec.Pooling;
import io.qubridge.app.model.LayerSpec.PoolingKind;
import io.qubridge.app.model.convolution.BlasConvolutionLayer;
import io.qubridge.app.model.convolution.ReluDropoutPoolingLayer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.nd4j.linalg.activations.Activation;

/**
 * Turns the layers of a body into DL4J's. Each has a name by its kind and its place among those of
 * its kind, from which its random numbers derive.
 */
final class BodyLayers {
  private final ListBuilder layers;
  private final LayerSeeds seeds;
  private final Optimisation optimisation;
  private int convolutions;
  private int poolings;
  private int normalisations;
  private int dropouts;
  private int denses;
  private boolean first = true;
  private boolean frozen;

  BodyLayers(ListBuilder layers, LayerSeeds seeds, Optimisation optimisation) {
    this.layers = layers;
    this.seeds = seeds;
    this.optimisation = optimisation;
  }

  /**
   * Adds a layer.
   *
   * @param frozen whether its parameters stay as they are, and those of all layers before it
   */
  void add(LayerSpec layer, boolean frozen) {
    this.frozen = frozen;
    if (layer instanceof Block block) {
      addBlock(block);
    } else if (layer instanceof Convolution convolution) {
      addConvolution("convolution" + ++convolutions, convolution);
    } else if (layer instanceof Pooling pooling) {
      addPooling(pooling);
    } else if (layer instanceof BatchNorm) {
      addBatchNorm();
    } else if (layer instanceof LocalResponse) {
      add(new LocalResponseNormalization.Builder().k(2).n(5).alpha(1e-4).beta(0.75).build());
    } else if (layer instanceof Dropout dropout) {
      addDropout(dropout);
    } else if (layer instanceof Dense dense) {
      addDense("dense" + ++denses, dense);
    }
  }

  /** Adds a convolution that is trained, under a name of its own. */
  void addNamed(String name, Convolution convolution) {
    frozen = false;
    addConvolution(name, convolution);
  }

  /** Adds a dense layer that is trained, under a name of its own. */
  void addNamed(String name, Dense dense) {
    frozen = false;
    addDense(name, dense);
  }

  /** Says that something comes before the first layer that has to learn from its derivatives. */
  void follow() {
    first = false;
  }

  private void addBlock(Block block) {
    addConvolution(
        "convolution" + ++convolutions,
        new Convolution(Block.FILTERS, Block.KERNEL, 1, Block.KERNEL / 2, ActivationName.IDENTITY));
    if (block.batchNorm()) {
      addBatchNorm();
    }
    poolings++;
    ReluDropoutPoolingLayer pooling =
        new ReluDropoutPoolingLayer(Block.DROP_RATE, seeds.of("dropout" + poolings));
    pooling.setLayerName("pooling" + poolings);
    add(pooling);
  }

  private void addConvolution(String name, Convolution convolution) {
    add(
        new BlasConvolutionLayer.Builder(convolution.kernel(), convolution.kernel())
            .inputGradient(!first)
            .name(name)
            .stride(convolution.stride(), convolution.stride())
            .padding(convolution.padding(), convolution.padding())
            .nOut(convolution.filters())
            .activation(convolution.activation().activation())
            .weightInit(new SeededGlorot(seeds.of(name)))
            .l1(optimisation.l1())
            .l2(optimisation.l2())
            .build());
  }

  private void addPooling(Pooling pooling) {
    add(
        new SubsamplingLayer.Builder(
                pooling.kind() == PoolingKind.MAX
                    ? SubsamplingLayer.PoolingType.MAX
                    : SubsamplingLayer.PoolingType.AVG)
            .name("pooling" + ++poolings)
            .kernelSize(pooling.kernel(), pooling.kernel())
            .stride(pooling.stride(), pooling.stride())
            .build());
  }

  private void addBatchNorm() {
    add(
        new BatchNormalization.Builder()
            .name("normalisation" + ++normalisations)
            .activation(Activation.IDENTITY)
            .build());
  }

  private void addDropout(Dropout dropout) {
    String name = "drop" + ++dropouts;
    add(
        new DropoutLayer.Builder(new SeededDropout(dropout.rate(), seeds.of(name)))
            .name(name)
            .build());
  }

  private void addDense(String name, Dense dense) {
    add(
        new DenseLayer.Builder()
            .name(name)
            .nOut(dense.units())
            .activation(dense.activation().activation())
            .weightInit(new SeededGlorot(seeds.of(name)))
            .l1(optimisation.l1())
            .l2(optimisation.l2())
            .build());
  }

  private void add(Layer layer) {
    layers.layer(frozen ? new FrozenLayer(layer) : layer);
    first = false;
  }
}
