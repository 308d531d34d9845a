package io.qubridge.app.cli;

import io.qubridge.app.layer.VariationalCircuit;
import java.util.List;
import picocli.CommandLine.Option;

/** What a quantum layer computes. */
public final class CircuitOptions {
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
            + " whose inputs named x... are features and whose other inputs are weights; with"
            + " :product behind the name without gates on several qubits (default:"
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

  /**
   * The circuit.
   *
   * @throws IllegalArgumentException if a name is unknown or a number out of range
   */
  VariationalCircuit circuit() {
    return VariationalCircuit.of(
        qubits, layers, embedding, ansatz, observables, inputs, reuploading, initialisation);
  }
}
