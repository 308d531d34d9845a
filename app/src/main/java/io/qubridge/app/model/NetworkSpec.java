package io.qubridge.app.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.qubridge.app.layer.VariationalCircuit;
import java.util.Objects;
import java.util.Optional;

/**
 * The shape of a classifier's network.
 *
 * <p>One to three blocks of zero padding, convolution (30 filters of 5 x 5), ReLU, dropout of a
 * quarter and 2 x 2 max-pooling; a dense layer; feature scaling; the quantum layer where there is
 * one; and a dense output layer with a sigmoid for two classes, a softmax for more.
 *
 * @param imageSize side of the square input in pixels
 * @param classes number of classes, at least 2
 * @param blocks number of convolution blocks
 * @param features units of the dense layer: as many as the circuit takes inputs
 * @param scaling what happens to the features after the dense layer
 * @param quantum the quantum layer; empty in a classical network
 * @param dense what stands in place of the circuit; empty where there is a circuit or nothing
 */
public record NetworkSpec(
    int imageSize,
    int classes,
    int blocks,
    int features,
    FeatureScaling scaling,
    Optional<QuantumPart> quantum,
    Optional<DensePart> dense) {
  /** The most convolution blocks. */
  public static final int MAX_BLOCKS = 3;

  /** The most classes. */
  public static final int MAX_CLASSES = 1_000;

  /** The most weights of the dense layer: as many as fit into half a gigabyte. */
  public static final int MAX_WEIGHTS = 1 << 27;

  /** Filters of each convolution. */
  static final int FILTERS = 30;

  /** The largest side of an image, in pixels. */
  public static final int MAX_IMAGE_SIZE = 1_024;

  /**
   * Checks that the parts fit.
   *
   * @throws IllegalArgumentException if a number is out of range or the circuit takes another
   *     number of inputs
   */
  public NetworkSpec {
    Objects.requireNonNull(scaling, "scaling");
    Objects.requireNonNull(quantum, "quantum");
    Objects.requireNonNull(dense, "dense");
    if (quantum.isPresent() && dense.isPresent()) {
      throw new IllegalArgumentException("a network has a circuit or dense layers in its place");
    }
    requireRange("blocks", blocks, 1, MAX_BLOCKS);
    requireRange("classes", classes, 2, MAX_CLASSES);
    requireRange("image size", imageSize, 1 << blocks, MAX_IMAGE_SIZE);
    requireRange("features", features, 1, 1_000);
    requireRange(
        "weights of the dense layer", denseWeights(imageSize, blocks, features), 1, MAX_WEIGHTS);
    int inputs = quantum.map(part -> part.circuit().inputs()).orElse(features);
    if (inputs != features) {
      throw new IllegalArgumentException(
          "the circuit takes " + inputs + " inputs, but the network gives " + features);
    }
  }

  /** A hybrid network, its dense layer as wide as the circuit has inputs. */
  public static NetworkSpec hybrid(
      int imageSize, int classes, int blocks, FeatureScaling scaling, QuantumPart quantum) {
    return new NetworkSpec(
        imageSize, classes, blocks, quantum.circuit().inputs(), scaling, Optional.of(quantum));
  }

  /** A network with a circuit or nothing between features and output. */
  public NetworkSpec(
      int imageSize,
      int classes,
      int blocks,
      int features,
      FeatureScaling scaling,
      Optional<QuantumPart> quantum) {
    this(imageSize, classes, blocks, features, scaling, quantum, Optional.empty());
  }

  /**
   * One of this hybrid network's twins, or itself; they differ in the quantum layer alone.
   *
   * @throws java.util.NoSuchElementException if this network has no quantum layer
   */
  public NetworkSpec twin(ModelKind kind) {
    QuantumPart part = quantum.orElseThrow();
    VariationalCircuit circuit = part.circuit();
    return switch (kind) {
      case HYBRID -> this;
      case CLASSICAL -> with(Optional.empty(), Optional.empty());
      case DENSE -> with(Optional.empty(), Optional.of(DensePart.matching(circuit)));
      case UNENTANGLED -> with(new QuantumPart(circuit.unentangled(), part.execution()));
      case FROZEN -> with(new QuantumPart(circuit, part.execution(), true));
    };
  }

  private NetworkSpec with(QuantumPart part) {
    return with(Optional.of(part), Optional.empty());
  }

  private NetworkSpec with(Optional<QuantumPart> circuit, Optional<DensePart> layers) {
    return new NetworkSpec(imageSize, classes, blocks, features, scaling, circuit, layers);
  }

  /** Whether there is a quantum layer. */
  @JsonIgnore
  public ModelKind kind() {
    return quantum.isPresent() ? ModelKind.HYBRID : ModelKind.CLASSICAL;
  }

  private static long denseWeights(int imageSize, int blocks, int features) {
    long side = imageSize >> blocks;
    return side * side * FILTERS * features;
  }

  private static void requireRange(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " is " + value + "; it must be " + least + " to " + most);
    }
  }
}
