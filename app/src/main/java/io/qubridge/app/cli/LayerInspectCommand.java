package io.qubridge.app.cli;

import io.qubridge.app.inspection.Inspection;
import io.qubridge.app.layer.VariationalCircuit;
import io.qubridge.app.model.AtomicFile;
import io.qubridge.app.report.CircuitDrawing;
import io.qubridge.loader.BackendRegistry;
import io.qubridge.spi.Backend;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints what is known of a layer's circuit before training. */
@Command(
    name = "inspect",
    description = {
      "Shows a quantum layer's circuit, its size, the expressibility and entangling capability of"
          + " its ansatz, and how its gradients fall with the qubits (barren plateau)."
    })
final class LayerInspectCommand implements Runnable {
  private static final int MOST_SAMPLES = 1_000_000;
  private static final int MOST_QUBITS = 16;

  @Mixin private CircuitOptions circuit;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "Random states, pairs of states and gradients that are drawn (default:"
              + " ${DEFAULT-VALUE}).")
  private int samples;

  @Option(
      names = "--max-qubits",
      paramLabel = "N",
      defaultValue = "8",
      description = "The most qubits of the gradients' variance (default: ${DEFAULT-VALUE}).")
  private int mostQubits;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of what is drawn (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE.svg",
      description = "Also draw the circuit as SVG.")
  private Path drawing;

  @Mixin private OutputOptions output;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    require("--samples", samples, 10, MOST_SAMPLES);
    require("--max-qubits", mostQubits, 2, MOST_QUBITS);
    VariationalCircuit design = design();
    requireLargest(design);
    if (drawing != null) {
      String svg = CircuitDrawing.standalone(design.toCircuit(), "the quantum layer's circuit");
      AtomicFile.write(drawing, out -> out.write(svg.getBytes(StandardCharsets.UTF_8)));
      output.note("wrote " + drawing);
    }
    try (Backend simulator = BackendRegistry.load(List.of()).open("local", Map.of())) {
      Inspection inspection = Inspection.of(design, samples, mostQubits, seed, simulator);
      if (output.json()) {
        Json.print(output.terminal().out(), LayerJson.document(inspection, samples, seed));
      } else {
        output.terminal().out().print(LayerTable.of(inspection, output.terminal()));
      }
    }
  }

  private VariationalCircuit design() {
    try {
      return circuit.circuit();
    } catch (IllegalArgumentException fault) {
      throw new ParameterException(spec.commandLine(), fault.getMessage(), fault);
    }
  }

  /** Finds out before anything is computed whether the design has so many qubits. */
  private void requireLargest(VariationalCircuit design) {
    if (design.program() == null) {
      try {
        design.onQubits(Math.max(mostQubits, design.leastQubits()));
      } catch (IllegalArgumentException fault) {
        throw new ParameterException(
            spec.commandLine(), "--max-qubits " + mostQubits + ": " + fault.getMessage(), fault);
      }
    }
  }

  private void require(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ParameterException(
          spec.commandLine(), option + " is " + value + "; it takes " + least + " to " + most);
    }
  }
}
