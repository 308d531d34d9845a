package io.qubridge.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands about devices. */
@Command(
    name = "device",
    description = "Shows quantum devices as their calibration describes them.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = DeviceShowCommand.class)
final class DeviceCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "no command given; try qubridge device show line5");
  }
}
