package io.qubridge.app.cli;

import io.qubridge.app.device.SvgGraph;
import io.qubridge.app.model.AtomicFile;
import io.qubridge.device.DeviceModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what is known of a device. */
@Command(
    name = "show",
    description = {
      "Shows a device: its qubits and gates, medians and worst figures of its calibration, the"
          + " coupling map, and what is not used and why."
    })
final class DeviceShowCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "DIR|NAME", description = DeviceSource.HELP)
  private String device;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE.svg",
      description = "Also draw the coupling map as SVG.")
  private Path drawing;

  @Mixin private OutputOptions output;

  @Override
  public void run() {
    if (drawing != null && !drawing.toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
      throw new CommandFailure(
          ExitCode.USAGE, "'" + drawing + "' does not end in .svg; devices are drawn as SVG only");
    }
    DeviceModel model = DeviceSource.open(device, output);
    if (drawing != null) {
      byte[] svg = SvgGraph.draw(model).getBytes(StandardCharsets.UTF_8);
      AtomicFile.write(drawing, out -> out.write(svg));
      output.note("wrote " + drawing);
    }
    if (output.json()) {
      Json.print(output.terminal().out(), DeviceJson.document(model));
    } else {
      output.terminal().out().print(DeviceTable.of(model, output.terminal()));
    }
  }
}
