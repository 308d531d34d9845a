package io.qubridge.app.cli;

import io.qubridge.app.model.AtomicFile;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Parameter;
import io.qubridge.device.DeviceModel;
import io.qubridge.execution.Bindings;
import io.qubridge.qasm.QasmWriter;
import io.qubridge.transpile.Metrics;
import io.qubridge.transpile.TranspileOptions;
import io.qubridge.transpile.TranspileOptions.ParametrizedBlocks;
import io.qubridge.transpile.TranspileResult;
import io.qubridge.transpile.Transpiler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
          + " inputs. Blocks of gates on one pair whose angles are numbers are resynthesized with"
          + " at most three two-qubit gates."
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

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A number for one of the program's inputs, such as 0.3 or pi/2 (radians).")
  private Map<String, String> values = new LinkedHashMap<>();

  @Option(
      names = "--resynthesize-rows",
      description = {
        "Resynthesize blocks with inputs too: each becomes a template whose angles are inputs of"
            + " their own, which --rows computes (TranspileResult.bind in Java)."
      })
  private boolean resynthesizeRows;

  @Option(
      names = "--rows",
      paramLabel = "ROWS.csv",
      description = {
        "With --resynthesize-rows: rows of values for the program's inputs, below their names."
            + " The same rows for the inputs of the result are printed; the program goes to the"
            + " file of -o, or both into the JSON. - reads standard input."
      })
  private String rows;

  @Mixin private OutputOptions output;

  @Override
  public void run() {
    requireRowsFit();
    Circuit program = ProgramText.circuit(file);
    Circuit circuit = program.bind(ParameterValues.of(program, values));
    Bindings logical = rows == null ? null : ParameterRows.read(rows, circuit);
    DeviceModel model = DeviceSource.open(device, output);
    TranspileOptions options =
        new TranspileOptions(
            seed,
            resynthesizeRows
                ? ParametrizedBlocks.RESYNTHESIZE_ROWS
                : ParametrizedBlocks.KEEP_GATES);
    TranspileResult result = Transpiler.transpile(circuit, model, options);
    Bindings bound = rows == null ? null : result.bind(logical);
    String isa = written(result.isa());
    if (target != null) {
      byte[] text = isa.getBytes(StandardCharsets.UTF_8);
      AtomicFile.write(target, out -> out.write(text));
    }
    if (output.json()) {
      Json.print(output.terminal().out(), json(model, result, isa, bound));
      return;
    }
    if (bound != null) {
      ParameterRows.print(bound, output.terminal().out());
    } else if (target == null) {
      output.terminal().out().print(isa);
    }
    output.note(summary(model, result.metrics()));
  }

  private String written(Circuit isa) {
    try {
      return QasmWriter.write(isa);
    } catch (IllegalArgumentException name) { // without stdgates.inc a program may call an input h
      throw ProgramText.unusable(file, name.getMessage());
    }
  }

  private void requireRowsFit() {
    if (rows == null) {
      return;
    }
    if (!resynthesizeRows) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--rows needs --resynthesize-rows; without it the result takes the program's own rows");
    }
    if (target == null && !output.json()) {
      throw new CommandFailure(
          ExitCode.USAGE, "--rows prints rows; say with -o where the program goes, or add --json");
    }
    if (rows.equals(ProgramText.STANDARD_INPUT) && file.equals(ProgramText.STANDARD_INPUT)) {
      throw new CommandFailure(
          ExitCode.USAGE, "the program and --rows cannot both come from standard input");
    }
  }

  private String summary(DeviceModel model, Metrics metrics) {
    return String.format(
        "%s: %s, two-qubit depth %d, estimated success probability %.4f%s",
        model.name(),
        Figures.count(metrics.twoQubitGates(), "two-qubit gate"),
        metrics.twoQubitDepth(),
        metrics.estimatedSuccessProbability(),
        target == null ? "" : "; wrote " + target);
  }

  private Map<String, Object> json(
      DeviceModel model, TranspileResult result, String isa, Bindings bound) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("device", model.name());
    json.put("seed", seed);
    json.put("parameters", result.isa().parameters().stream().map(Parameter::name).toList());
    json.put("initialLayout", result.initialLayout().physical());
    json.put("finalLayout", result.finalLayout().physical());
    json.put("twoQubitGates", result.metrics().twoQubitGates());
    json.put("twoQubitDepth", result.metrics().twoQubitDepth());
    json.put("estimatedSuccessProbability", result.metrics().estimatedSuccessProbability());
    json.put("output", target == null ? null : target.toString());
    json.put("program", isa);
    if (bound != null) {
      json.put("rows", IntStream.range(0, bound.rows()).mapToObj(row -> row(bound, row)).toList());
    }
    return json;
  }

  private static List<Double> row(Bindings rows, int row) {
    int columns = rows.parameters().size();
    int start = row * columns;
    return Arrays.stream(rows.values().array(), start, start + columns).boxed().toList();
  }
}
