package io.qubridge.app.model;

import io.qubridge.app.layer.ExecutionSettings;
import io.qubridge.app.layer.QuantumConvolutionLayer;
import io.qubridge.app.layer.QuantumLayer;
import io.qubridge.app.layer.VariationalCircuit;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.nd4j.linalg.learning.config.Sgd;

/** Adds the quantum layers of a network, each with a name of its own. */
final class QuantumLayers {
  private final ListBuilder layers;
  private final LayerSeeds seeds;

  QuantumLayers(ListBuilder layers, LayerSeeds seeds) {
    this.layers = layers;
    this.seeds = seeds;
  }

  /**
   * A circuit on a vector of features.
   *
   * @param number tells several apart; empty for the first
   */
  void add(QuantumPart part, String number) {
    layers.layer(configure(new QuantumLayer.Builder(), part, "quantum" + number).build());
  }

  /** A circuit on each window of each channel. */
  FeatureMap addOnWindows(QuantumPart part, Place place, FeatureMap map) {
    int inputs = part.circuit().inputs();
    int side = (int) Math.round(Math.sqrt(inputs));
    if (side * side != inputs) {
      throw new IllegalArgumentException(
          "a circuit at '"
              + place.label()
              + "' sees square windows; it takes 1, 4, 9, ... inputs, not "
              + inputs
              + " (--qubits 4 for windows of 2 x 2)");
    }
    return convolve(part, place, map, side);
  }

  /** A circuit on all channels at each position. */
  FeatureMap addAtPositions(QuantumPart part, FeatureMap map) {
    return convolve(part, Place.POSITIONS, map, 1);
  }

  /** A circuit on each group of channels. */
  FeatureMap addAtChannels(QuantumPart part, FeatureMap map) {
    return convolve(part, Place.CHANNELS, map, 1);
  }

  private FeatureMap convolve(QuantumPart part, Place place, FeatureMap map, int kernel) {
    QuantumConvolutionLayer.Builder layer =
        new QuantumConvolutionLayer.Builder().kernel(kernel).stride(kernel);
    configure(layer, part, "quantum-" + place.label());
    layers.layer(layer.build());
    int groups = map.channels() * kernel * kernel / part.circuit().inputs();
    int outputs = groups * part.circuit().outputs();
    return map.slide("a quantum layer", outputs, kernel, kernel, 0);
  }

  private QuantumLayer.Builder configure(
      QuantumLayer.Builder layer, QuantumPart part, String name) {
    VariationalCircuit circuit = part.circuit();
    ExecutionSettings execution = part.execution();
    layer
        .circuit(circuit)
        .backend(execution.backend())
        .settings(execution.settings())
        .accuracy(execution.accuracy())
        .gradientMethod(execution.gradientMethod())
        .seed(execution.seed() == null ? seeds.of("shots") : execution.seed());
    if (part.frozen()) {
      layer.updater(new Sgd(0)); // DL4J's NoOp passes gradients on as they are
    }
    return layer.name(name).weightInit(new SeededAngles(seeds.of(name), circuit.initialisation()));
  }
}
