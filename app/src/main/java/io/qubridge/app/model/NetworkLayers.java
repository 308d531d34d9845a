package io.qubridge.app.model;

import io.qubridge.app.model.LayerSpec.BatchNorm;
import io.qubridge.app.model.LayerSpec.Block;
import io.qubridge.app.model.LayerSpec.Convolution;
import io.qubridge.app.model.LayerSpec.Dense;
import io.qubridge.app.model.LayerSpec.Dropout;
import io.qubridge.app.model.LayerSpec.Pooling;
import io.qubridge.app.model.LayerSpec.PoolingKind;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;

/**
 * Lays out the layers of a {@link NetworkSpec} before its output: the body, and the quantum layers
 * at their places. A classical twin has the same layers at a place but the quantum layer.
 */
final class NetworkLayers {
  private static final int MAX_CIRCUITS = 100_000;

  private final NetworkSpec spec;
  private final ListBuilder layers;
  private final BodyLayers body;
  private final QuantumLayers quantum;
  private final List<Integer> circuits = new ArrayList<>();
  private FeatureMap map;

  NetworkLayers(NetworkSpec spec, ListBuilder layers, LayerSeeds seeds, Optimisation optimisation) {
    this.spec = spec;
    this.layers = layers;
    this.body = new BodyLayers(layers, seeds, optimisation);
    this.quantum = new QuantumLayers(layers, seeds);
    this.map = FeatureMap.image(spec.imageSize());
  }

  void addAll() {
    if (spec.has(Place.INPUT)) {
      addAngles(Place.INPUT);
      addWindows(Place.INPUT);
    }
    List<LayerSpec> all = spec.body();
    int end = spec.convolutional();
    int replaced = spec.has(Place.POOLING) ? spec.lastPooling() : -1;
    for (int k = 0; k < all.size(); k++) {
      if (k == end) {
        addSpatial();
      }
      if (k == replaced) {
        replacePooling(all.get(k));
      } else {
        body.add(all.get(k), k < spec.frozen());
        map = all.get(k).output(map);
      }
    }
    if (end == all.size()) {
      addSpatial();
    }
    for (int k = 1; k <= Place.count(spec.places(), Place.HEAD); k++) {
      addHead(k == 1 ? "" : Integer.toString(k));
    }
  }

  /** How often each quantum layer that was added runs its circuit for one image. */
  List<Integer> circuits() {
    return circuits;
  }

  /** The places between the convolutions and the dense layers. */
  private void addSpatial() {
    if (spec.has(Place.POSITIONS)) {
      addProjection(Place.POSITIONS, spec.features());
      addAngles(Place.POSITIONS);
      spec.quantum().ifPresent(part -> slide(quantum.addAtPositions(part, map), part));
    }
    if (spec.has(Place.CHANNELS)) {
      body.add(new Pooling(PoolingKind.AVERAGE, map.height(), map.height()), false);
      map = new FeatureMap(map.channels(), 1, 1, false);
      int groups = Math.max(1, map.channels() / spec.features());
      addProjection(Place.CHANNELS, groups * spec.features());
      addAngles(Place.CHANNELS);
      spec.quantum().ifPresent(part -> slide(quantum.addAtChannels(part, map), part));
    }
  }

  /** The layer's parts one by one, the last of them the circuit or, in a twin, the pooling. */
  private void replacePooling(LayerSpec layer) {
    if (layer instanceof Block block) {
      List<LayerSpec> parts =
          List.of(
              new Convolution(
                  Block.FILTERS, Block.KERNEL, 1, Block.KERNEL / 2, ActivationName.RELU),
              new Dropout(Block.DROP_RATE));
      for (LayerSpec part : parts) {
        body.add(part, false);
        map = part.output(map);
        if (part instanceof Convolution && block.batchNorm()) {
          body.add(new BatchNorm(), false);
        }
      }
    }
    addAngles(Place.POOLING);
    if (spec.quantum().isPresent()) {
      addWindows(Place.POOLING);
    } else {
      LayerSpec pooling = layer instanceof Block ? new Pooling(PoolingKind.MAX, 2, 2) : layer;
      body.add(pooling, false);
      map = pooling.output(map);
    }
  }

  private void addWindows(Place place) {
    spec.quantum().ifPresent(part -> slide(quantum.addOnWindows(part, place, map), part));
    body.follow();
  }

  private void slide(FeatureMap output, QuantumPart part) {
    map = output;
    long runs = output.size() / part.circuit().outputs();
    Ranges.require("circuits for each image", runs, 1, MAX_CIRCUITS);
    circuits.add((int) runs);
  }

  private void addProjection(Place place, int channels) {
    body.addNamed(
        place.label() + "-features", new Convolution(channels, 1, 1, 0, ActivationName.IDENTITY));
    map = new FeatureMap(channels, map.height(), map.width(), false);
  }

  private void addHead(String number) {
    body.addNamed("features" + number, new Dense(spec.features(), ActivationName.IDENTITY));
    addScaling("normalisation" + number, "angles" + number);
    spec.quantum()
        .ifPresent(
            part -> {
              quantum.add(part, number);
              circuits.add(1);
            });
    spec.dense().ifPresent(this::addDense);
    map = FeatureMap.vector(spec.features());
  }

  private void addAngles(Place place) {
    // Pixels are standardised before they come here; each image by itself has no batch to share.
    if (place == Place.INPUT) {
      addAngles(place.label() + "-angles");
    } else {
      addScaling(place.label() + "-normalisation", place.label() + "-angles");
    }
  }

  private void addScaling(String normalisation, String angles) {
    if (spec.scaling().batchNorm()) {
      layers.layer(new BatchNormalization.Builder().name(normalisation).build());
    }
    addAngles(angles);
  }

  private void addAngles(String name) {
    spec.scaling()
        .activation()
        .ifPresent(
            activation ->
                layers.layer(
                    new ActivationLayer.Builder().name(name).activation(activation).build()));
  }

  private void addDense(DensePart part) {
    int[] units = {part.hidden(), part.outputs()};
    for (int k = 0; k < units.length; k++) {
      body.addNamed("dense-part" + (k + 1), new Dense(units[k], ActivationName.TANH));
    }
  }
}
