package io.qubridge.app.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line's entry point: chooses the command and turns its outcome into an exit code. */
@Command(
    name = "qubridge",
    description = {
      "Trains image classifiers with a quantum layer and runs circuits, on a local simulator or a"
          + " quantum service."
    },
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    footer = {"", "'qubridge COMMAND --help' explains a command."})
public final class Main implements Runnable {
  static final String JOBS = "jobs";

  /** Of the command line alone: a program that uses the library has a logging of its own. */
  private static final String LOGGING = "logback.configurationFile";

  /** The commands in the order of the help. */
  private static final Map<String, Class<?>> COMMANDS = commands();

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version and the Java that runs it.")
  private boolean version;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show where a failure comes from.")
  private boolean debug;

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    if (System.getProperty(LOGGING) == null) {
      System.setProperty(LOGGING, "io/qubridge/app/cli/logback.xml");
    }
    Locale.setDefault(Locale.ROOT); // numbers look alike wherever a script reads them
    int status;
    try {
      String[] all = JobsCommand.withList(args);
      status = commandLine(all).execute(all);
    } catch (OutOfMemoryError | StackOverflowError failure) {
      status = FailureReport.report(failure, false);
    }
    if (System.out.checkError() && status == ExitCode.OK.number()) {
      status = unwritten().number();
    }
    System.exit(status);
  }

  /** Tells that the result was not written, unless its reader wanted no more of it. */
  private static ExitCode unwritten() {
    if (Terminal.system().pipesOut()) {
      return ExitCode.CLOSED_PIPE;
    }
    FailureReport.print("the result could not be written to standard output");
    return ExitCode.FILES;
  }

  /**
   * The parser for some arguments: with the command that they name, or with all commands where they
   * name none. To look at every command takes as long as to run a light one.
   */
  static CommandLine commandLine(String... args) {
    Terminal terminal = Terminal.system();
    CommandLine line = new CommandLine(new Main());
    String name = Arrays.stream(args).filter(arg -> !arg.startsWith("-")).findFirst().orElse("");
    Map<String, Class<?>> chosen =
        COMMANDS.containsKey(name) ? Map.of(name, COMMANDS.get(name)) : COMMANDS;
    for (Class<?> command : chosen.values()) { // a method reference would keep picocli unarchived
      line.addSubcommand(command);
    }
    if (name.equals(JOBS)) {
      JobsCommand.COMMANDS.forEach(line.getSubcommands().get(JOBS)::addSubcommand);
    }
    line.getCommandSpec().usageMessage().exitCodeList(ExitCode.table());
    return line.setOut(new PrintWriter(terminal.out(), true))
        .setErr(new PrintWriter(terminal.err(), true))
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(Math.max(80, Math.min(terminal.columns(), 120)))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new UsageFailure())
        .setExecutionExceptionHandler(new FailureReport());
  }

  /** Whether {@code --debug} was given anywhere on the command line. */
  static boolean debug(CommandLine command) {
    CommandLine root = command;
    while (root.getParent() != null) {
      root = root.getParent();
    }
    return ((Main) root.getCommand()).debug;
  }

  private static Map<String, Class<?>> commands() {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    commands.put("compare", CompareCommand.class);
    commands.put("train", TrainCommand.class);
    commands.put("evaluate", EvaluateCommand.class);
    commands.put("predict", PredictCommand.class);
    commands.put("run", RunCommand.class);
    commands.put("backends", BackendsCommand.class);
    commands.put("transpile", TranspileCommand.class);
    commands.put("device", DeviceCommand.class);
    commands.put("layer", LayerCommand.class);
    commands.put(JOBS, JobsCommand.class);
    return commands;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}
