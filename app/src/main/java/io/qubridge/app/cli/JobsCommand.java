package io.qubridge.app.cli;

import java.util.ArrayList;
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

  private static final String LIST = "list";

  @Spec private CommandSpec spec;

  /** A command line in which {@code jobs} followed by an option is {@code jobs list}. */
  static String[] withList(String[] arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    int next = all.indexOf(Main.JOBS) + 1;
    boolean named = all.stream().limit(next).filter(arg -> !arg.startsWith("-")).count() == 1;
    if (named && next < all.size() && all.get(next).matches("-(?!h$|-help$).*")) {
      all.add(next, LIST);
    }
    return all.toArray(String[]::new);
  }

  @Override
  public void run() {
    spec.subcommands().get(LIST).execute();
  }
}
