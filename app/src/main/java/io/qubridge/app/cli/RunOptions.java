package io.qubridge.app.cli;

import io.qubridge.app.training.RunFolder;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of every command that writes a run folder. */
public final class RunOptions {
  /** What may stand beside {@code --resume}: it changes nothing of what the run computes. */
  private static final Set<String> FREE =
      Set.of(
          "--resume",
          "--quiet",
          "--json",
          "--debug",
          "-S",
          "--max-cost",
          "--max-qpu-seconds",
          "--journal");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--run",
      paramLabel = "DIR",
      description = "Folder for the results (default: runs/COMMAND-DATE-TIME).")
  private Path folder;

  @Option(
      names = "--resume",
      paramLabel = "RUN",
      description = "Continue the run in this folder with the options that it was begun with.")
  private Path resumed;

  /** Whether a new run's folder is named. */
  boolean named() {
    return folder != null;
  }

  /** Whether a run is continued. */
  boolean resumes() {
    return resumed != null;
  }

  /**
   * Opens the run's folder and holds it against other processes.
   *
   * @throws ParameterException if a run is continued with other options
   */
  RunFolder open() {
    if (resumes()) {
      refuseOtherOptions();
      return RunFolder.resume(resumed);
    }
    if (folder != null) {
      return RunFolder.create(folder);
    }
    String time = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
    return RunFolder.create(Path.of("runs", command.name() + "-" + time));
  }

  private void refuseOtherOptions() {
    List<ArgSpec> given = command.commandLine().getParseResult().matchedArgs();
    for (ArgSpec argument : given) {
      if (argument instanceof OptionSpec option && !FREE.contains(option.longestName())) {
        throw new ParameterException(
            command.commandLine(),
            option.longestName()
                + " cannot be changed with --resume: a run goes on as it was begun");
      }
    }
  }
}
