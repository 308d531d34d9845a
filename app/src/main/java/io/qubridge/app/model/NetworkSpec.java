package io.qubridge.app.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.qubridge.app.layer.VariationalCircuit;
import io.qubridge.app.model.LayerSpec.Block;
import io.qubridge.app.model.LayerSpec.Dense;
import io.qubridge.app.model.LayerSpec.Pooling;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The shape of a classifier's network: a body of convolution and other layers; a dense layer of
 * features, their scaling, and the quantum layer where there is one; and a dense output layer with
 * a sigmoid for two classes, a softmax for more. Quantum layers can stand at other {@link Place}s
 * too.
 *
 * @param imageSize side of the square input in pixels
 * @param classes number of classes, at least 2
 * @param body the layers before the features
 * @param frozen how many layers of the body, from its first, keep their weights in training
 * @param features inputs of the circuit: units of the dense layer before it
 * @param scaling what happens to the features before the circuit
 * @param places where the quantum layers stand; a place that is named twice has two of them, one
 *     after the other, which only {@link Place#HEAD} can
 * @param quantum the quantum layer, of the same design at each place; empty in a classical network
 * @param dense what stands in place of the circuit; empty where there is a circuit or nothing
 */
public record NetworkSpec(
    int imageSize,
    int classes,
    List<LayerSpec> body,
    int frozen,
    int features,
    FeatureScaling scaling,
    List<Place> places,
    Optional<QuantumPart> quantum,
    Optional<DensePart> dense) {
  /** The most blocks of {@code --blocks}. */
  public static final int MAX_BLOCKS = 3;

  /** The most classes. */
  public static final int MAX_CLASSES = 1_000;

  /** The most parameters: as many as fit into a gigabyte. */
  public static final int MAX_PARAMETERS = 1 << 28;

  /** The largest side of an image, in pixels. */
  public static final int MAX_IMAGE_SIZE = 1_024;

  private static final int MAX_HEADS = 16;

  /**
   * Checks that the parts fit.
   *
   * @throws IllegalArgumentException if a number is out of range, a layer cannot take what comes to
   *     it, or the circuit takes another number of inputs
   */
  public NetworkSpec {
    body = List.copyOf(body);
    places = List.copyOf(places);
    Objects.requireNonNull(scaling, "scaling");
    Objects.requireNonNull(quantum, "quantum");
    Objects.requireNonNull(dense, "dense");
    if (quantum.isPresent() && dense.isPresent()) {
      throw new IllegalArgumentException("a network has a circuit or dense layers in its place");
    }
    Ranges.require("classes", classes, 2, MAX_CLASSES);
    Ranges.require("image size", imageSize, 1, MAX_IMAGE_SIZE);
    Ranges.require("features", features, 1, 1_000);
    Ranges.require("frozen layers", frozen, 0, body.size());
    int inputs = quantum.map(part -> part.circuit().inputs()).orElse(features);
    if (inputs != features) {
      throw new IllegalArgumentException(
          "the circuit takes " + inputs + " inputs, but the network gives " + features);
    }
    requirePlaces(body, places, frozen);
    Ranges.require(
        "the number of parameters", parameters(body, imageSize, features), 1, MAX_PARAMETERS);
  }

  /** A network of the project's own blocks with its circuit, if any, on the features. */
  public NetworkSpec(
      int imageSize,
      int classes,
      int blocks,
      int features,
      FeatureScaling scaling,
      Optional<QuantumPart> quantum) {
    this(
        imageSize,
        classes,
        Architecture.blocks(blocks, false),
        0,
        features,
        scaling,
        List.of(Place.HEAD),
        quantum,
        Optional.empty());
  }

  /** A hybrid network of the project's own blocks. */
  public static NetworkSpec hybrid(
      int imageSize, int classes, int blocks, FeatureScaling scaling, QuantumPart quantum) {
    return new NetworkSpec(
        imageSize, classes, blocks, quantum.circuit().inputs(), scaling, Optional.of(quantum));
  }

  /**
   * One of this hybrid network's twins, or itself; they differ in the quantum layers alone.
   *
   * @throws IllegalArgumentException if the twin has dense layers in place of the circuit, which
   *     only circuits on the features can be replaced by
   * @throws java.util.NoSuchElementException if this network has no quantum layer
   */
  public NetworkSpec twin(ModelKind kind) {
    QuantumPart part = quantum.orElseThrow();
    VariationalCircuit circuit = part.circuit();
    return switch (kind) {
      case HYBRID -> this;
      case CLASSICAL -> with(Optional.empty(), Optional.empty());
      case DENSE -> denseTwin(circuit);
      case UNENTANGLED -> with(new QuantumPart(circuit.unentangled(), part.execution()));
      case FROZEN -> with(new QuantumPart(circuit, part.execution(), true));
    };
  }

  /** Whether there is a quantum layer. */
  @JsonIgnore
  public ModelKind kind() {
    return quantum.isPresent() ? ModelKind.HYBRID : ModelKind.CLASSICAL;
  }

  /** The number of parameters up to the features, which is nearly all of them. */
  public long parameters() {
    return parameters(body, imageSize, features);
  }

  private static long parameters(List<LayerSpec> body, int imageSize, int features) {
    FeatureMap image = FeatureMap.image(imageSize);
    long ofFeatures = features * (1 + LayerSpec.outputOf(body, image).size());
    return LayerSpec.parametersOf(body, image) + ofFeatures;
  }

  boolean has(Place place) {
    return places.contains(place);
  }

  /** How many layers of the body come before its first dense layer. */
  int convolutional() {
    return convolutional(body);
  }

  /** The index of the last layer of the body that pools; -1 where there is none. */
  int lastPooling() {
    return lastPooling(body);
  }

  private NetworkSpec denseTwin(VariationalCircuit circuit) {
    if (!places.equals(List.of(Place.HEAD))) {
      throw new IllegalArgumentException(
          "dense layers can take the circuit's place only where it is at 'head' alone");
    }
    return with(Optional.empty(), Optional.of(DensePart.matching(circuit)));
  }

  private NetworkSpec with(QuantumPart part) {
    return with(Optional.of(part), Optional.empty());
  }

  private NetworkSpec with(Optional<QuantumPart> circuit, Optional<DensePart> layers) {
    return new NetworkSpec(
        imageSize, classes, body, frozen, features, scaling, places, circuit, layers);
  }

  private static int convolutional(List<LayerSpec> body) {
    return IntStream.range(0, body.size())
        .filter(k -> body.get(k) instanceof Dense)
        .findFirst()
        .orElse(body.size());
  }

  private static int lastPooling(List<LayerSpec> body) {
    return IntStream.range(0, body.size())
        .filter(k -> body.get(k) instanceof Pooling || body.get(k) instanceof Block)
        .reduce(-1, (before, k) -> k);
  }

  private static void requirePlaces(List<LayerSpec> body, List<Place> places, int frozen) {
    if (places.isEmpty()) {
      throw new IllegalArgumentException("a quantum layer needs a place");
    }
    Ranges.require("quantum layers at 'head'", Place.count(places, Place.HEAD), 0, MAX_HEADS);
    for (Place place : Place.values()) {
      if (place != Place.HEAD && Place.count(places, place) > 1) {
        throw new IllegalArgumentException(
            "place '" + place.label() + "' is named twice; only 'head' takes several layers");
      }
    }
    if (places.contains(Place.POOLING) && lastPooling(body) < frozen) {
      throw new IllegalArgumentException(
          "the network has no pooling layer, or only frozen ones, that a circuit could replace");
    }
    if (places.contains(Place.INPUT) && frozen > 0) {
      throw new IllegalArgumentException(
          "a circuit at 'input' would change what the frozen layers get; choose another place");
    }
    boolean spatial = places.contains(Place.POSITIONS) || places.contains(Place.CHANNELS);
    if (spatial && convolutional(body) < frozen) {
      throw new IllegalArgumentException(
          "dense layers of the body are frozen; use fewer of its layers for this place");
    }
  }
}
