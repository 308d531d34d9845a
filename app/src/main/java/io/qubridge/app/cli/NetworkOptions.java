package io.qubridge.app.cli;

import io.qubridge.app.layer.ExecutionSettings;
import io.qubridge.app.layer.VariationalCircuit;
import io.qubridge.app.model.Backbone;
import io.qubridge.app.model.FeatureScaling;
import io.qubridge.app.model.NetworkPreset;
import io.qubridge.app.model.NetworkSpec;
import io.qubridge.app.model.Place;
import io.qubridge.app.model.QuantumPart;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every command that makes a network. */
public final class NetworkOptions {
  /** Networks whose other settings can go with another body. */
  private static final Set<String> EXCHANGEABLE = Set.of("default", "study");

  @Option(
      names = "--network",
      paramLabel = "NAME",
      defaultValue = "default",
      description = {
        "Settings that belong together: 'default', 'study' for one block, pixels only divided"
            + " by 255, no feature scaling and no augmentation, 'lenet-5', 'alexnet', 'vgg-19', or"
            + " file:CONF.json (default: ${DEFAULT-VALUE})."
      })
  private String name;

  @Option(
      names = "--blocks",
      paramLabel = "N",
      description = "Convolution blocks, 1 to 3 (default: 3; study: 1).")
  private Integer blocks;

  @Option(names = "--batch-norm", description = "Batch normalisation after each convolution.")
  private boolean batchNorm;

  @Option(
      names = "--place",
      paramLabel = "NAME",
      defaultValue = "head",
      split = ",",
      description =
          "Where quantum layers stand, a list of input, pooling, positions, channels and head; head"
              + " may be repeated (default: ${DEFAULT-VALUE}).")
  private List<String> places;

  @Option(
      names = "--freeze-circuit",
      description = "Leave the circuit's weights as they are drawn.")
  private boolean freezeCircuit;

  @Option(
      names = "--backbone",
      paramLabel = "MODEL",
      description =
          "Take the layers of a trained network, frozen, as the body: a model's folder or a DL4J zip"
              + " of a multi-layer network.")
  private Path backbone;

  @Option(
      names = "--backbone-layers",
      paramLabel = "N",
      description = "How many of its layers, from its first; all before its output where absent.")
  private Integer backboneLayers;

  @Option(
      names = "--feature-scaling",
      paramLabel = "NAME",
      description =
          "Of the features before the circuit: none, tanh, arctan, batch-norm, batch-norm+tanh or"
              + " batch-norm+arctan (default: batch-norm+tanh; study: none).")
  private String scaling;

  @Mixin private CircuitOptions circuit;

  @Option(
      names = "--gradient",
      paramLabel = "METHOD",
      defaultValue = "auto",
      description =
          "auto, adjoint, parameter-shift, spsa or finite-difference (default: ${DEFAULT-VALUE}).")
  private String gradient;

  /** Whether pixels are standardised by the training part. */
  boolean standardised() {
    return preset().standardises();
  }

  /** The name of the gradient method. */
  String gradient() {
    return gradient;
  }

  /**
   * The hybrid network.
   *
   * @throws IllegalArgumentException if a name is unknown or a number out of range
   */
  NetworkSpec network(int imageSize, int classes, ExecutionSettings execution) {
    VariationalCircuit design = circuit.circuit();
    Optional<Backbone> frozen = backbone();
    return new NetworkSpec(
        imageSize,
        classes,
        frozen.map(Backbone::layers).orElse(preset().body()),
        frozen.map(found -> found.layers().size()).orElse(0),
        design.inputs(),
        scaling == null ? preset().scaling() : FeatureScaling.of(scaling),
        places.stream().map(Place::of).toList(),
        Optional.of(new QuantumPart(design, execution, freezeCircuit)),
        Optional.empty());
  }

  /**
   * The frozen body, where one is wanted.
   *
   * @throws IllegalArgumentException if it has too few layers, or another body is chosen as well
   */
  Optional<Backbone> backbone() {
    if (backbone == null) {
      return Optional.empty();
    }
    if (blocks != null || batchNorm || !EXCHANGEABLE.contains(name)) {
      throw new IllegalArgumentException(
          "--backbone gives the body; leave --blocks, --batch-norm and --network " + name + " out");
    }
    Backbone found = Backbone.read(backbone);
    return Optional.of(backboneLayers == null ? found : found.first(backboneLayers));
  }

  /**
   * The settings that belong together.
   *
   * @throws IllegalArgumentException if the name is unknown or does not go with other options
   */
  NetworkPreset preset() {
    NetworkPreset preset = NetworkPreset.named(name);
    if (blocks != null) {
      preset = preset.withBlocks(blocks);
    }
    return batchNorm ? preset.withBatchNorm() : preset;
  }
}
