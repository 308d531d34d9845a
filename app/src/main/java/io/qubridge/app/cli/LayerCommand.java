package io.qubridge.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands about quantum layers. */
@Command(
    name = "layer",
    description = "Shows quantum layers before they are trained.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = LayerInspectCommand.class)
final class LayerCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "no command given; try qubridge layer inspect");
  }
}
