package io.qubridge.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups the commands about jobs that cost money or quota; alone it lists them. */
@Command(
    name = "jobs",
    description = {
      "Shows the jobs that cost money or quota, as the job journal has them, and fetches, cancels,"
          + " exports or settles them. Without a command: list."
    },
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = {
      JobsListCommand.class,
      JobsShowCommand.class,
      JobsFetchCommand.class,
      JobsCancelCommand.class,
      JobsExportCommand.class,
      JobsSettleCommand.class
    })
final class JobsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.subcommands().get("list").execute();
  }
}
