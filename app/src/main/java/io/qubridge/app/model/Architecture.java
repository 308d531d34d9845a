package io.qubridge.app.model;

import io.qubridge.app.model.LayerSpec.Block;
import io.qubridge.app.model.LayerSpec.Convolution;
import io.qubridge.app.model.LayerSpec.Dense;
import io.qubridge.app.model.LayerSpec.Dropout;
import io.qubridge.app.model.LayerSpec.LocalResponse;
import io.qubridge.app.model.LayerSpec.Pooling;
import io.qubridge.app.model.LayerSpec.PoolingKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The bodies of well-known networks: all layers before the one that gives the features. */
final class Architecture {
  private Architecture() {}

  /** The project's own blocks in a row. */
  static List<LayerSpec> blocks(int count, boolean batchNorm) {
    Ranges.require("blocks", count, 1, NetworkSpec.MAX_BLOCKS);
    return List.copyOf(Collections.nCopies(count, new Block(batchNorm)));
  }

  /**
   * LeNet-5 (LeCun, Bottou, Bengio, Haffner, Proc. IEEE 86, 1998) for colour images: tanh, average
   * pooling, all maps of the second convolution connected, its third convolution as the dense layer
   * that it is for images of 32 pixels.
   */
  static List<LayerSpec> leNet5() {
    return List.of(
        new Convolution(6, 5, 1, 0, ActivationName.TANH),
        new Pooling(PoolingKind.AVERAGE, 2, 2),
        new Convolution(16, 5, 1, 0, ActivationName.TANH),
        new Pooling(PoolingKind.AVERAGE, 2, 2),
        new Dense(120, ActivationName.TANH),
        new Dense(84, ActivationName.TANH));
  }

  /**
   * AlexNet (Krizhevsky, Sutskever, Hinton, NIPS 2012) without the division between two graphics
   * cards; its own images have 227 pixels.
   */
  static List<LayerSpec> alexNet() {
    return List.of(
        new Convolution(96, 11, 4, 0, ActivationName.RELU),
        new LocalResponse(),
        new Pooling(PoolingKind.MAX, 3, 2),
        new Convolution(256, 5, 1, 2, ActivationName.RELU),
        new LocalResponse(),
        new Pooling(PoolingKind.MAX, 3, 2),
        new Convolution(384, 3, 1, 1, ActivationName.RELU),
        new Convolution(384, 3, 1, 1, ActivationName.RELU),
        new Convolution(256, 3, 1, 1, ActivationName.RELU),
        new Pooling(PoolingKind.MAX, 3, 2),
        new Dense(4096, ActivationName.RELU),
        new Dropout(0.5),
        new Dense(4096, ActivationName.RELU),
        new Dropout(0.5));
  }

  /**
   * VGG-19 (Simonyan, Zisserman, arXiv:1409.1556, configuration E); its own images have 224 pixels.
   */
  static List<LayerSpec> vgg19() {
    List<LayerSpec> layers = new ArrayList<>();
    int[] filters = {64, 128, 256, 512, 512};
    int[] convolutions = {2, 2, 4, 4, 4};
    for (int stage = 0; stage < filters.length; stage++) {
      for (int k = 0; k < convolutions[stage]; k++) {
        layers.add(new Convolution(filters[stage], 3, 1, 1, ActivationName.RELU));
      }
      layers.add(new Pooling(PoolingKind.MAX, 2, 2));
    }
    for (int k = 0; k < 2; k++) {
      layers.add(new Dense(4096, ActivationName.RELU));
      layers.add(new Dropout(0.5));
    }
    return List.copyOf(layers);
  }

  /** The same layers with batch normalisation after each convolution. */
  static List<LayerSpec> withBatchNorm(List<LayerSpec> body) {
    List<LayerSpec> layers = new ArrayList<>();
    for (LayerSpec layer : body) {
      layers.add(layer instanceof Block ? new Block(true) : layer);
      if (layer instanceof Convolution) {
        layers.add(new LayerSpec.BatchNorm());
      }
    }
    return List.copyOf(layers);
  }
}
