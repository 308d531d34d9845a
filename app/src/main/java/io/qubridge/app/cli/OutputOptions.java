package io.qubridge.app.cli;

import picocli.CommandLine.Option;

/** Options of every command that prints: how much, and for whom. */
public final class OutputOptions {
  @Option(names = "--quiet", description = "Print the result and nothing else.")
  private boolean quiet;

  @Option(names = "--json", description = "Print the result as JSON and nothing else.")
  private boolean json;

  private volatile ProgressDisplay current = ProgressDisplay.SILENT;

  /** Whether the result is to be JSON. */
  public boolean json() {
    return json;
  }

  /** Where the command prints. */
  public Terminal terminal() {
    return Terminal.system();
  }

  /** Tells the user something beside the result; silent with {@code --quiet} and {@code --json}. */
  public void note(String line) {
    if (!silent()) {
      terminal().err().println(line);
    }
  }

  /**
   * Shows how far a long piece of work is: a bar with rate and time left on a terminal, a line from
   * time to time otherwise, nothing with {@code --quiet} and {@code --json}.
   *
   * @param task what is done, for example {@code loading images}
   */
  public ProgressDisplay progress(String task) {
    if (silent()) {
      return ProgressDisplay.SILENT;
    }
    current =
        terminal().interactive()
            ? new ProgressBarDisplay(task, terminal())
            : new ProgressLines(task, terminal().err(), System::nanoTime);
    return current;
  }

  /**
   * Shows how something stands that the command waits for: beside the progress at work where that
   * is drawn over itself, else as a line.
   */
  void status(String text) {
    if (drawsOver()) {
      current.message(text);
    } else {
      note(text);
    }
  }

  /** Whether {@link #status} costs no line. */
  boolean drawsOver() {
    return current.drawsOver();
  }

  private boolean silent() {
    return quiet || json;
  }
}
