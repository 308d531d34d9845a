package io.qubridge.app.cli;

import io.qubridge.app.model.AtomicFile;
import io.qubridge.circuit.Circuit;
import io.qubridge.device.DeviceModel;
import io.qubridge.qasm.QasmWriter;
import io.qubridge.transpile.Metrics;
import io.qubridge.transpile.TranspileOptions;
import io.qubridge.transpile.TranspileResult;
import io.qubridge.transpile.Transpiler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns a program into one that a device can run. */
@Command(
    name = "transpile",
    description = {
      "Turns an OpenQASM 3 program into one for a device: its own gates on physical qubits, on"
          + " coupled and calibrated pairs only. Measured bits keep their names, inputs stay"
          + " inputs."
    })
final class TranspileCommand implements Runnable {
  @Parameters(
      index = "0",
      paramLabel = "FILE.qasm",
      description = "The program; - reads standard input.")
  private String file;

  @Option(
      names = "--device",
      required = true,
      paramLabel = "DIR|NAME",
      description = DeviceSource.HELP)
  private String device;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT.qasm",
      description = "Write the program there instead of printing it.")
  private Path target;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Decides between equal choices (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private OutputOptions output;

  @Override
  public void run() {
    Circuit circuit = ProgramText.circuit(file);
    DeviceModel model = DeviceSource.open(device, output);
    TranspileResult result =
        Transpiler.transpile(circuit, model, TranspileOptions.DEFAULT.withSeed(seed));
    String program = QasmWriter.write(result.isa());
    if (target != null) {
      byte[] text = program.getBytes(StandardCharsets.UTF_8);
      AtomicFile.write(target, out -> out.write(text));
    }
    if (output.json()) {
      Json.print(output.terminal().out(), json(model, result, program));
      return;
    }
    if (target == null) {
      output.terminal().out().print(program);
    }
    output.note(summary(model, result.metrics()));
  }

  private String summary(DeviceModel model, Metrics metrics) {
    return String.format(
        "%s: %d two-qubit gates, two-qubit depth %d, estimated success probability %.4f%s",
        model.name(),
        metrics.twoQubitGates(),
        metrics.twoQubitDepth(),
        metrics.estimatedSuccessProbability(),
        target == null ? "" : "; wrote " + target);
  }

  private Map<String, Object> json(DeviceModel model, TranspileResult result, String program) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("device", model.name());
    json.put("seed", seed);
    json.put("initialLayout", result.initialLayout().physical());
    json.put("finalLayout", result.finalLayout().physical());
    json.put("twoQubitGates", result.metrics().twoQubitGates());
    json.put("twoQubitDepth", result.metrics().twoQubitDepth());
    json.put("estimatedSuccessProbability", result.metrics().estimatedSuccessProbability());
    json.put("output", target == null ? null : target.toString());
    json.put("program", program);
    return json;
  }
}
