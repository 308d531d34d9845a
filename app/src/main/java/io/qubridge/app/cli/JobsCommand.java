package io.qubridge.app.cli;

import java.util.List;
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
    synopsisSubcommandLabel = "[COMMAND]")
final class JobsCommand implements Runnable {
  /** In the order of the help; added only where the command is named, for they take time. */
  static final List<Class<?>> COMMANDS =
      List.of(
          JobsListCommand.class,
          JobsShowCommand.class,
          JobsFetchCommand.class,
          JobsCancelCommand.class,
          JobsExportCommand.class,
          JobsSettleCommand.class);

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.subcommands().get("list").execute();
  }
}
