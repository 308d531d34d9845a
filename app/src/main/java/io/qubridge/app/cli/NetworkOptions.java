package io.qubridge.app.cli;

import io.qubridge.app.layer.ExecutionSettings;
import io.qubridge.app.layer.VariationalCircuit;
import io.qubridge.app.model.FeatureScaling;
import io.qubridge.app.model.NetworkPreset;
import io.qubridge.app.model.NetworkSpec;
import io.qubridge.app.model.QuantumPart;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Options of every command that makes a network. */
public final class NetworkOptions {
  @Option(
      names = "--network",
      paramLabel = "NAME",
      defaultValue = "default",
      description = {
        "Settings that belong together: 'default', or 'study' for one block, pixels only divided"
            + " by 255, no feature scaling and no augmentation (default: ${DEFAULT-VALUE})."
      })
  private String preset;

  @Option(
      names = "--blocks",
      paramLabel = "N",
      description = "Convolution blocks, 1 to 3 (default: 3; study: 1).")
  private Integer blocks;

  @Option(
      names = "--feature-scaling",
      paramLabel = "NAME",
      description =
          "Of the features before the circuit: none, tanh, batch-norm or batch-norm+tanh.")
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
      defaultValue = "6",
      description = "How often the ansatz repeats (default: ${DEFAULT-VALUE}).")
  private int layers;

  @Option(
      names = "--embedding",
      paramLabel = "NAME",
      defaultValue = "angle",
      description = "How features enter the circuit (default: ${DEFAULT-VALUE}).")
  private String embedding;

  @Option(
      names = "--ansatz",
      paramLabel = "NAME",
      defaultValue = "basic-entangler",
      description = "The trained part of the circuit (default: ${DEFAULT-VALUE}).")
  private String ansatz;

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
    VariationalCircuit circuit =
        new VariationalCircuit(qubits, layers, embedding, ansatz, List.of());
    return NetworkSpec.hybrid(
        imageSize,
        classes,
        blocks == null ? preset().blocks() : blocks,
        scaling == null ? preset().scaling() : FeatureScaling.of(scaling),
        new QuantumPart(circuit, execution));
  }

  /** The settings that belong together. */
  NetworkPreset preset() {
    return Arrays.stream(NetworkPreset.values())
        .filter(known -> known.label().equals(preset))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(unknownPreset()));
  }

  private String unknownPreset() {
    String known =
        Arrays.stream(NetworkPreset.values())
            .map(NetworkPreset::label)
            .collect(Collectors.joining(", "));
    return "unknown network '" + preset + "'; known: " + known;
  }
}
