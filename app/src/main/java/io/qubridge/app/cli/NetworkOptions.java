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
              + " batch-norm+arctan.")
  private String scaling;

  @Option(
      names = "--qubits",
      paramLabel = "N",
      defaultValue = "2",
      description = "Qubits of the quantum layer (default: ${DEFAULT-VALUE}).")
  private int qubits;

  @Option(
      names = "--layers",
      paramLabel = "N",
      description = "How often the ansatz repeats (default: 6; 1 for a program).")
  private Integer layers;

  @Option(
      names = "--embedding",
      paramLabel = "NAME",
      description = {
        "How features enter the circuit: angle, angle:ry, angle:rz, dense-angle, amplitude, basis,"
            + " iqp, zz-feature-map, or none for a program that takes inputs (default: angle)."
      })
  private String embedding;

  @Option(
      names = "--inputs",
      paramLabel = "N",
      description = "Features that enter the circuit (default: as many as the embedding takes).")
  private Integer inputs;

  @Option(names = "--reuploading", description = "Embed the features before each layer again.")
  private boolean reuploading;

  @Option(
      names = "--ansatz",
      paramLabel = "NAME",
      defaultValue = "basic-entangler",
      description = {
        "The trained part of the circuit: basic-entangler[:ry|:rz], strongly-entangling,"
            + " real-amplitudes[:full|:circular], efficient-su2, simplified-two-design,"
            + " one-parameter, random[-frozen][:SEED], or file:CIRCUIT.qasm, an OpenQASM 3 program"
            + " whose inputs named x... are features and whose other inputs are weights (default:"
            + " ${DEFAULT-VALUE})."
      })
  private String ansatz;

  @Option(
      names = "--observables",
      paramLabel = "LIST",
      split = ",",
      description = {
        "What the circuit gives on: z for each qubit's, parity, probabilities, or Pauli strings"
            + " such as 'Z0,Z0 Z1,X2' (default: z)."
      })
  private List<String> observables = List.of();

  @Option(
      names = "--initialisation",
      paramLabel = "NAME",
      defaultValue = "uniform",
      description =
          "How weights start: uniform, small-normal or identity-block (default: ${DEFAULT-VALUE}).")
  private String initialisation;

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
    VariationalCircuit circuit = circuit();
    Optional<Backbone> frozen = backbone();
    return new NetworkSpec(
        imageSize,
        classes,
        frozen.map(Backbone::layers).orElse(preset().body()),
        frozen.map(found -> found.layers().size()).orElse(0),
        circuit.inputs(),
        scaling == null ? preset().scaling() : FeatureScaling.of(scaling),
        places.stream().map(Place::of).toList(),
        Optional.of(new QuantumPart(circuit, execution, freezeCircuit)),
        Optional.empty());
  }

  /**
   * The circuit.
   *
   * @throws IllegalArgumentException if a name is unknown or a number out of range
   */
  VariationalCircuit circuit() {
    return VariationalCircuit.of(
        qubits, layers, embedding, ansatz, observables, inputs, reuploading, initialisation);
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
